package org.firstbutton.supervision.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * 订阅条目 — the entries of the feed as the scope of the transaction may see them, for whoever hands them on: row-level
 * security leaves out what is not for it, and unverified integrity findings for all but those who verify them.
 */
@ApplicationScoped
public class FeedEntries {
    // Entry by entry (the offset keeps the planner from anything else): few are asked for, of a ledger without end.
    // Those below may know what an integrity rule found, once it is confirmed, but not who verified it.
    private static final String SELECT = """
            select f.no, l.event_id, l.type, l.occurred_at,
                   case when l.type in ('finding.confirmed', 'finding.overturned')
                             and current_setting('app.integrity', true) <> 'yes'
                             and exists (select from finding e where e.object = l.aggregate and e.ladder = 'E4')
                        then convert_to((convert_from(l.payload, 'UTF8')::jsonb - 'actor')::text, 'UTF8')
                        else l.payload end
            from finding_feed f
            cross join lateral (select * from event_ledger e where e.seq = f.seq offset 0) l
            """;

    /** @param payload JSON text */
    public record Entry(long number, UUID event, String type, Instant occurredAt, String payload) {}

    /** The last number given; what has a number is committed, and so is everything before it. */
    public long end(Handle handle) {
        return handle.createQuery("select coalesce(max(no), 0) from finding_feed")
                .mapTo(Long.class)
                .one();
    }

    public List<Entry> after(Handle handle, long last, int most) {
        // No plan is kept that was made while the ledger was small.
        handle.execute("set local plan_cache_mode to force_custom_plan");
        return handle.createQuery(SELECT + "where f.no > :last order by f.no limit :most")
                .bind("last", last)
                .bind("most", most)
                .map((row, context) -> entry(row))
                .list();
    }

    public Optional<Entry> at(Handle handle, long number) {
        return handle.createQuery(SELECT + "where f.no = :number")
                .bind("number", number)
                .map((row, context) -> entry(row))
                .findOne();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                new String(row.getBytes(5), StandardCharsets.UTF_8));
    }
}
