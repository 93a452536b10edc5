package org.firstbutton.chassis.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.testing.ChassisDatabase;
import org.firstbutton.chassis.testing.PostgresResource;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The keys in a real database: made once, wrapped, rotated, and lost with the master key. */
class RotationIT {
    private static final SealedColumn COLUMN = new SealedColumn("strongbox", "sealed", "id");
    private static final int ROWS = 1_200;
    private static final String PHONE = "13812345678";

    private static ChassisDatabase database;

    private final String masterKey = PostgresResource.newMasterKey();

    @BeforeAll
    static void aTable() {
        database = ChassisDatabase.start();
        database.superuser().useHandle(handle -> handle.execute("""
                create table strongbox (id text primary key, sealed bytea not null, phone_index text);
                grant select, insert, update on strongbox to intake_consumer;
                """));
    }

    @AfterAll
    static void stopped() {
        database.close();
    }

    @Test
    void afterARotation_everyRowIsSealedAnew_andATamperedOneIsLeftWithItsAlarm() {
        Keysets keysets = afresh(masterKey);
        Vault vault = vault(keysets);
        byte[] before = vault.currentPrefix();
        fill(vault);
        database.superuser()
                .useHandle(
                        handle -> handle.execute(
                                "update strongbox set sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1) where id = 'row-0700'"));

        asConsumer(keysets, "rotate");
        vault.renew();
        int resealed = new Resealing(database.transactions(), vault).run(COLUMN);

        assertThat(vault.currentPrefix()).isNotEqualTo(before);
        assertThat(resealed).isEqualTo(ROWS);
        assertThat(ids("substring(sealed for 5) <> ?", vault.currentPrefix())).containsExactly("row-0700");
        assertThat(vault.open(COLUMN.of("row-0042"), sealed("row-0042"))).containsExactly(42);
        assertThatThrownBy(() -> vault.open(COLUMN.of("row-0700"), sealed("row-0700")));
    }

    @Test
    void theSealingKeyIsRotatedWhenItIsOld_andResealingWaitsUntilEveryReplicaKnows() {
        Keysets keysets = afresh(masterKey);
        vault(keysets);

        assertThat(rotatedIfOlder(keysets, Duration.ofDays(90))).isFalse();
        database.superuser()
                .useHandle(handle ->
                        handle.execute("update confidential_keyset set rotated_at = rotated_at - interval '91 days'"));
        assertThat(rotatedIfOlder(keysets, Duration.ofDays(90))).isTrue();
        assertThat(due(keysets, Duration.ofMinutes(3))).isFalse();
        assertThat(due(keysets, Duration.ZERO)).isTrue();
        asConsumer(keysets, "resealed");
        assertThat(due(keysets, Duration.ZERO)).isFalse();
    }

    @Test
    void aNewMasterKeyInFrontOfTheOld_wrapsAnew_rotates_andTheOldOneIsNoLongerNeeded() {
        Vault before = vault(afresh(masterKey));
        byte[] sealed = before.seal(COLUMN.of("1"), new byte[] {7});
        String index = before.index(Indexed.PHONE, "13812345678");
        String next = PostgresResource.newMasterKey();

        Vault both = vault(new Keysets(MasterKeys.of(List.of(next, masterKey))));
        Vault after = vault(new Keysets(MasterKeys.of(List.of(next))));

        assertThat(both.currentPrefix()).isNotEqualTo(before.currentPrefix()).isEqualTo(after.currentPrefix());
        assertThat(after.open(COLUMN.of("1"), sealed)).containsExactly(7);
        assertThat(after.index(Indexed.PHONE, "13812345678")).isEqualTo(index);
        assertThatThrownBy(() -> vault(new Keysets(MasterKeys.of(List.of(masterKey)))))
                .hasMessageContaining("not in the master key file");
    }

    @Test
    void whileTheIndexKeyIsChanged_eachReplicaFindsWhatTheOtherWrote() {
        Keysets keysets = afresh(masterKey);
        Vault one = vault(keysets);
        Vault other = vault(keysets);
        String old = phone(one);

        assertThat(step(handle -> keysets.addIndexKeyIfOlder(handle, Duration.ofDays(365))))
                .isFalse();
        assertThat(step(handle -> keysets.addIndexKeyIfOlder(handle, Duration.ZERO)))
                .isTrue();
        assertThat(step(handle -> keysets.addIndexKeyIfOlder(handle, Duration.ZERO)))
                .as("one change at a time")
                .isFalse();
        one.renew();
        assertThat(phone(one)).as("still written").isEqualTo(old);
        assertThat(one.indexes(Indexed.PHONE, PHONE)).hasSize(2).startsWith(old);
        assertThat(step(handle -> keysets.promoteIndexKey(handle, Duration.ofMinutes(3))))
                .as("the other replica may not know it")
                .isFalse();
        other.renew();
        assertThat(step(handle -> keysets.promoteIndexKey(handle, Duration.ZERO)))
                .isTrue();
        one.renew();
        assertThat(phone(one)).isNotEqualTo(old);
        assertThat(one.indexes(Indexed.PHONE, PHONE)).contains(phone(other));
        assertThat(other.indexes(Indexed.PHONE, PHONE)).contains(phone(one));
        assertThat(step(handle -> keysets.reindexingIsDue(handle, Duration.ofMinutes(3))))
                .as("the other replica may still write the old one")
                .isFalse();
    }

