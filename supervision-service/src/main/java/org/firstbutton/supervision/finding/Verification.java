package org.firstbutton.supervision.finding;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.supervision.FindingFact.FindingAnswered;
import org.firstbutton.contract.supervision.FindingFact.FindingAssigned;
import org.firstbutton.contract.supervision.FindingFact.FindingConfirmed;
import org.firstbutton.contract.supervision.FindingFact.FindingDismissalProposed;
import org.firstbutton.contract.supervision.FindingFact.FindingDismissalRefused;
import org.firstbutton.contract.supervision.FindingFact.FindingDismissed;
import org.firstbutton.contract.supervision.FindingFact.FindingOverturned;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 核查 — people decide: a finding is given to somebody to verify, the unit has its say, it is confirmed or dismissed, by
 * two people where it is grave, or overturned after it was confirmed (design b5).
 */
@ApplicationScoped
public class Verification {
    /** As long as SUP-01 waits: clock time by severity. */
    public static final Map<String, Duration> VERIFY_WITHIN = Map.of(
            "CRITICAL", Duration.ofHours(4),
            "HIGH", Duration.ofHours(24),
            "MEDIUM", Duration.ofHours(72),
            "LOW", Duration.ofHours(168));

    private static final String OVERTURNS = "b5: only a confirmed finding is overturned";
    private static final String SECOND = "b5: a grave finding is dismissed by two people";

    private final Findings findings;
    private final FindingRecorder recorder;
    private final Verifications verifications;
    private final Recusal recusal;
    private final Precedents precedents;
    private final List<Aftermath> aftermath;

    Verification(
            Findings findings,
            FindingRecorder recorder,
            Verifications verifications,
            Recusal recusal,
            Precedents precedents,
            @All List<Aftermath> aftermath) {
        this.findings = findings;
        this.recorder = recorder;
        this.verifications = verifications;
        this.recusal = recusal;
        this.precedents = precedents;
        this.aftermath = aftermath;
    }

    /** 指定谁核查 — {@code office}: the organisation for which that officer verifies it. */
    record Assignee(String officer, String role, String office, String why) {}

    FindingRow assign(Handle handle, Caller caller, UUID id, Assignee to) {
        FindingRow row = open(handle, id, FindingStatus.RAISED, "b5: only a raised finding is assigned");
        recusal.requireFromAbove(caller, row, null);
        recusal.requireFit(row, to.role(), to.office());
        recusal.requireUninvolved(to.officer(), row);
        FindingDraft draft = row.draft();
        Instant due = row.raisedAt().plus(Objects.requireNonNull(VERIFY_WITHIN.get(draft.severity())));
        verifications.assigned(
                handle,
                id,
                new Verifying.Assigned(to.officer(), to.role(), to.office(), caller.actorId(), to.why(), due));
        Fact fact =
                new FindingAssigned(id.toString(), draft.ruleId(), to.officer(), to.role(), to.office(), to.why(), due);
        return note(handle, caller, row, "ASSIGNED", to.why(), fact);
    }

    FindingRow answer(Handle handle, Caller caller, UUID id, String statement, @Nullable String evidenceRef) {
        FindingRow row = open(handle, id, FindingStatus.RAISED, "b5: only a raised finding is answered");
        Instant now = DatabaseClock.transactionTime(handle);
        verifications.answered(handle, id, new Verifying.Answered(caller.actorId(), now, statement));
        Fact fact = new FindingAnswered(id.toString(), row.draft().ruleId(), statement, evidenceRef);
        return note(handle, caller, row, "ANSWERED", statement, fact);
    }

    FindingRow confirm(Handle handle, Caller caller, UUID id, String reason, @Nullable String officer) {
        FindingRow row = open(handle, id, FindingStatus.RAISED, "b5: only a raised finding is confirmed");
        refuseOwn(caller, officer);
        String office = requireVerifier(handle, caller, row);
        FindingDraft draft = row.draft();
        UUID earlier = precedents.before(handle, draft).orElse(null);
        Instant now = DatabaseClock.transactionTime(handle);
        verifications.dismissalDecided(handle, id);
        verifications.confirmed(handle, id, new Verifying.Confirmed(caller.actorId(), office, now, officer), earlier);
        FindingConfirmed fact = new FindingConfirmed(
                id.toString(),
                draft.ruleId(),
                draft.severity(),
                draft.subject(),
                draft.orgPath(),
                officer,
                draft.brokenAt(),
                reason,
                earlier == null ? null : earlier.toString());
        return decide(handle, caller, row, FindingStatus.CONFIRMED, reason, fact);
    }

