package org.firstbutton.intake.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.confidential.Indexed;
import org.firstbutton.chassis.confidential.Vault;
import org.firstbutton.chassis.testing.Canaries;
import org.firstbutton.chassis.testing.PostgresResource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of before: what stood there in clear is sealed by the migration, and nothing is lost. */
class SealCallersIT {
    // More than a batch of the migration.
    private static final int CALLERS = 4_500;

    private final PostgresResource postgres = new PostgresResource();

    @TempDir
    Path directory;

    private String url = "";
    private String keyFile = "";

    @BeforeEach
    void aDatabaseOfBefore() throws IOException {
        url = String.valueOf(postgres.start().get("DATABASE_URL"));
        flyway("112").migrate();
        root().useHandle(handle -> handle.execute("""
                drop table confidential_keyset;
                delete from flyway_schema_history where version = '005';
                insert into alert (id, source, state, state_at, version, round, org_path, org_paths, received_at,
                                   case_indicated, informed)
                select gen_random_uuid(), 'firstbutton', 'RECEIVED', now(), 1, 1, 'HB/JZ/SS/', '{HB/JZ/SS/}', now(), false, false
                from generate_series(1, %d);
                insert into alert_caller (alert_id, name, phone, address, narrative)
                select id, '金丝雀' || id, '139 0000 ' || lpad(row_number() over ()::text, 4, '0'), '金雀巷',
                       case when random() < 0.5 then '电动车被偷了' end
                from alert;
                """.formatted(CALLERS)));
        keyFile = Files.writeString(directory.resolve("master.key"), PostgresResource.newMasterKey())
                .toString();
    }

    @AfterEach
    void stopped() {
        postgres.stop();
    }

    @Test
    void everyCallerOfBefore_isSealed_foundByHisNumber_andNowhereInClear() throws SQLException {
        try (Canaries canaries = new Canaries("金丝雀", "139 0000", "金雀巷", "电动车被偷")) {
            assertThat(canaries.inTheDatabase(url)).isNotEmpty();

            flyway("latest").migrate();

            assertThat(canaries.inTheDatabase(url)).isEmpty();
            assertThat(canaries.inTheLog()).isEmpty();
        }
        root().useHandle(handle -> {
            Vault vault = Vault.during(handle, keyFile);
            UUID found = withPhone(handle, Objects.requireNonNull(vault.index(Indexed.PHONE, "13900004321")));
            CallerRecord caller = new CallerRecords(vault).find(handle, found).orElseThrow();
            assertThat(caller.name()).isEqualTo("金丝雀" + found);
            assertThat(Optional.ofNullable(caller.phone())).hasValue("139 0000 4321");
            assertThat(handle.createQuery("select count(*) from alert_caller")
                            .mapTo(Integer.class)
                            .one())
                    .isEqualTo(CALLERS);
        });
    }

    @Test
    void withoutAKey_nothingIsMigrated_andTheMessageSaysWhatToDo() {
        keyFile = directory.resolve("forgotten.key").toString();

        assertThatThrownBy(() -> flyway("latest").migrate())
                .hasStackTraceContaining("CONFIDENTIAL_KEY_FILE must name a file");
        assertThat(root().<Integer, RuntimeException>withHandle(handle -> handle.createQuery(
                                "select count(*) from alert_caller where phone like '139%'")
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(CALLERS);
    }

    private static UUID withPhone(Handle handle, String index) {
        return UUID.fromString(handle.createQuery("select alert_id from alert_caller where phone_index = :index")
                .bind("index", index)
                .mapTo(String.class)
                .one());
    }

    private Jdbi root() {
        return Jdbi.create(url, "postgres", "test");
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(url, "intake_owner", "test")
                .locations("db/chassis", "db/procedure", "db/migration")
                .javaMigrations(new SealCallers(Optional.of(keyFile)))
                .placeholders(Map.of("app", "intake_app", "consumer", "intake_consumer"))
                .outOfOrder(true)
                .target(target)
                .load();
    }
}
