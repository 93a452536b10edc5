package org.firstbutton.intake.caller;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.confidential.Vault;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * 密封旧记录 — V114: callers that were kept in clear are sealed once, into a new table; dropping the old one removes its
 * files, which updating its rows would not. In Java because the database must not see a key.
 */
@Singleton
@Unremovable
public class SealCallers implements JavaMigration, FlywayConfigurationCustomizer {
    private static final int BATCH = 2_000;

    private final String masterKeyFile;

    SealCallers(@ConfigProperty(name = "firstbutton.confidential.master-key-file") Optional<String> masterKeyFile) {
        this.masterKeyFile = masterKeyFile.orElse("");
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(this);
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("114");
    }

    @Override
    public String getDescription() {
        return "seal callers";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        Handle handle = Jdbi.create(context.getConnection()).open();
        Map<String, String> roles = context.getConfiguration().getPlaceholders();
        // Not even the owner reads a table whose row-level security is forced.
        handle.execute("alter table alert_caller rename to alert_caller_clear");
        handle.execute("alter table alert_caller_clear no force row level security");
        handle.execute("""
                create table alert_caller (
                    alert_id    text  primary key references alert (id),
                    sealed      bytea not null,
                    phone_index text
                )""");
        sealAll(handle, Vault.during(handle, masterKeyFile));
        handle.execute("drop table alert_caller_clear");
        protect(handle, Objects.requireNonNull(roles.get("app")), Objects.requireNonNull(roles.get("consumer")));
    }

    private static void sealAll(Handle handle, Vault vault) {
        String after = "";
        Map<UUID, CallerRecord> batch = clear(handle, after);
        while (!batch.isEmpty()) {
            CallerRecords.save(handle, vault, batch);
            for (UUID last : batch.keySet()) {
                after = last.toString();
            }
            batch = clear(handle, after);
        }
    }

    private static Map<UUID, CallerRecord> clear(Handle handle, String after) {
        Map<UUID, CallerRecord> batch = new LinkedHashMap<>();
        handle.createQuery("""
                        select alert_id, name, phone, address, narrative from alert_caller_clear
                        where alert_id > :after order by alert_id limit :batch
                        """)
                .bind("after", after)
                .bind("batch", BATCH)
                .map((row, context) -> batch.put(
                        UUID.fromString(row.getString(1)),
                        new CallerRecord(row.getString(2), row.getString(3), row.getString(4), row.getString(5))))
                .list();
        return batch;
    }

    private static void protect(Handle handle, String app, String consumer) {
        handle.execute("create index alert_caller_phone on alert_caller (phone_index) where phone_index is not null");
        handle.execute("alter table alert_caller enable row level security");
        handle.execute("alter table alert_caller force row level security");
        handle.execute("create policy scope on alert_caller to " + app
                + " using (exists (select 1 from alert a where a.id = alert_id))");
        handle.execute("create policy everything on alert_caller to " + consumer + " using (true) with check (true)");
        handle.execute("grant select, insert, update on alert_caller to " + app);
        // To seal anew after a rotation.
        handle.execute("grant select, update on alert_caller to " + consumer);
    }
}
