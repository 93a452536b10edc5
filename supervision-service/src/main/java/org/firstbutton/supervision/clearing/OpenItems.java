package org.firstbutton.supervision.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.clearing.ClearingRow.Due;
import org.firstbutton.supervision.clearing.ClearingRow.Item;
import org.firstbutton.supervision.rectification.RectificationProcedure;
import org.firstbutton.supervision.timeline.StoredFact;
import org.firstbutton.supervision.timeline.TimelineFacts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * 未清事项查询 — what is open in one organisation at a cut-off. A station answers for all that lies in it, the levels above for
 * what is recorded at their own desks and for the stations' lists that nobody signed. Unverified integrity findings are on
 * no list: it is read by the unit.
 */
@ApplicationScoped
class OpenItems {
    /** A finding on history that was taken over waits for nobody, as on the worklists. */
    private static final String FINDINGS = """
            select f.id::text as ref, f.number, f.rule_id, f.severity, f.matter, f.raised_at as since from finding f
            where %s and not f.integrity and f.raised_at < :cut and f.raised_at - f.broken_at <= interval '30 days'
              and (f.remedied_at is null or f.remedied_at > :cut)
              and coalesce((select h.status from finding_history h where h.finding = f.id and h.at <= :cut
                            order by h.version desc limit 1), 'RAISED') = 'RAISED'
            order by f.raised_at, f.id
            """;

    private static final String ORDERS = """
            select p.object as ref, f.number, f.rule_id, f.severity, p.matter, p.expires_at as since
            from proceeding p join finding f on f.object = p.subject
            where %s and p.procedure = :orders and p.state = any (:waiting) and p.expires_at < :cut
            order by p.expires_at, p.id
            """;
    private static final String BELOW = """
            select c.org_path as ref, cast(null as text) as number, cast(null as text) as rule_id,
                   cast(null as text) as severity, cast(null as text) as matter, c.ends_at as since
            from clearing c
            where c.parent = :org and c.cycle = :cycle and c.period = :period and c.signed_at is null
            order by c.org_path
            """;
    // An end before the fact leaves it open again; whether it is, is for the sweep to say.
    private static final String MATTERS = """
            select distinct r.matter, t.number from timeline_fact r
            join timeline t on t.kind = 'matter' and t.key = r.matter
            where %s and %s and r.type = any (:opens) and r.occurred_at < :cut and r.occurred_at >= :since
              and not t.sources && array(select id from source where kind = 'EXPORT')
              and not exists (select from timeline_fact e where e.matter = r.matter and e.type = any (:ends)
                              and e.occurred_at >= r.occurred_at and e.occurred_at <= :cut)
            """;

    private final ZoneId zone;
    private final TimelineFacts facts;

    OpenItems(CalendarInForce calendar, TimelineFacts facts) {
        this.zone = calendar.calendars().zone();
        this.facts = facts;
    }

    List<Unclear> of(Handle handle, Due due) {
        List<Unclear> items = new ArrayList<>();
        Sweep sweep = new Sweep(due.cycle(), due.from(), due.endsAt(), zone);
        matters(handle, due).stream()
                .flatMap(matter -> sweep.unclear(matter).stream())
                .sorted(Comparator.comparing(Unclear::kind)
                        .thenComparing(Unclear::since)
                        .thenComparing(Unclear::ref))
                .forEach(items::add);
        items.addAll(read(at(handle, FINDINGS, "f", due), ItemKind.FINDING));
        items.addAll(read(
                at(handle, ORDERS, "p", due)
                        .bind("orders", RectificationProcedure.TABLE.head().path())
                        .bindArray("waiting", String.class, waitingForTheUnit().toArray()),
                ItemKind.ORDER));
        items.addAll(read(
                handle.createQuery(BELOW)
                        .bind("org", due.orgPath())
                        .bind("cycle", due.cycle().name())
                        .bind("period", due.period()),
                ItemKind.CYCLE));
        return items;
    }

