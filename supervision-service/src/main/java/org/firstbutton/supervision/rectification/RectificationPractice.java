package org.firstbutton.supervision.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.rectification.RectificationFact.RectificationClosed;
import org.firstbutton.contract.rectification.RectificationFact.RectificationExtended;
import org.firstbutton.contract.rectification.RectificationFact.RectificationOrdered;
import org.firstbutton.contract.rectification.RectificationFact.RectificationPassed;
import org.firstbutton.contract.rectification.RectificationFact.RectificationRejected;
import org.firstbutton.contract.rectification.RectificationFact.RectificationSubmitted;
import org.firstbutton.supervision.finding.AboutFinding;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.finding.FindingStatus;
import org.firstbutton.supervision.finding.Findings;
import org.firstbutton.supervision.finding.Recusal;
import org.firstbutton.supervision.finding.Verification;
import org.firstbutton.supervision.finding.Verifications;
import org.firstbutton.supervision.finding.Verifying;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 整改规范 — the unit puts right and submits, somebody above rechecks what he did not submit; a second rejection goes one
 * level up; what was put right is watched before it is closed. Steps are recorded when they happen, not afterwards.
 */
@ApplicationScoped
public class RectificationPractice implements AboutFinding {
    private static final String ORDERS = "b5: only a confirmed finding is rectified";

    private final Findings findings;
    private final Verification verification;
    private final Verifications verifications;
    private final Recusal recusal;
    private final Proceedings proceedings;
    private final RectificationTerms terms;
    private final CurrentCaller caller;

    RectificationPractice(
            Findings findings,
            Verification verification,
            Verifications verifications,
            Recusal recusal,
            Proceedings proceedings,
            RectificationTerms terms,
            CurrentCaller caller) {
        this.findings = findings;
        this.verification = verification;
        this.verifications = verifications;
        this.recusal = recusal;
        this.proceedings = proceedings;
        this.terms = terms;
        this.caller = caller;
    }

    @Override
    public Procedure procedure() {
        return RectificationProcedure.TABLE;
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public boolean areOne(String maker, String checker) {
        return recusal.areOne(maker, checker);
    }

    @Override
    public Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        if (fact instanceof RectificationOrdered order) {
            return ordered(handle, order, occurredAt);
        }
        String ruleId = Objects.requireNonNullElse(before.said("ruleId"), "-");
        if (fact instanceof RectificationPassed passed) {
            return new RectificationPassed(passed.orderId(), passed.findingId(), ruleId);
        }
        if (fact instanceof RectificationClosed closed) {
            return new RectificationClosed(closed.orderId(), closed.findingId(), ruleId);
        }
        if (fact instanceof RectificationRejected rejected && !before.state().equals("RECHECKING")) {
            return new RectificationRejected(rejected.orderId(), rejected.reason(), Recusal.above(issuer(before)));
        }
        return fact;
    }

    private RectificationOrdered ordered(Handle handle, RectificationOrdered order, Instant occurredAt) {
        FindingRow row =
                verification.open(handle, AboutFinding.findingId(order.findingId()), FindingStatus.CONFIRMED, ORDERS);
        String unit = row.draft().orgPath();
        String severity = row.draft().severity();
        Instant latest = terms.first(occurredAt, severity);
        Instant due = order.dueAt() == null ? latest : order.dueAt();
        if (due != null && (!due.isAfter(occurredAt) || (latest != null && due.isAfter(latest)))) {
            throw Refusal.field("/dueAt", "须晚于现在且不超过规定期限 / lies after now and no later than " + latest);
        }
        if (order.requirement() == null) {
            throw Refusal.field("/requirement", "须写明整改什么 / say what is to be put right");
        }
        return new RectificationOrdered(
                order.orderId(),
                order.findingId(),
                row.draft().ruleId(),
                severity,
                unit,
                order.requirement(),
                due,
                Recusal.office(caller.get(), unit).orElse(unit));
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        boolean approved = fact instanceof RectificationExtended extended
                && !extended.approver().equals("-");
        if (!approved) {
            DatabaseClock.requireNow(handle, occurredAt);
        }
        switch (step.name()) {
            case "order" -> requireMayOrder(handle, (RectificationOrdered) fact);
            case "acknowledge" -> requireUnit(before);
            case "submit" -> requireEvidence(before, (RectificationSubmitted) fact);
            case "extend" -> {
                if (!approved) {
                    requireUnit(before);
                }
            }
            case "pass", "reject", "close" -> requireMayRecheck(handle, before, issuer(before), step, occurredAt);
            case "interview", "pass-above", "reject-above" ->
                requireMayRecheck(handle, before, Recusal.above(issuer(before)), step, occurredAt);
            default -> {}
        }
    }

