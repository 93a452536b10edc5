package org.firstbutton.supervision.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.review.ReviewFact.ClearingExplained;
import org.firstbutton.contract.review.ReviewFact.ClearingReported;
import org.firstbutton.contract.review.ReviewFact.ClearingSigned;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.clearing.ClearingRecord.Step;
import org.firstbutton.supervision.clearing.ClearingRow.Item;
import org.jdbi.v3.core.Handle;

/**
 * 清结台 — the organisation itself explains, whoever leads it signs what he has not explained, and what is signed is
 * reported upward. Each step once, in this order, in one transaction with its fact and its audit entry.
 */
@ApplicationScoped
class ClearingDesk {
    /** What a rule asks for by the end of the day or month, and a signature puts off. */
    private static final Set<ItemKind> CARRIED_OVER = Set.of(ItemKind.ALERT, ItemKind.UNDECIDED);

    private static final Duration FURTHEST_BACK = Duration.ofDays(366);

    private final Clearings clearings;
    private final ClearingRecord record;
    private final OpenItems open;
    private final CycleBook book;
    private final AuditTrail audit;
    private final ZoneId zone;

    ClearingDesk(
            Clearings clearings,
            ClearingRecord record,
            OpenItems open,
            CycleBook book,
            AuditTrail audit,
            CalendarInForce calendar) {
        this.clearings = clearings;
        this.record = record;
        this.open = open;
        this.book = book;
        this.audit = audit;
        this.zone = calendar.calendars().zone();
    }

    /** 补清 — a period that was over before the organisation was known here, for example of a history that was taken over. */
    ClearingRow open(Handle handle, Caller by, String unit, Cycle cycle, LocalDate within) {
        if (!by.covers(unit)) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "只能补清本级及下级 / one's own organisations only");
        }
        Instant now = now(handle);
        Period period = Period.containing(cycle, within.atStartOfDay(zone).toInstant(), zone);
        Instant sweep = period.end(zone).plus(OrgLevel.of(unit).sweepAfter(cycle));
        if (sweep.isAfter(now) || period.end(zone).isBefore(now.minus(FURTHEST_BACK))) {
            throw Refusal.field("/day", "周期须已结束且不早于一年前 / a period that is over, within a year");
        }
        UUID id = book.openLate(handle, unit, period, now)
                .orElseThrow(() -> Refusal.forbiddenBy(
                        "b12: one cycle of each period", "该周期已有清单 / the organisation has that cycle"));
        audit.record(handle, AuditEntry.done(by, "open", "clearing-period", id.toString(), 1, unit));
        return clearings.find(handle, id).orElseThrow();
    }

    ClearingRow explain(Handle handle, Caller by, UUID id, List<Explanation> explanations) {
        ClearingRow before = locked(handle, id, ClearingCommand.EXPLAIN);
        requireSeat(by, before.unit());
        Instant now = now(handle);
        for (int place = 0; place < explanations.size(); place++) {
            Explanation each = explanations.get(place);
            if (!each.until().isAfter(now)) {
                throw Refusal.field("/items/" + place + "/until", "须晚于现在 / lies in the future");
            }
            if (!clearings.explain(handle, id, each, by.actorId(), now)) {
                throw Refusal.field("/items/" + place + "/item", "清单上没有此项 / the list has no such item");
            }
        }
        clearings.explained(handle, id, now);
        ClearingRow after = clearings.find(handle, id).orElseThrow();
        ClearingExplained fact = new ClearingExplained(
                after.cycle().name(), after.period(), after.unit(), after.explained(), open(after));
        record.write(handle, by, ClearingCommand.EXPLAIN.verb(), Step.of(after, now), fact);
        return after;
    }

    ClearingRow sign(Handle handle, Caller by, UUID id) {
        ClearingRow before = locked(handle, id, ClearingCommand.SIGN);
        requireSigner(by, before);
        List<Item> items = clearings.items(handle, id);
        if (items.stream().map(Item::explainedBy).anyMatch(by.actorId()::equals)) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "说明人不得签字 / who explained it does not sign it");
        }
        Instant now = now(handle);
        clearings.sign(handle, id, by.actorId(), now);
        ClearingRow after = clearings.find(handle, id).orElseThrow();
        ClearingSigned fact =
                new ClearingSigned(after.cycle().name(), after.period(), after.unit(), by.actorId(), open(after));
        record.write(handle, by, ClearingCommand.SIGN.verb(), Step.of(after, now), fact);
        items.stream()
                .filter(item -> CARRIED_OVER.contains(item.kind()) && open.isStill(handle, after, item, now))
                .forEach(item -> record.carriedOver(handle, by, after, item, now));
        return after;
    }

    ClearingRow report(Handle handle, Caller by, UUID id) {
        ClearingRow before = locked(handle, id, ClearingCommand.REPORT);
        requireSeat(by, before.unit());
        Instant now = now(handle);
        String to = Objects.requireNonNullElse(OrgLevel.above(before.unit()), before.unit());
        clearings.report(handle, id, by.actorId(), to, now);
        ClearingRow after = clearings.find(handle, id).orElseThrow();
        ClearingReported fact =
                new ClearingReported(after.cycle().name(), after.period(), after.unit(), to, open(after));
        record.write(handle, by, ClearingCommand.REPORT.verb(), Step.of(after, now), fact);
        return after;
    }

    private ClearingRow locked(Handle handle, UUID id, ClearingCommand command) {
        return command.requireIn(clearings.lock(handle, id).orElseThrow(Refusal::notFound));
    }

    private static void requireSeat(Caller by, String unit) {
        if (!by.orgPaths().contains(unit)) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "由本单位办理 / done by " + unit + " itself");
        }
    }

    private static void requireSigner(Caller by, ClearingRow row) {
        String office = OrgLevel.signingOffice(row.unit(), row.cycle());
        List<String> roles = row.level().signers(row.cycle());
        if (!by.hasAnyOf(roles) || !by.orgPaths().contains(office)) {
            throw Refusal.of(
                    ProblemKind.FORBIDDEN,
                    row.cycleZh() + "由 " + office + " 的 " + roles + " 签字 / signed by " + roles + " of " + office);
        }
    }

    private static int open(ClearingRow row) {
        return Objects.requireNonNullElse(row.openItems(), 0);
    }

    private static Instant now(Handle handle) {
        return DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
    }
}
