package org.firstbutton.supervision.accountability;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.accountability.AccountabilityFact.AccountabilityClosed;
import org.firstbutton.contract.accountability.AccountabilityFact.AccountabilityFaultDetermined;
import org.firstbutton.contract.accountability.AccountabilityFact.AccountabilityReferred;
import org.firstbutton.contract.accountability.AccountabilityFact.AccountabilityReviewOpened;
import org.firstbutton.contract.accountability.AccountabilityFact.SanctionAppealed;
import org.firstbutton.contract.accountability.AccountabilityFact.SanctionDecided;
import org.firstbutton.contract.accountability.AccountabilityFact.SanctionExecuted;
import org.firstbutton.contract.accountability.AccountabilityFact.SanctionProposed;
import org.firstbutton.contract.accountability.AccountabilityFact.SanctionRevoked;
import org.firstbutton.contract.accountability.AccountabilityFact.SanctionUpheld;
import org.firstbutton.contract.accountability.AccountabilityFact.ToleranceDecided;
import org.firstbutton.contract.accountability.AccountabilityFact.ViolationConfirmed;
import org.firstbutton.supervision.finding.AboutFinding;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.finding.FindingStatus;
import org.firstbutton.supervision.finding.Findings;
import org.firstbutton.supervision.finding.Recusal;
import org.jdbi.v3.core.Handle;

/** 追责规范 — ranges, recusal, and that nobody who is without fault or tolerated is sanctioned. */
@ApplicationScoped
public class AccountabilityPractice implements AboutFinding {
    private final Findings findings;
    private final Proceedings proceedings;
    private final Parts parts;
    private final AppealTerm terms;
    private final CurrentCaller caller;

    AccountabilityPractice(
            Findings findings, Proceedings proceedings, Parts parts, AppealTerm terms, CurrentCaller caller) {
        this.findings = findings;
        this.proceedings = proceedings;
        this.parts = parts;
        this.terms = terms;
        this.caller = caller;
    }

