package org.firstbutton.supervision.objection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.supervision.FindingFact.FindingObjected;
import org.firstbutton.contract.supervision.FindingFact.FindingObjectionDecided;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.LimitUnit;
import org.firstbutton.supervision.finding.AboutFinding;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.finding.FindingStatus;
import org.firstbutton.supervision.finding.Findings;
import org.firstbutton.supervision.finding.Verification;
import org.firstbutton.supervision.finding.Verifications;
import org.firstbutton.supervision.finding.Verifying;
import org.jdbi.v3.core.Handle;

/**
 * 异议规范 — three working days to object, three to decide, as for points and dossiers (product default); decided by
 * somebody who neither confirmed the finding nor stands below him who did nor belongs to the unit.
 */
@ApplicationScoped
public class ObjectionPractice implements AboutFinding {
    private static final Limit TERM = new Limit(3, LimitUnit.WORKING_DAYS, LegalCalendar.WORKDAY);
    private static final String CONTESTS = "b5: only a confirmed finding is contested";

    private final Findings findings;
    private final Verification verification;
    private final Verifications verifications;
    private final Proceedings proceedings;
    private final CalendarInForce calendar;
    private final CurrentCaller caller;

    ObjectionPractice(
            Findings findings,
            Verification verification,
            Verifications verifications,
            Proceedings proceedings,
            CalendarInForce calendar,
            CurrentCaller caller) {
        this.findings = findings;
        this.verification = verification;
        this.verifications = verifications;
        this.proceedings = proceedings;
        this.calendar = calendar;
        this.caller = caller;
    }

    @Override
    public Procedure procedure() {
        return ObjectionProcedure.TABLE;
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        if (fact instanceof FindingObjected objected) {
            FindingRow row = verification.open(
                    handle, AboutFinding.findingId(objected.findingId()), FindingStatus.CONFIRMED, CONTESTS);
            return new FindingObjected(
                    objected.objectionId(),
                    objected.findingId(),
                    row.draft().ruleId(),
                    row.draft().orgPath(),
                    objected.grounds(),
                    objected.evidenceRef(),
                    calendar.endOf(occurredAt, TERM));
        }
        FindingObjectionDecided decided = (FindingObjectionDecided) fact;
        return new FindingObjectionDecided(
                decided.objectionId(),
                decided.findingId(),
                Objects.requireNonNull(before.said("ruleId")),
                decided.outcome(),
                decided.reason());
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        DatabaseClock.requireNow(handle, occurredAt);
        if (fact instanceof FindingObjected objected) {
            requireMayObject(handle, before, objected, occurredAt);
        } else if (!step.onlyFollows()) {
            UUID finding = UUID.fromString(((FindingObjectionDecided) fact).findingId());
            FindingRow row = verification.open(handle, finding, FindingStatus.CONFIRMED, CONTESTS);
            verification.requireMayOverturn(handle, caller.get(), row);
        }
    }

    private void requireMayObject(Handle handle, Proceeding before, FindingObjected objected, Instant occurredAt) {
        if (caller.get().orgPaths().stream().noneMatch(path -> path.startsWith(before.orgPath()))) {
            throw Refusal.forbiddenBy("b5: the unit itself objects", "由被监督单位提出 / by " + before.orgPath() + " itself");
        }
        if (proceedings.lastAbout(handle, procedure(), objected.findingId()).isPresent()) {
            throw Refusal.forbiddenBy("b5: one objection a finding", "已提出过异议 / it was contested before");
        }
        Verifying.Confirmed confirmed =
                verifications.of(handle, UUID.fromString(objected.findingId())).confirmed();
        Instant end = confirmed == null ? null : calendar.endOf(confirmed.at(), TERM);
        if (end != null && !occurredAt.isBefore(end)) {
            throw Refusal.forbiddenBy(
                    "b5: objected to within three working days", "异议期至 " + end + " 届满 / the time ended then");
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return fact instanceof FindingObjected objected
                ? after.about(objected.findingId()).until(objected.dueAt())
                : after;
    }

    @Override
    public void follows(Handle handle, Proceeding after, Step step, Fact fact) {
        if (step.name().equals("overturn") && fact instanceof FindingObjectionDecided decided) {
            verification.overturned(handle, caller.get(), UUID.fromString(decided.findingId()), decided.reason());
        }
    }
}
