package org.firstbutton.supervision.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.supervision.clearing.ClearingRow.Item;
import org.firstbutton.supervision.clearing.ClearingRow.State;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 清结簿 — the cycles and their items, as people see and change them; row-level security keeps to the caller's organisations. */
@ApplicationScoped
class Clearings {
    private static final String SELECT = """
            select c.*, (select count(*) from clearing_item i where i.clearing = c.id and i.reason is not null) as explained,
                   case when reported_at is not null then 'REPORTED' when signed_at is not null then 'SIGNED'
                        when explained_at is not null then 'EXPLAINED' when swept_at is not null then 'SWEPT'
                        when ends_at <= now() then 'CUT_OFF' else 'OPEN' end as state
            from clearing c
            """;

    Optional<ClearingRow> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where c.id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne();
    }

    Optional<ClearingRow> lock(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where c.id = :id for update of c")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne();
    }

    /** Latest period first. */
    List<ClearingRow> page(Handle handle, ClearingFilter filter, @Nullable String cursor, int limit) {
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        return handle.createQuery("select * from (" + SELECT + """
                        ) c where (cast(:org as text) is null or org_path ^@ :org)
                          and (cast(:cycle as text) is null or cycle = :cycle)
                          and (cast(:period as text) is null or period = :period)
                          and (cast(:state as text) is null or state = :state)
                          and (not :unsigned or (swept_at is not null and signed_at is null))
                          and (not :late or (signed_at is null and sign_by < now()))
                          and (cast(:at as timestamptz) is null
                               or (ends_at, id) < (cast(:at as timestamptz), cast(:after as uuid)))
                        order by ends_at desc, id desc limit :limit
                        """)
                .bind("org", filter.orgPath)
                .bind("cycle", filter.cycle)
                .bind("period", filter.period)
                .bind("state", filter.state)
                .bind("unsigned", filter.unsigned)
                .bind("late", filter.late)
                .bind("at", behind == null ? null : utc(behind.at()))
                .bind("after", behind == null ? null : behind.id())
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    static String cursor(ClearingRow last) {
        return new PageCursor(last.endsAt(), last.id()).opaque();
    }

    List<Item> items(Handle handle, UUID clearing) {
        return handle.createQuery("select * from clearing_item where clearing = :id order by no")
                .bind("id", clearing)
                .map((row, context) -> item(row))
                .list();
    }

    /** @return whether the list has such an item */
    boolean explain(Handle handle, UUID clearing, Explanation of, String by, Instant at) {
        return handle.createUpdate("""
                        update clearing_item set reason = :reason, owner = :owner, until_at = :until, note = :note,
                               explained_by = :by, explained_at = :at
                        where clearing = :id and no = :no
                        """)
                        .bind("reason", of.reason().name())
                        .bind("owner", of.owner())
                        .bind("until", utc(of.until()))
                        .bind("note", of.note())
                        .bind("by", by)
                        .bind("at", utc(at))
                        .bind("id", clearing)
                        .bind("no", of.item())
                        .execute()
                == 1;
    }

    /** One more version; explained from now on, once no item lacks its reason. */
    void explained(Handle handle, UUID clearing, Instant at) {
        handle.createUpdate("""
                        update clearing c set version = version + 1,
                               explained_at = case when not exists (select from clearing_item i
                                                                    where i.clearing = c.id and i.reason is null)
                                                   then coalesce(explained_at, :at) end
                        where id = :id
                        """).bind("at", utc(at)).bind("id", clearing).execute();
    }

    void sign(Handle handle, UUID clearing, String by, Instant at) {
        handle.createUpdate(
                        "update clearing set signed_by = :by, signed_at = :at, version = version + 1 where id = :id")
                .bind("by", by)
                .bind("at", utc(at))
                .bind("id", clearing)
                .execute();
    }

    void report(Handle handle, UUID clearing, String by, String to, Instant at) {
        handle.createUpdate("""
                        update clearing set reported_by = :by, reported_at = :at, reported_to = :to, version = version + 1
                        where id = :id
                        """)
                .bind("by", by)
                .bind("at", utc(at))
                .bind("to", to)
                .bind("id", clearing)
                .execute();
    }

    private static ClearingRow row(ResultSet row) throws SQLException {
        Cycle cycle = Cycle.valueOf(row.getString("cycle"));
        State state = State.valueOf(row.getString("state"));
        String unit = row.getString("org_path");
        int open = row.getInt("open_items");
        return new ClearingRow(
                row.getObject("id", UUID.class),
                unit,
                OrgLevel.of(unit),
                cycle,
                cycle.zh(),
                cycle.en(),
                row.getString("period"),
                state,
                state.zh(),
                state.en(),
                Objects.requireNonNull(instant(row, "ends_at")),
                Objects.requireNonNull(instant(row, "sweep_at")),
                Objects.requireNonNull(instant(row, "sign_by")),
                instant(row, "swept_at"),
                row.getObject("open_items") == null ? null : open,
                row.getInt("explained"),
                row.getString("signed_by"),
                instant(row, "signed_at"),
                row.getString("reported_by"),
                instant(row, "reported_at"),
                row.getString("reported_to"),
                row.getLong("version"));
    }

    private static Item item(ResultSet row) throws SQLException {
        ItemKind kind = ItemKind.valueOf(row.getString("kind"));
        String given = row.getString("reason");
        CarryOver reason = given == null ? null : CarryOver.valueOf(given);
        return new Item(
                row.getInt("no"),
                kind,
                kind.zh(),
                kind.en(),
                row.getString("ref"),
                row.getString("number"),
                row.getString("rule_id"),
                row.getString("severity"),
                Objects.requireNonNull(instant(row, "since")),
                reason,
                reason == null ? null : reason.zh(),
                reason == null ? null : reason.en(),
                row.getString("owner"),
                instant(row, "until_at"),
                row.getString("note"),
                row.getString("explained_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
