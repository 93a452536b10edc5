package org.firstbutton.supervision.clearing;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.clearing.ClearingRow.Due;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 周期簿 — which organisations are cleared, and a cycle for each of their periods. The key of organisation, cycle and period
 * makes a second run harmless; what was missed is opened by the next one, whoever makes it.
 */
@ApplicationScoped
class CycleBook {
    private static final int AT_ONCE = 200;
    /** A place of an export's history only is nobody's to clear; a few facts show where they come from. */
    private static final int SAMPLE = 50;

    private final ZoneId zone;

    CycleBook(CalendarInForce calendar) {
        this.zone = calendar.calendars().zone();
    }

    /** Takes in the organisations that facts or the roster speak of and that are not known yet, with all above them. */
    int enrol(Handle handle) {
        // The index on organisations is walked from one to the next, whatever the number of their facts.
        List<String> fresh = handle.createQuery("""
                        with recursive org (path) as (
                            (select org_path from timeline_fact order by org_path limit 1)
                            union all
                            select (select f.org_path from timeline_fact f where f.org_path > org.path
                                    order by f.org_path limit 1)
                            from org where org.path is not null),
                        named (path) as (
                            select path from org where path is not null and not exists (
                                select from clearing_unit u where u.org_path = path) and exists (
                                select from (select source from timeline_fact f where f.org_path = path limit :sample) s
                                where s.source <> all (array(select id from source where kind = 'EXPORT')))
                            union select org_path from post_holder)
                        select path from named where not exists (select from clearing_unit u where u.org_path = path)
                        """)
                .bind("sample", SAMPLE)
                .mapTo(String.class)
                .list();
        Set<String> all = new TreeSet<>();
        fresh.forEach(path -> all.addAll(OrgLevel.chain(path)));
        return Rows.of(List.copyOf(all))
                .text(path -> path)
                .execute(
                        handle,
                        "insert into clearing_unit (org_path, since, opened_until)"
                                + " select path, clock_timestamp(), clock_timestamp() from unnest(?) as p (path)"
                                + " order by path on conflict do nothing");
    }