    @Override
    public Procedure procedure() {
        return AccountabilityProcedure.TABLE;
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public void requireBegins(FindingRow row) {
        if (row.status() != FindingStatus.CONFIRMED) {
            throw Refusal.forbiddenBy("b6: only for a confirmed finding", "问题未经核实 / the finding is " + row.status());
        }
    }

    @Override
    public Fact keyed(Proceeding before, Fact fact) {
        if (fact instanceof AccountabilityReviewOpened opened) {
            return new AccountabilityReviewOpened(opened.referralId(), findingOf(before), opened.officerId());
        }
        if (fact instanceof AccountabilityFaultDetermined fault) {
            return new AccountabilityFaultDetermined(findingOf(before), fault.officerId(), fault.outcome());
        }
        if (fact instanceof ToleranceDecided tolerance) {
            return new ToleranceDecided(
                    findingOf(before), tolerance.officerId(), tolerance.outcome(), tolerance.reason());
        }
        if (fact instanceof AccountabilityClosed closed) {
            return new AccountabilityClosed(closed.referralId(), findingOf(before), closed.officerId());
        }
        return sanction(before, fact);
    }

    private Fact sanction(Proceeding before, Fact fact) {
        if (fact instanceof ViolationConfirmed violation) {
            String id = Generators.timeBasedEpochGenerator().generate().toString();
            boolean tolerated = "EXEMPT".equals(before.said("tolerance"));
            return new ViolationConfirmed(
                    id, violation.officerId(), violation.kind(), violation.banCode(), before.matter(), tolerated);
        }
        if (fact instanceof SanctionDecided decided) {
            return new SanctionDecided(
                    decided.sanctionId(),
                    decided.officerId(),
                    decided.kind(),
                    decided.days(),
                    decided.authority(),
                    decided.approverRole(),
                    Recusal.office(caller.get(), before.orgPath()).orElseThrow(Refusal::notFound));
        }
        if (fact instanceof SanctionAppealed appeal) {
            String kind = Objects.requireNonNull(before.said("kind"));
            return new SanctionAppealed(appeal.sanctionId(), appeal.officerId(), kind, appeal.grounds());
        }
        if (fact instanceof SanctionRevoked revoked) {
            return new SanctionRevoked(
                    revoked.sanctionId(),
                    findingOf(before),
                    revoked.officerId(),
                    before.said("incidentId"),
                    revoked.reason());
        }
        return fact;
    }

    private static String findingOf(Proceeding before) {
        return Objects.requireNonNull(before.said("findingId"));
    }

    @Override
    public boolean areOne(String maker, String checker) {
        return parts.areOne(maker, checker);
    }

    @Override
    public void requireImpartial(Handle handle, Proceeding before, Step step) {
        parts.requireImpartial(handle, caller.get(), before, step);
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (occurredAt.isBefore(before.lastAt())) {
            throw Refusal.field("/occurredAt", "不得早于上一步骤 / lies before the last step, of " + before.lastAt());
        }
        if (fact instanceof AccountabilityReferred referred) {
            requireNew(handle, referred);
        } else if (fact instanceof AccountabilityFaultDetermined fault) {
            requireOneOf("/outcome", fault.outcome(), Set.of("FAULT", "FLAW", "NO_FAULT"));
        } else if (fact instanceof ToleranceDecided tolerance) {
            requireOneOf("/outcome", tolerance.outcome(), Set.of("EXEMPT", "LENIENT", "NONE"));
        } else if (fact instanceof ViolationConfirmed violation) {
            requireViolation(violation);
        } else if (fact instanceof SanctionProposed proposed) {
            requireAnswerable(before);
            SanctionKind.of(proposed.kind(), SanctionKind.PROPOSED).requireDays(proposed.days());
        } else if (fact instanceof SanctionDecided decided) {
            requireDecision(before, step, decided);
        } else if (fact instanceof SanctionExecuted) {
            requireServedInFull(before, occurredAt);
        } else {
            requireReasons(fact);
        }
    }

    private void requireNew(Handle handle, AccountabilityReferred referred) {
        String officer = referred.officerId();
        if (officer == null) {
            throw Refusal.field("/officerId", "须指明民警 / say which officer");
        }
        if (officer.equals(caller.get().actorId())) {
            throw Refusal.field("/officerId", "不得移送本人 / nobody refers himself");
        }
        boolean open = proceedings.openAbout(handle, procedure(), officer).stream()
                .anyMatch(other -> referred.findingId().equals(other.said("findingId")));
        if (open) {
            throw Refusal.forbiddenBy("b6: one referral a finding and officer", "已在追责 / it is under way already");
        }
    }

    private static void requireViolation(ViolationConfirmed violation) {
        requireOneOf("/kind", violation.kind(), Set.of("PROHIBITION", "OTHER"));
        if (violation.kind().equals("PROHIBITION") && violation.banCode() == null) {
            throw Refusal.field("/banCode", "须指明禁令 / say which ban");
        }
    }

    private static void requireDecision(Proceeding before, Step step, SanctionDecided decided) {
        if (step.name().equals("clear")) {
            SanctionKind.of(decided.kind(), SanctionKind.CLEARING);
            return;
        }
        requireAnswerable(before);
        Set<SanctionKind> allowed = step.needsApproval() ? SanctionKind.PROPOSED : SanctionKind.UNAPPROVED;
        SanctionKind.of(decided.kind(), allowed).requireDays(decided.days());
    }

    // A flaw goes to quality scoring only, and who is exempt has nothing to answer for.
    private static void requireAnswerable(Proceeding before) {
        if (!"FAULT".equals(before.said("fault")) || "EXEMPT".equals(before.said("tolerance"))) {
            throw Refusal.forbiddenBy(
                    "b6: a sanction only for a fault that is not exempt",
                    "无过错或已免责，不得处理 / fault " + before.said("fault") + ", tolerance " + before.said("tolerance"));
        }
    }

    private static void requireServedInFull(Proceeding before, Instant occurredAt) {
        if (!SanctionKind.lasts(before.said("kind"))) {
            return;
        }
        Instant served = Instant.parse(Objects.requireNonNull(before.said("servedAt")));
        Instant end = served.plus(Duration.ofDays(before.detail().path("days").asLong()));
        if (occurredAt.isBefore(end)) {
            throw Refusal.forbiddenBy("b6: carried out when its days are over", "期限未满 / its days end on " + end);
        }
    }

    private static void requireReasons(Fact fact) {
        if (fact instanceof SanctionAppealed appeal && appeal.grounds() == null) {
            throw Refusal.field("/grounds", "须说明理由 / an appeal says why");
        }
        boolean silent = (fact instanceof SanctionUpheld upheld && upheld.reason() == null)
                || (fact instanceof SanctionRevoked revoked && revoked.reason() == null);
        if (silent) {
            throw Refusal.field("/reason", "须说明理由 / the answer to an appeal says why");
        }
    }

    private static void requireOneOf(String field, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw Refusal.field(field, "须为 " + new java.util.TreeSet<>(allowed) + " / one of these is expected");
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof AccountabilityReferred referred) {
            return after.about(referred.officerId());
        } else if (fact instanceof AccountabilityFaultDetermined fault) {
            return after.saying("fault", fault.outcome());
        } else if (fact instanceof ToleranceDecided tolerance) {
            return after.saying("tolerance", tolerance.outcome());
        } else if (step.name().equals("hear")) {
            return after.shownTo(Objects.requireNonNull(after.subject()));
        } else if (step.name().equals("serve")) {
            return after.saying("servedAt", occurredAt.toString());
        } else if (fact instanceof SanctionAppealed appeal) {
            return after.until(terms.end(appeal.kind(), occurredAt));
        }
        return fact instanceof SanctionUpheld || fact instanceof SanctionRevoked ? after.until(null) : after;
    }
}