    /** Whether this alert of a list is as unclear now as it was at the cut-off; what ended meanwhile is not carried over. */
    boolean isStill(Handle handle, ClearingRow list, Item item, Instant now) {
        List<StoredFact> told = facts.of(handle, TimelineFacts.Wanted.matters(List.of(item.ref()), List.of()));
        return new Sweep(list.cycle(), Instant.EPOCH, now, zone)
                .unclear(new Sweep.Matter(item.ref(), item.number(), told)).stream()
                        .anyMatch(each -> each.kind() == item.kind());
    }

    private static List<String> waitingForTheUnit() {
        return RectificationProcedure.TABLE.states().stream()
                .map(state -> state.name())
                .filter(state -> RectificationProcedure.TABLE.allowedIn(state).contains("submit")
                        || RectificationProcedure.TABLE.allowedIn(state).contains("acknowledge"))
                .toList();
    }

    private List<Sweep.Matter> matters(Handle handle, Due due) {
        Map<String, Optional<String>> numbers = new LinkedHashMap<>();
        for (Sought sought : sought(due)) {
            handle.createQuery(MATTERS.formatted(whose("r", due), whose("t", due)))
                    .bind("org", due.orgPath())
                    .bindArray("opens", String.class, sought.opens().toArray())
                    .bindArray("ends", String.class, sought.ends().toArray())
                    .bind("since", Clearings.utc(sought.since()))
                    .bind("cut", Clearings.utc(sought.before()))
                    .map((row, context) -> numbers.put(row.getString(1), Optional.ofNullable(row.getString(2))))
                    .list();
        }
        Map<String, List<StoredFact>> byMatter = numbers.isEmpty()
                ? Map.of()
                : facts.of(handle, TimelineFacts.Wanted.matters(numbers.keySet(), List.of())).stream()
                        .collect(Collectors.groupingBy(StoredFact::matter));
        return numbers.entrySet().stream()
                .map(each -> new Sweep.Matter(
                        each.getKey(), each.getValue().orElse(null), byMatter.getOrDefault(each.getKey(), List.of())))
                .toList();
    }

    /** 线索 — matters with a fact of these types in this time and no end after it. */
    private record Sought(Set<String> opens, Set<String> ends, Instant since, Instant before) {}

    private static List<Sought> sought(Due due) {
        Instant cut = due.endsAt();
        Set<String> alerts = new TreeSet<>(Sweep.ALERT_OPENS);
        // The desk that took the call is not always the one that answers for it.
        alerts.addAll(List.of("alert.classified", "alert.dispatched", "transfer.accepted"));
        Sought undecided = new Sought(Sweep.INDICATES, Sweep.DECISIONS, Instant.EPOCH, cut);
        return switch (due.cycle()) {
            case DAY -> List.of(new Sought(alerts, Sweep.ALERT_ENDS, Instant.EPOCH, cut));
            case MONTH -> List.of(undecided);
            case QUARTER ->
                List.of(
                        undecided,
                        new Sought(Sweep.CASE_OPENS, Sweep.CASE_ENDS, Instant.EPOCH, cut.minus(Sweep.OLD)),
                        new Sought(Set.of("alert.reclassified"), Set.of(), due.from(), cut),
                        new Sought(Sweep.PROPERTY_OPENS, Set.of(), Instant.EPOCH, cut));
        };
    }

    private static Query at(Handle handle, String sql, String table, Due due) {
        return handle.createQuery(sql.formatted(whose(table, due)))
                .bind("org", due.orgPath())
                .bind("cut", Clearings.utc(due.endsAt()));
    }

    private static String whose(String table, Due due) {
        return table + (OrgLevel.of(due.orgPath()) == OrgLevel.UNIT ? ".org_path ^@ :org" : ".org_path = :org");
    }

    private static List<Unclear> read(Query query, ItemKind kind) {
        return query.map((row, context) -> new Unclear(
                        kind,
                        row.getString("ref"),
                        row.getString("number"),
                        row.getString("rule_id"),
                        row.getString("severity"),
                        row.getString("matter"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }
}