    /** Opens the cycles of the periods that have begun or gone by since the last time. */
    int open(Handle handle, Instant now) {
        List<Standing> behind = handle.createQuery("""
                        select org_path, opened_until from clearing_unit where opened_until <= :now
                        order by org_path limit :most for update skip locked
                        """)
                .bind("now", Clearings.utc(now))
                .bind("most", AT_ONCE)
                .map((row, context) -> new Standing(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
        List<Opened> cycles = new ArrayList<>();
        for (Standing standing : behind) {
            for (Cycle cycle : Cycle.values()) {
                Period.endingAfter(cycle, standing.openedUntil(), now, zone).stream()
                        .map(period -> opened(standing.orgPath(), period))
                        .forEach(cycles::add);
            }
        }
        insert(handle, cycles);
        handle.createUpdate("update clearing_unit set opened_until = :until where org_path = any (:orgs)")
                .bind(
                        "until",
                        Clearings.utc(Period.containing(Cycle.DAY, now, zone).end(zone)))
                .bindArray(
                        "orgs",
                        String.class,
                        behind.stream().map(Standing::orgPath).toArray())
                .execute();
        return behind.size();
    }

    /**
     * Opens one cycle that was over before this service knew the organisation; it is swept at once and to be signed as soon
     * after that as any other.
     *
     * @return its id; none where the organisation has that cycle
     */
    Optional<UUID> openLate(Handle handle, String orgPath, Period period, Instant now) {
        UUID id = Generators.timeBasedEpochGenerator().generate();
        Opened one = opened(orgPath, period);
        Instant sweep = one.end().plus(one.level().sweepAfter(period.cycle()));
        Instant sign =
                now.plus(Duration.between(sweep, one.end().plus(one.level().signWithin(period.cycle()))));
        int written = handle.createUpdate("""
                        insert into clearing (id, org_path, parent, cycle, period, from_at, ends_at, sweep_at, sign_by)
                        values (:id, :org, :parent, :cycle, :period, :from, :ends, :sweep, :sign)
                        on conflict (org_path, cycle, period) do nothing
                        """)
                .bind("id", id)
                .bind("org", one.orgPath())
                .bind("parent", one.parent())
                .bind("cycle", period.cycle().name())
                .bind("period", period.label())
                .bind("from", Clearings.utc(one.from()))
                .bind("ends", Clearings.utc(one.end()))
                .bind("sweep", Clearings.utc(sweep))
                .bind("sign", Clearings.utc(sign))
                .execute();
        return written == 1 ? Optional.of(id) : Optional.empty();
    }

    private record Standing(String orgPath, Instant openedUntil) {}

    private record Opened(
            String orgPath, @Nullable String parent, Period period, Instant from, Instant end, OrgLevel level) {}

    private Opened opened(String orgPath, Period period) {
        return new Opened(
                orgPath, OrgLevel.above(orgPath), period, period.from(zone), period.end(zone), OrgLevel.of(orgPath));
    }

    private static void insert(Handle handle, List<Opened> cycles) {
        Rows.of(cycles)
                .uuid(any -> Generators.timeBasedEpochGenerator().generate())
                .text(Opened::orgPath)
                .text(Opened::parent)
                .text(one -> one.period().cycle().name())
                .text(one -> one.period().label())
                .texts(Opened::from)
                .texts(Opened::end)
                .texts(one -> one.end().plus(one.level().sweepAfter(one.period().cycle())))
                .texts(one -> one.end().plus(one.level().signWithin(one.period().cycle())))
                .execute(handle, """
                        insert into clearing (id, org_path, parent, cycle, period, from_at, ends_at, sweep_at, sign_by)
                        select cast(id as uuid), org_path, parent, cycle, period, cast(from_at as timestamptz),
                               cast(ends_at as timestamptz), cast(sweep_at as timestamptz), cast(sign_by as timestamptz)
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                            as c (id, org_path, parent, cycle, period, from_at, ends_at, sweep_at, sign_by)
                        on conflict (org_path, cycle, period) do nothing
                        """);
    }

    /** Cycles to sweep, the oldest first, locked until the transaction ends. */
    List<Due> due(Handle handle, Instant now, int limit) {
        return handle.createQuery("""
                        select id, org_path, cycle, period, from_at, ends_at from clearing
                        where swept_at is null and sweep_at <= :now
                        order by sweep_at, org_path desc limit :limit for update skip locked
                        """)
                .bind("now", Clearings.utc(now))
                .bind("limit", limit)
                .map((row, context) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Cycle.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Writes its list down; an empty one needs no explanation. */
    void swept(Handle handle, Due due, List<Unclear> items, Instant now) {
        List<Integer> places =
                java.util.stream.IntStream.range(0, items.size()).boxed().toList();
        Rows.of(places)
                .uuid(any -> due.id())
                .integer(place -> place + 1)
                .text(place -> items.get(place).kind().name())
                .text(place -> items.get(place).ref())
                .text(place -> items.get(place).number())
                .text(place -> items.get(place).ruleId())
                .text(place -> items.get(place).severity())
                .text(place -> items.get(place).matter())
                .texts(place -> items.get(place).since())
                .text(any -> due.orgPath())
                .execute(handle, """
                        insert into clearing_item (clearing, no, kind, ref, number, rule_id, severity, matter, since, org_path)
                        select cast(clearing as uuid), no, kind, ref, number, rule_id, severity, matter,
                               cast(since as timestamptz), org_path
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            as i (clearing, no, kind, ref, number, rule_id, severity, matter, since, org_path)
                        """);
        handle.createUpdate("""
                        update clearing set swept_at = :now, open_items = :open, version = version + 1,
                               explained_at = case when :open = 0 then cast(:now as timestamptz) end
                        where id = :id
                        """)
                .bind("now", Clearings.utc(now))
                .bind("open", items.size())
                .bind("id", due.id())
                .execute();
    }
}
