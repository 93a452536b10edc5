package org.firstbutton.supervision.matter;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.chassis.paging.PageCursor;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 案事件簿 — which matters the caller's organisations have or had, and which calls belong together. */
@ApplicationScoped
class Matters {
    // The same words as those of the index timeline_fact_came, or it is not used.
    private static final String PAGE = """
            with came as (
                select distinct on (f.matter) f.matter, f.occurred_at, f.id from timeline_fact f
                where f.type in ('alert.received', 'alert.dispatched', 'report.registered')
                  and f.occurred_at >= now() - make_interval(days => :days)
                  and (cast(:orgPath as text) is null or f.org_path ^@ :orgPath)
                order by f.matter, f.occurred_at, f.id)
            select matter, occurred_at, id from came
            where cast(:at as timestamptz) is null
               or (occurred_at, id) < (cast(:at as timestamptz), cast(:id as uuid))
            order by occurred_at desc, id desc limit :limit
            """;
    private static final String NUMBERED = """
            select f.matter, f.occurred_at, f.id from timeline t join timeline_fact f on f.matter = t.key
            where t.kind = 'matter' and (t.number = :number or t.key = :number)
            order by f.occurred_at, f.id limit 1
            """;
    private static final String NAMES = """
            select m.matter, t.number, coalesce(t.org_path, last.org_path)
            from unnest(:matters) as m (matter)
            left join timeline t on t.kind = 'matter' and t.key = m.matter
            left join lateral (
                select f.org_path from timeline_fact f where f.matter = m.matter order by f.occurred_at desc limit 1
            ) last on true
            where t.key is not null or last.org_path is not null
            """;
    private static final String CALLS = """
            select l.kind, l.matter, t.number, t.org_path, f.occurred_at
            from timeline_link own
            join timeline_link l on l.kind = own.kind and l.key = own.key and l.matter <> own.matter
            join timeline t on t.kind = 'matter' and t.key = l.matter
            join timeline_fact f on f.matter = l.matter and f.type = 'alert.received'
            where own.matter = :matter and own.kind in ('caller', 'place')
            order by f.occurred_at desc, l.matter, l.kind limit 20
            """;

    /** A matter and the fact with which it first came here. */
    record Came(String matter, Instant at, UUID with) {
        static Came of(ResultSet row) throws SQLException {
            return new Came(row.getString(1), instant(row, 2), row.getObject(3, UUID.class));
        }
    }

    /** Under which number it goes, and whose it was last. */
    record Name(String matter, @Nullable String number, String unit) {}

    /** One more than the page holds, where there is another. */
    List<Came> page(Handle handle, @Nullable String orgPath, int days, @Nullable PageCursor behind, int limit) {
        return handle.createQuery(PAGE)
                .bind("days", days)
                .bind("orgPath", orgPath)
                .bind("at", behind == null ? null : behind.at().atOffset(ZoneOffset.UTC))
                .bind("id", behind == null ? null : behind.id().toString())
                .bind("limit", limit + 1)
                .map((row, context) -> Came.of(row))
                .list();
    }

    /** What the source or the case desk calls by this number; its id is one too. */
    List<Came> numbered(Handle handle, String number) {
        return handle.createQuery(NUMBERED)
                .bind("number", number)
                .map((row, context) -> Came.of(row))
                .list();
    }

    /** Of these, those that the caller's organisations have, or have recorded something about. */
    Map<String, Name> names(Handle handle, Collection<String> matters) {
        return handle
                .createQuery(NAMES)
                .bindArray("matters", String.class, matters.toArray())
                .map((row, context) -> new Name(row.getString(1), row.getString(2), row.getString(3)))
                .stream()
                .collect(Collectors.toMap(Name::matter, name -> name));
    }

    List<MatterView.LinkedCall> calls(Handle handle, String matter) {
        return handle.createQuery(CALLS)
                .bind("matter", matter)
                .map((row, context) -> new MatterView.LinkedCall(
                        row.getString(1).toUpperCase(Locale.ROOT),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        instant(row, 5)))
                .list();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