    /** Dismisses what is not grave; what is waits for a second person. */
    FindingRow dismiss(Handle handle, Caller caller, UUID id, DismissalReason code, String reason) {
        FindingRow row = open(handle, id, FindingStatus.RAISED, "b5: only a raised finding is dismissed");
        String office = requireVerifier(handle, caller, row);
        String ruleId = row.draft().ruleId();
        if (!Recusal.isGrave(row.draft().severity())) {
            Fact fact = new FindingDismissed(id.toString(), ruleId, code.name(), reason);
            return decide(handle, caller, row, FindingStatus.DISMISSED, code + ": " + reason, fact);
        }
        if (pending(handle, id) != null) {
            throw Refusal.forbiddenBy(SECOND, "已呈报，待他人决定 / it is proposed and waits for a second person");
        }
        Instant now = DatabaseClock.transactionTime(handle);
        verifications.dismissalProposed(
                handle, id, new Verifying.Dismissal(caller.actorId(), office, code.name(), reason, now));
        Fact fact = new FindingDismissalProposed(id.toString(), ruleId, code.name(), reason);
        return note(handle, caller, row, "DISMISSAL_PROPOSED", code + ": " + reason, fact);
    }

    FindingRow approveDismissal(Handle handle, Caller caller, UUID id) {
        FindingRow row = open(handle, id, FindingStatus.RAISED, "b5: only a raised finding is dismissed");
        Verifying.Dismissal proposed = requireSecond(handle, caller, row);
        verifications.dismissalDecided(handle, id);
        Fact fact = new FindingDismissed(id.toString(), row.draft().ruleId(), proposed.reasonCode(), proposed.reason());
        String cause = proposed.reasonCode() + ": " + proposed.reason() + " (" + proposed.by() + ")";
        return decide(handle, caller, row, FindingStatus.DISMISSED, cause, fact);
    }

    FindingRow refuseDismissal(Handle handle, Caller caller, UUID id, String reason) {
        FindingRow row = open(handle, id, FindingStatus.RAISED, "b5: only a raised finding is dismissed");
        requireSecond(handle, caller, row);
        verifications.dismissalDecided(handle, id);
        Fact fact = new FindingDismissalRefused(id.toString(), row.draft().ruleId(), reason);
        return note(handle, caller, row, "DISMISSAL_REFUSED", reason, fact);
    }

