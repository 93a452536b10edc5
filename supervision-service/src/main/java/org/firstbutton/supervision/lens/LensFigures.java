package org.firstbutton.supervision.lens;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.rectification.RectificationProcedure;
import org.firstbutton.supervision.rectification.Settled;
import org.firstbutton.supervision.roster.PostHolder;
import org.firstbutton.supervision.roster.Roster;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 视角统计 — what each group of a lens found in a period, as far as the caller sees findings, and what of it is still open. */
@ApplicationScoped
class LensFigures {
    private static final int USUAL_DAYS = 30;
    private static final String COUNTS =
            "select rule_id, severity, count(*), count(*) filter (where " + Settled.FINDING + """
            ) from finding f
            where f.broken_at >= cast(:from as timestamptz) and f.broken_at < cast(:to as timestamptz)
              and (cast(:org as text) is null or f.org_path ^@ :org)
            group by 1, 2
            """;

    private final Roster roster;
    private final PacksInForce packs;
    private final CalendarInForce calendar;

    LensFigures(Roster roster, PacksInForce packs, CalendarInForce calendar) {
        this.roster = roster;
        this.packs = packs;
        this.calendar = calendar;
    }

    /** 谁负责 */
    @Schema(name = "LensHolder")
    record Holder(String orgPath, String post, String person) {}

    /**
     * 一组的统计
     *
     * @param rules all that lie in it; the list of findings takes them as its filter by rule
     * @param found in the period
     * @param open of those: not remedied, not put right, and not dismissed or overturned
     * @param grave of the open ones: HIGH and CRITICAL
     */
    @Schema(name = "LensGroupFigures")
    record GroupFigures(
            @Schema(examples = "EVIDENCE") String id,
            @Schema(examples = "取证") String groupZh,
            @Schema(examples = "evidence") String groupEn,
            List<String> rules,
            long found,
            long settled,
            long open,
            long grave,
            List<Holder> answerable) {}

    /** 一个视角的统计 — {@code from} and {@code to}: days, both included. */
    @Schema(name = "LensFigures")
    record Figures(
            String id,
            String zh,
            String en,
            @Nullable String orgPath,
            LocalDate from,
            LocalDate to,
            Instant asOf,
            List<GroupFigures> items,

            @Schema(description = "rules in force that lie in no group")
            List<String> outside) {}

    private record Counted(String rule, String severity, long found, long settled) {}

    Figures of(Handle handle, Lens lens, @Nullable String orgPath, @Nullable LocalDate from, @Nullable LocalDate to) {
        Instant now = DatabaseClock.now(handle);
        ZoneId zone = calendar.calendars().zone();
        LocalDate last = to == null ? LocalDate.ofInstant(now, zone) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        if (first.isAfter(last)) {
            throw Refusal.field("to", "不早于 from / not before from");
        }
        List<Counted> counted =
                counted(handle, orgPath, first.atStartOfDay(zone).toInstant(), end(last, zone));
        Set<String> known = new HashSet<>(packs.current().ruleIds());
        counted.forEach(each -> known.add(each.rule()));
        List<GroupFigures> groups = lens.groups().stream()
                .map(group -> figures(lens, group, known, counted, answerable(handle, group, orgPath, now)))
                .toList();
        return new Figures(
                lens.id(),
                lens.zh(),
                lens.en(),
                orgPath,
                first,
                last,
                now,
                groups,
                lens.outside(packs.current().ruleIds()));
    }

    private static Instant end(LocalDate last, ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static List<Counted> counted(Handle handle, @Nullable String orgPath, Instant from, Instant to) {
        return handle.createQuery(COUNTS)
                .bind("orders", RectificationProcedure.TABLE.head().path())
                .bind("from", from.toString())
                .bind("to", to.toString())
                .bind("org", orgPath)
                .map((row, context) -> new Counted(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    private static GroupFigures figures(
            Lens lens, Lens.Group group, Set<String> known, List<Counted> counted, List<Holder> answerable) {
        List<String> rules = lens.rules(group, known);
        List<Counted> own =
                counted.stream().filter(each -> rules.contains(each.rule())).toList();
        long found = own.stream().mapToLong(Counted::found).sum();
        long settled = own.stream().mapToLong(Counted::settled).sum();
        long grave = own.stream()
                .filter(each -> Set.of("HIGH", "CRITICAL").contains(each.severity()))
                .mapToLong(each -> each.found() - each.settled())
                .sum();
        return new GroupFigures(
                group.id(), group.zh(), group.en(), rules, found, settled, found - settled, grave, answerable);
    }

    private List<Holder> answerable(Handle handle, Lens.Group group, @Nullable String orgPath, Instant now) {
        return group.posts().isEmpty()
                ? List.of()
                : roster.holdingWithin(handle, group.posts(), orgPath, now).stream()
                        .map(LensFigures::holder)
                        .toList();
    }

    private static Holder holder(PostHolder of) {
        return new Holder(of.orgPath(), of.role(), of.person());
    }
}
