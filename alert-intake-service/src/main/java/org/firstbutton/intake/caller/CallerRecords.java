package org.firstbutton.intake.caller;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.confidential.Indexed;
import org.firstbutton.chassis.confidential.IndexedTable;
import org.firstbutton.chassis.confidential.SealedColumn;
import org.firstbutton.chassis.confidential.Vault;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.alert.AlertState;
import org.firstbutton.intake.alert.Alerts;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 报警人库 — the only place of personal data; the database holds it sealed. */
@ApplicationScoped
public class CallerRecords implements IndexedTable {
    private static final SealedColumn COLUMN = new SealedColumn("alert_caller", "sealed", "alert_id");
    static final String INSERT =
            "insert into alert_caller (alert_id, sealed, phone_index) select * from unnest(?, ?, ?)";
    private static final int MOST = 100;

    private final Vault vault;

    CallerRecords(Vault vault) {
        this.vault = vault;
    }

    @Produces
    @Singleton
    static SealedColumn column() {
        return COLUMN;
    }

    /** One alert of a caller, with nothing personal. */
    public record AlertOfCaller(
            UUID id,
            String source,
            @Nullable String sourceNumber,
            Instant receivedAt,
            AlertState state,
            @Nullable String category,
            String orgPath) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Row(
            String alertId, byte[] sealed, @Nullable String phoneIndex) {}

    /** As many as there are with one statement; an alert without a caller, place or narrative gets no row. */
    public void save(Handle handle, Map<UUID, CallerRecord> callers) {
        save(handle, vault, callers);
    }

    static void save(Handle handle, Vault vault, Map<UUID, CallerRecord> callers) {
        List<Row> rows = callers.entrySet().stream()
                .filter(entry -> !entry.getValue().saysNothing())
                .map(entry -> sealed(vault, entry.getKey().toString(), entry.getValue()))
                .toList();
        Rows.of(rows)
                .text(Row::alertId)
                .bytes(Row::sealed)
                .text(Row::phoneIndex)
                .execute(handle, INSERT);
    }

    private static Row sealed(Vault vault, String alertId, CallerRecord caller) {
        try {
            byte[] clear = Alerts.ROWS.writeValueAsBytes(caller);
            return new Row(alertId, vault.seal(COLUMN.of(alertId), clear), vault.index(Indexed.PHONE, caller.phone()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What stands sealed in the alert's row.
     *
     * @throws Refusal 500 {@code unreadable} if it was tampered with
     */
    public CallerRecord open(String alertId, byte[] sealed) {
        byte[] clear = vault.open(COLUMN.of(alertId), sealed);
        try {
            return Alerts.ROWS.readValue(clear, CallerRecord.class);
        } catch (IOException impossible) {
            // Without its text, which is personal.
            throw new IllegalStateException("the caller of " + alertId + " is no caller");
        }
    }

    /** As most see him. One tampered row does not hide the other alerts of a page. */
    public MaskedCaller masked(String alertId, byte[] sealed) {
        try {
            CallerRecord caller = open(alertId, sealed);
            return new MaskedCaller(caller.name(), caller.phone(), null);
        } catch (Refusal unreadable) {
            return new MaskedCaller(null, null, true);
        }
    }

    public Optional<CallerRecord> find(Handle handle, UUID alertId) {
        return handle.createQuery("select sealed from alert_caller where alert_id = :id")
                .bind("id", alertId.toString())
                .map((row, context) -> row.getBytes(1))
                .findOne()
                .map(bytes -> open(alertId.toString(), bytes));
    }

    @Override
    public String name() {
        return COLUMN.table();
    }

    /** Callers stand in no state that the audit trail knows, so their indexes change without an entry. */
    @Override
    public Batch reindex(Handle handle, String after, int most) {
        List<Row> rows = handle.createQuery("""
                        select alert_id, sealed, phone_index from alert_caller
                        where alert_id > :after and phone_index is not null order by alert_id limit :most for update
                        """)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new Row(row.getString(1), row.getBytes(2), row.getString(3)))
                .list();
        List<Row> changed =
                rows.stream().map(this::reindexed).flatMap(Optional::stream).toList();
        Rows.of(changed).text(Row::alertId).text(Row::phoneIndex).execute(handle, """
                update alert_caller c set phone_index = f.phone_index
                from (select * from unnest(?, ?)) as f (alert_id, phone_index) where c.alert_id = f.alert_id""");
        return new Batch(
                changed.size(),
                rows.isEmpty() ? null : rows.get(rows.size() - 1).alertId());
    }

    // What does not open has rung its alarm, and stays as it is.
    private Optional<Row> reindexed(Row row) {
        try {
            String index =
                    vault.index(Indexed.PHONE, open(row.alertId(), row.sealed()).phone());
            return Objects.equals(index, row.phoneIndex())
                    ? Optional.empty()
                    : Optional.of(new Row(row.alertId(), row.sealed(), index));
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    /** The latest alerts with this number, by whatever its index may be. */
    List<AlertOfCaller> withPhone(Handle handle, List<String> phoneIndexes) {
        return handle.createQuery("""
                        select a.id, a.source, a.source_number, a.received_at, a.state, a.category, a.org_path
                        from alert_caller c join alert a on a.id = c.alert_id
                        where c.phone_index = any (:indexes) order by a.received_at desc, a.id desc limit :most
                        """)
                .bindArray("indexes", String.class, phoneIndexes.toArray())
                .bind("most", MOST)
                .map((row, context) -> new AlertOfCaller(
                        UUID.fromString(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        AlertState.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }
}