    private Verifying.Dismissal requireSecond(Handle handle, Caller caller, FindingRow row) {
        UUID id = row.draft().id();
        Verifying.Dismissal proposed = pending(handle, id);
        if (proposed == null) {
            throw Refusal.forbiddenBy(SECOND, "尚无呈报 / nobody has proposed to dismiss it");
        }
        if (recusal.areOne(proposed.by(), caller.actorId())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "呈报人不得自批 / who proposed it does not decide on it");
        }
        Recusal.requireNotBelow(recusal.requireVerifier(caller, row), proposed.office());
        return proposed;
    }

    // A proposal on a finding that the machine has withdrawn and raised again was made on other facts.
    private Verifying.@Nullable Dismissal pending(Handle handle, UUID id) {
        Verifying.Dismissal proposed = verifications.of(handle, id).dismissal();
        return proposed == null || verifications.withdrawnSince(handle, id, proposed.at()) ? null : proposed;
    }

    FindingRow overturn(Handle handle, Caller caller, UUID id, String reason) {
        requireMayOverturn(handle, caller, open(handle, id, FindingStatus.CONFIRMED, OVERTURNS));
        return overturned(handle, caller, id, reason);
    }

    /** Refuses whoever is not independent of the decision that confirmed it. */
    public void requireMayOverturn(Handle handle, Caller caller, FindingRow row) {
        UUID id = row.draft().id();
        Verifying.Confirmed confirmed = verifications.of(handle, id).confirmed();
        String confirmer = confirmedBy(handle, id);
        if (confirmer != null && recusal.areOne(confirmer, caller.actorId())) {
            throw Refusal.of(
                    ProblemKind.SELF_APPROVAL, "核实人不得推翻 / another person than the one who confirmed it overturns it");
        }
        String office = recusal.requireFromAbove(caller, row, confirmed == null ? null : confirmed.officer());
        Recusal.requireNotBelow(office, confirmed == null ? null : confirmed.office());
    }

    /** Overturns it, once it was asked whether the caller may; what was ordered after it is revoked. */
    public FindingRow overturned(Handle handle, Caller caller, UUID id, String reason) {
        FindingRow row = open(handle, id, FindingStatus.CONFIRMED, OVERTURNS);
        Fact fact = new FindingOverturned(id.toString(), row.draft().ruleId(), reason, confirmedAgainst(handle, row));
        FindingRow decided = decide(handle, caller, row, FindingStatus.OVERTURNED, reason, fact);
        aftermath.forEach(each -> each.overturned(handle, id));
        return decided;
    }

    /** The finding, locked until the transaction ends; 409 naming the rule if it stands otherwise. */
    public FindingRow open(Handle handle, UUID id, FindingStatus wanted, String rule) {
        FindingRow row = findings.findForUpdate(handle, id).orElseThrow(Refusal::notFound);
        if (row.status() != wanted) {
            throw Refusal.forbiddenBy(rule, "该问题当前为 " + row.status() + " / the finding is " + row.status());
        }
        return row;
    }

    private String requireVerifier(Handle handle, Caller caller, FindingRow row) {
        String office = recusal.requireVerifier(caller, row);
        Verifying.Assigned assigned = verifications.of(handle, row.draft().id()).assigned();
        if (assigned != null && !assigned.officer().equals(caller.actorId())) {
            throw Refusal.forbiddenBy(
                    "b5: verified by whom it was assigned to",
                    "已指定 " + assigned.officer() + " 核查，须先改派 / it is assigned to " + assigned.officer()
                            + "; assign it anew first");
        }
        return office;
    }

    private void refuseOwn(Caller caller, @Nullable String officer) {
        if (officer != null && recusal.areOne(officer, caller.actorId())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "不得处理本人的问题 / nobody decides a finding about himself");
        }
    }

    private static @Nullable String confirmedBy(Handle handle, UUID id) {
        return handle.createQuery("""
                        select actor from finding_history where finding = :id and change = 'CONFIRMED'
                        order by version desc limit 1
                        """)
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** The officer named when it was confirmed stands in the fact that told of it. */
    private static @Nullable String confirmedAgainst(Handle handle, FindingRow row) {
        return handle.createQuery("""
                        select convert_from(payload, 'UTF8')::jsonb ->> 'officer' from event_ledger
                        where matter = :matter and aggregate = :finding and type = 'finding.confirmed'
                        order by version desc limit 1
                        """)
                .bind("matter", row.draft().matter())
                .bind("finding", row.draft().id().toString())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private FindingRow decide(
            Handle handle, Caller caller, FindingRow row, FindingStatus status, String cause, Fact fact) {
        return write(handle, caller, row, status, status.name(), cause, fact);
    }

    private FindingRow note(Handle handle, Caller caller, FindingRow row, String change, String cause, Fact fact) {
        return write(handle, caller, row, row.status(), change, cause, fact);
    }

    private FindingRow write(
            Handle handle,
            Caller caller,
            FindingRow row,
            FindingStatus status,
            String change,
            String cause,
            Fact fact) {
        Instant now = DatabaseClock.transactionTime(handle);
        FindingRow changed = new FindingRow(
                        row.draft(),
                        status,
                        row.basisChanged(),
                        row.version() + 1,
                        row.openVersion(),
                        row.raisedAt(),
                        now)
                .counted();
        Findings.Change written = new Findings.Change(changed, change, caller.actorId(), cause);
        recorder.write(handle, List.of(new FindingDifference.Step(written, fact)), caller, now);
        return changed;
    }
}