    private void requireMayOrder(Handle handle, RectificationOrdered order) {
        UUID finding = UUID.fromString(order.findingId());
        FindingRow row = findings.find(handle, finding).orElseThrow(Refusal::notFound);
        recusal.requireFromAbove(caller.get(), row, against(handle, finding));
        if (proceedings.lastAbout(handle, procedure(), order.findingId()).isPresent()) {
            throw Refusal.forbiddenBy("b5: one order a finding", "已下达整改 / it was ordered before");
        }
    }

    private void requireUnit(Proceeding before) {
        if (caller.get().orgPaths().stream().noneMatch(path -> path.startsWith(before.orgPath()))) {
            throw Refusal.forbiddenBy(
                    "b5: the unit itself puts it right", "由责任单位办理 / done by " + before.orgPath() + " itself");
        }
    }

    private void requireEvidence(Proceeding before, RectificationSubmitted submitted) {
        requireUnit(before);
        if (submitted.evidenceRef() == null) {
            throw Refusal.field("/evidenceRef", "须附整改证据 / say where the evidence is");
        }
    }

    @Override
    public void requireMayDecide(Handle handle, Proceeding before, Step step) {
        requireIndependent(handle, before, issuer(before));
    }

    private void requireIndependent(Handle handle, Proceeding before, String level) {
        UUID finding = UUID.fromString(Objects.requireNonNull(before.subject()));
        FindingRow row = findings.find(handle, finding).orElseThrow(Refusal::notFound);
        Recusal.requireNotBelow(recusal.requireFromAbove(caller.get(), row, against(handle, finding)), level);
    }

    private void requireMayRecheck(Handle handle, Proceeding before, String level, Step step, Instant occurredAt) {
        requireIndependent(handle, before, level);
        String submitter = before.said("submitter");
        if (submitter != null && areOne(submitter, caller.get().actorId())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "提交人不得复核 / who submitted it does not recheck it");
        }
        if (step.name().equals("close") && occurredAt.isBefore(Objects.requireNonNull(before.expiresAt()))) {
            throw Refusal.forbiddenBy(
                    "b5: watched for ninety days", "观察期至 " + before.expiresAt() + " / watched until then");
        }
    }

    private @Nullable String against(Handle handle, UUID finding) {
        Verifying.Confirmed confirmed = verifications.of(handle, finding).confirmed();
        return confirmed == null ? null : confirmed.officer();
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        String severity = Objects.requireNonNull(after.said("severity"));
        if (fact instanceof RectificationOrdered order) {
            return after.about(order.findingId()).until(order.dueAt());
        }
        return switch (after.state()) {
            case "EXTENDED" -> after.until(terms.extended(after.openedAt(), severity));
            case "RECHECKING", "RECHECKING_AGAIN", "RECHECKING_ABOVE" -> after.until(terms.recheck(occurredAt));
            case "RETURNED", "INTERVIEWED" -> after.until(terms.first(occurredAt, severity));
            case "ESCALATED" -> after.until(terms.interview(occurredAt));
            case "RECTIFIED" -> after.until(occurredAt.plus(RectificationTerms.WATCH));
            default -> after;
        };
    }

    private static String issuer(Proceeding of) {
        return Objects.requireNonNull(of.said("issuer"));
    }
}
