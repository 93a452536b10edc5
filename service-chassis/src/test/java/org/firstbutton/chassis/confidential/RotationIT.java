package org.firstbutton.chassis.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.testing.ChassisDatabase;
import org.firstbutton.chassis.testing.PostgresResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The keys in a real database: made once, wrapped, rotated, and lost with the master key. */
class RotationIT {
    private static final SealedColumn COLUMN = new SealedColumn("strongbox", "sealed", "id");
    private static final int ROWS = 1_200;

    private static ChassisDatabase database;

    private final String masterKey = PostgresResource.newMasterKey();

    @BeforeAll
    static void aTable() {
        database = ChassisDatabase.start();
        database.superuser().useHandle(handle -> handle.execute("""
                create table strongbox (id text primary key, sealed bytea not null);
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

    private static Keysets afresh(String masterKey) {
        database.superuser().useHandle(handle -> handle.execute("truncate confidential_keyset, strongbox"));
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
                        .execute(handle, "insert into strongbox select * from unnest(?, ?)"));
    }

    private static String name(int row) {
        return "row-%04d".formatted(row);
    }

    private static void asConsumer(Keysets keysets, String what) {
        database.transactions().asConsumer(handle -> {
            if (what.equals("rotate")) {
                keysets.rotate(handle);
            } else {
                keysets.resealed(handle);
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
