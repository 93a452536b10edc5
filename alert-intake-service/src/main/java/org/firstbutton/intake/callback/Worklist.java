package org.firstbutton.intake.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.intake.alert.Alerts;
import org.firstbutton.intake.caller.CallerRecords;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 待回访清单 — closings whose caller left a number and is not called back yet, longest closed first; without those in which
 * the asking officer had a hand, and without what its caller graded well online, unless a person has to call.
 */
@ApplicationScoped
class Worklist {
    // Each half is cut off by its own index before the two are merged; the rest of a line is read for those shown only.
    private static final String LINES = """
            with line as (
                (select a.id, a.id as alert_id, cast(null as text) as case_id, a.org_path, a.closed_at, a.category, a.level,
                        g.rating, g.rated_at, c.domestic_violence, b.id as callback_id
                 from alert a
                 %1$s
                 left join callback b on b.subject = a.id and b.closed_at = a.closed_at
                 left join lateral %2$s g on true
                 where a.state = 'CLOSED' and a.closed_at >= :from
                   and (cast(:at as timestamptz) is null or (a.closed_at, a.id) > (cast(:at as timestamptz), :id))
                   and a.org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))
                   and (cast(:unit as text) is null or a.org_path ^@ cast(:unit as text))
                   and (b.id is null or b.state = 'OPEN') and not %3$s
                   and (g.rating is null or g.rating = 'DISSATISFIED' or a.level <= 2 or c.domestic_violence)
                 order by a.closed_at, a.id limit :limit)
                union all
                (select f.aggregate, a.id, f.aggregate, f.org_path, f.occurred_at, a.category, a.level,
                        g.rating, g.rated_at, c.domestic_violence, b.id
                 from alert_filing f join alert a on a.id = f.alert_id
                 %1$s
                 left join callback b on b.subject = f.aggregate and b.closed_at = f.occurred_at
                 left join lateral %4$s g on true
                 where f.type = 'case.closed' and f.occurred_at >= :from
                   and (cast(:at as timestamptz) is null or (f.occurred_at, f.aggregate) > (cast(:at as timestamptz), :id))
                   and f.org_path ^@ any (string_to_array(current_setting('app.scope', true), ','))
                   and (cast(:unit as text) is null or f.org_path ^@ cast(:unit as text))
                   and (b.id is null or b.state = 'OPEN') and not %3$s
                   and (g.rating is null or g.rating = 'DISSATISFIED')
                 order by f.occurred_at, f.aggregate limit :limit))
            select to_jsonb(line) || jsonb_build_object(
                       'sealed', encode(caller.sealed, 'base64'), 'attempts', %5$s)
            from line join alert_caller caller on caller.alert_id = line.alert_id
            left join callback b on b.id = line.callback_id
            order by line.closed_at, line.id limit :limit
            """;
    private static final String REACHABLE = """
            cross join lateral (
                select coalesce((select cast(convert_from(e.payload, 'UTF8') as jsonb) -> 'flags' @> '["DOMESTIC_VIOLENCE"]'
                                 from event_ledger e where e.aggregate = a.id and e.type = 'alert.classified'
                                 order by e.epoch desc, e.version desc limit 1), false) as domestic_violence
                from alert_caller p where p.alert_id = a.id and p.phone_index is not null) c
            """;
    private static final String GRADED = """
            (select said ->> 'rating' as rating, e.occurred_at as rated_at
             from event_ledger e, lateral cast(convert_from(e.payload, 'UTF8') as jsonb) said
             where e.matter = a.id and e.type = 'callback.completed' and said ->> 'channel' = 'WEB'
               and e.occurred_at >= %s order by e.occurred_at desc limit 1)
            """;
    private static final String PAGE = LINES.formatted(
            REACHABLE,
            GRADED.formatted("a.closed_at"),
            Alerts.HAD_A_HAND,
            GRADED.formatted("f.occurred_at"),
            Callbacks.ATTEMPTS);

    private final CallerRecords callers;
    private final int days;

    Worklist(CallerRecords callers, @ConfigProperty(name = "firstbutton.intake.callback-days") int days) {
        this.callers = callers;
        this.days = days;
    }

    /** One page of rows and where the next begins. */
    record Lines(List<DueCallback> items, @Nullable String next) {}

    Lines page(Handle handle, Caller caller, @Nullable String unit, @Nullable String cursor, int limit) {
        PageCursor after = cursor == null ? null : PageCursor.read(cursor);
        List<DueCallback.Row> rows = handle.createQuery(PAGE)
                .bind("from", oldest(handle))
                .bind("at", after == null ? null : OffsetDateTime.ofInstant(after.at(), ZoneOffset.UTC))
                .bind("id", after == null ? null : after.id().toString())
                .bind("unit", unit)
                .bind("officer", caller.actorId())
                .bind("limit", limit + 1)
                .mapTo(String.class)
                .map(Worklist::read)
                .list();
        List<DueCallback.Row> page = rows.subList(0, Math.min(limit, rows.size()));
        List<DueCallback> items = page.stream()
                .map(row -> row.due(
                        callers.masked(row.alertId(), Base64.getMimeDecoder().decode(row.sealed()))))
                .toList();
        if (rows.size() <= limit) {
            return new Lines(items, null);
        }
        DueCallback.Row last = page.get(limit - 1);
        return new Lines(items, new PageCursor(last.closedAt(), UUID.fromString(last.id())).opaque());
    }

    // What was missed longer ago stands as a finding; the list is for what can still be done.
    private OffsetDateTime oldest(Handle handle) {
        return handle.createQuery("select now() - make_interval(days => :days)")
                .bind("days", days)
                .mapTo(OffsetDateTime.class)
                .one();
    }

    private static DueCallback.Row read(String row) {
        try {
            return Alerts.ROWS.readValue(row, DueCallback.Row.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
