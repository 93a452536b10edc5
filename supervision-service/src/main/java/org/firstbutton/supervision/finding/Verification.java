package org.firstbutton.supervision.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.supervision.FindingFact.FindingConfirmed;
import org.firstbutton.contract.supervision.FindingFact.FindingDismissed;
import org.firstbutton.contract.supervision.FindingFact.FindingOverturned;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 核查 — people decide: a finding is confirmed, dismissed, or overturned after it was confirmed (design b5). */
@ApplicationScoped
class Verification {
    private static final Set<String> DECIDE_GRAVE = Set.of(
            Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS, Roles.INSPECTORATE);

    private final Findings findings;
    private final FindingRecorder recorder;

    Verification(Findings findings, FindingRecorder recorder) {
        this.findings = findings;
        this.recorder = recorder;
    }

    FindingRow confirm(Handle handle, Caller caller, UUID id, String reason, @Nullable String officer) {
        FindingRow row = open(handle, id, FindingStatus.RAISED, "b5: only a raised finding is confirmed");
        refuseOwn(caller, officer);
        requireRankFor(row, caller);
        FindingDraft draft = row.draft();
        FindingConfirmed fact = new FindingConfirmed(
                id.toString(),
                draft.ruleId(),
                draft.severity(),
                draft.subject(),
                draft.orgPath(),
                officer,
                draft.brokenAt(),
                reason);
        return decide(handle, caller, row, FindingStatus.CONFIRMED, reason, fact);
    }

    FindingRow dismiss(Handle handle, Caller caller, UUID id, String reasonCode, String reason) {
        FindingRow row = open(handle, id, FindingStatus.RAISED, "b5: only a raised finding is dismissed");
        requireRankFor(row, caller);
        Fact fact = new FindingDismissed(id.toString(), row.draft().ruleId(), reasonCode, reason);
        return decide(handle, caller, row, FindingStatus.DISMISSED, reasonCode + ": " + reason, fact);
    }

    FindingRow overturn(Handle handle, Caller caller, UUID id, String reason) {
        FindingRow row = open(handle, id, FindingStatus.CONFIRMED, "b5: only a confirmed finding is overturned");
        if (Objects.equals(confirmedBy(handle, id), caller.actorId())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "another person than the one who confirmed it overturns it");
        }
        Fact fact = new FindingOverturned(id.toString(), row.draft().ruleId(), reason, confirmedAgainst(handle, row));
        return decide(handle, caller, row, FindingStatus.OVERTURNED, reason, fact);
    }

    private FindingRow open(Handle handle, UUID id, FindingStatus wanted, String rule) {
        FindingRow row = findings.findForUpdate(handle, id).orElseThrow(Refusal::notFound);
        if (row.status() != wanted) {
            throw Refusal.forbiddenBy(rule, "the finding is " + row.status());
        }
        return row;
    }

    // The stationed legal officer decides what is LOW or MEDIUM; graver findings are for those above him.
    private static void requireRankFor(FindingRow row, Caller caller) {
        boolean grave =
                row.draft().severity().equals("HIGH") || row.draft().severity().equals("CRITICAL");
        if (grave && !caller.hasAnyOf(DECIDE_GRAVE)) {
            throw Refusal.of(
                    ProblemKind.FORBIDDEN, "a " + row.draft().severity() + " finding is decided above the unit");
        }
    }

    private static void refuseOwn(Caller caller, @Nullable String officer) {
        if (officer != null && officer.equals(caller.officer())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "nobody decides a finding about himself");
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
        Instant now = DatabaseClock.transactionTime(handle);
        FindingRow decided = new FindingRow(
                        row.draft(),
                        status,
                        row.basisChanged(),
                        row.version() + 1,
                        row.openVersion(),
                        row.raisedAt(),
                        now)
                .counted();
        Findings.Change change = new Findings.Change(decided, status.name(), caller.actorId(), cause);
        recorder.write(handle, List.of(new FindingDifference.Step(change, fact)), caller, now);
        return decided;
    }
}