    @Test
    void aReindexingThatWasStopped_goesOn_afterWhichTheOldKeyFindsNothing() {
        Keysets keysets = afresh(masterKey);
        Vault vault = vault(keysets);
        String request = vault.keyed("request", "{}");
        String old = phone(vault);
        index(vault);
        step(handle -> keysets.addIndexKeyIfOlder(handle, Duration.ZERO));
        step(handle -> keysets.promoteIndexKey(handle, Duration.ZERO));
        vault.renew();
        assertThat(step(handle -> keysets.reindexingIsDue(handle, Duration.ZERO)))
                .isTrue();

        Strongbox table = new Strongbox(vault);
        assertThat(new Reindexing(database.transactions(), List.of(table)).batch(table))
                .as("more is left")
                .isTrue();
        assertThat(indexed(old)).isEqualTo(ROWS - 500);
        new Reindexing(database.transactions(), List.of(table)).run();

        assertThat(indexed(old)).isZero();
        assertThat(indexed(phone(vault))).isEqualTo(ROWS);
        assertThat(progress()).isEqualTo("row-1199 1200 true");
        asConsumer(keysets, "reindexed");
        vault.renew();
        assertThat(vault.indexes(Indexed.PHONE, PHONE)).hasSize(1).doesNotContain(old);
        assertThat(vault.keyed("request", "{}")).as("known again").isEqualTo(request);
    }

    private static String phone(Vault vault) {
        return java.util.Objects.requireNonNull(vault.index(Indexed.PHONE, PHONE));
    }

    private static void index(Vault vault) {
        List<Integer> rows = IntStream.range(0, ROWS).boxed().toList();
        database.transactions()
                .asConsumer(handle -> Rows.of(rows)
                        .text(RotationIT::name)
                        .bytes(row -> new byte[] {1})
                        .text(row -> phone(vault))
                        .execute(handle, "insert into strongbox select * from unnest(?, ?, ?)"));
    }

    private static long indexed(String index) {
        return database.superuser()
                .withHandle(handle -> handle.createQuery("select count(*) from strongbox where phone_index = :index")
                        .bind("index", index)
                        .mapTo(Long.class)
                        .one());
    }

    private static String progress() {
        return database.superuser()
                .withHandle(handle -> handle.createQuery(
                                "select reached || ' ' || changed || ' ' || finished from confidential_reindexing")
                        .mapTo(String.class)
                        .one());
    }

    private static boolean step(Function<Handle, Boolean> work) {
        return database.transactions().asConsumer(work::apply);
    }

    /** The table as one replica makes its indexes anew. */
    private record Strongbox(Vault vault) implements IndexedTable {
        @Override
        public String name() {
            return "strongbox";
        }

        @Override
        public Batch reindex(Handle handle, String after, int most) {
            List<String> ids = handle.createQuery(
                            "select id from strongbox where id > :after order by id limit :most for update")
                    .bind("after", after)
                    .bind("most", most)
                    .mapTo(String.class)
                    .list();
            Rows.of(ids)
                    .text(id -> id)
                    .text(id -> phone(vault))
                    .execute(
                            handle,
                            "update strongbox t set phone_index = f.i from (select * from unnest(?, ?)) as f (id, i)"
                                    + " where t.id = f.id");
            return new Batch(ids.size(), ids.isEmpty() ? null : ids.get(ids.size() - 1));
        }
    }

    private static Keysets afresh(String masterKey) {
        database.superuser()
                .useHandle(
                        handle -> handle.execute("truncate confidential_keyset, confidential_reindexing, strongbox"));
        return new Keysets(MasterKeys.of(List.of(masterKey)));
    }

    private static Vault vault(Keysets keysets) {
        return new Vault(() -> database.transactions().asConsumer(keysets::load));
    }

    private static void fill(Vault vault) {
        List<Integer> rows = IntStream.range(0, ROWS).boxed().toList();
        database.transactions()
                .asConsumer(handle -> Rows.of(rows)
                        .text(RotationIT::name)
                        .bytes(row -> vault.seal(COLUMN.of(name(row)), new byte[] {row.byteValue()}))
                        .execute(handle, "insert into strongbox (id, sealed) select * from unnest(?, ?)"));
    }

    private static String name(int row) {
        return "row-%04d".formatted(row);
    }

    private static void asConsumer(Keysets keysets, String what) {
        database.transactions().asConsumer(handle -> {
            switch (what) {
                case "rotate" -> keysets.rotate(handle);
                case "resealed" -> keysets.resealed(handle);
                default -> keysets.reindexed(handle);
            }
            return true;
        });
    }

    private static boolean rotatedIfOlder(Keysets keysets, Duration age) {
        return database.transactions().asConsumer(handle -> keysets.rotateIfOlder(handle, age));
    }

    private static boolean due(Keysets keysets, Duration settled) {
        return database.transactions().asConsumer(handle -> keysets.resealingIsDue(handle, settled));
    }

    private static List<String> ids(String condition, byte[] value) {
        return database.superuser()
                .withHandle(handle -> handle.createQuery("select id from strongbox where " + condition)
                        .bind(0, value)
                        .mapTo(String.class)
                        .list());
    }

    private static byte[] sealed(String id) {
        return database.superuser()
                .withHandle(handle -> handle.createQuery("select sealed from strongbox where id = ?")
                        .bind(0, id)
                        .map((row, context) -> row.getBytes(1))
                        .one());
    }
}
