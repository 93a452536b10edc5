package org.firstbutton.contract.supervision;

import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/**
 * 问题 — a suspected or confirmed breach of a rule. Topic {@code supervision-findings}; findings of integrity rules
 * (ladder E4) travel on {@code supervision-findings-integrity} until a person has confirmed them.
 */
public sealed interface FindingFact extends Fact {

    /** 问题发现 — {@code subject} is what the rule speaks of: an alert, a case, a caller key, a source. */
    @Named("finding.raised")
    record FindingRaised(
            String findingId,
            String ruleId,
            String pack,
            String severity,
            String ladder,
            String subjectKind,
            String subject,
            String episode,
            Instant startedAt,
            @Nullable Instant dueAt,
            Instant brokenAt,
            List<String> evidence)
            implements FindingFact {}

    /** 事后补办 — the duty was done after its limit; the finding stands. */
    @Named("finding.remedied")
    record FindingRemedied(String findingId, String ruleId, Instant remediedAt, String remediedBy)
            implements FindingFact {}

    /** 严重程度升级 */
    @Named("finding.escalated")
    record FindingEscalated(String findingId, String ruleId, String fromSeverity, String severity)
            implements FindingFact {}

    /** 时间更正 — corrected facts moved its dates; the finding stands. */
    @Named("finding.redated")
    record FindingRedated(
            String findingId,
            String ruleId,
            Instant startedAt,
            @Nullable Instant dueAt,
            Instant brokenAt) implements FindingFact {}

    /** 自动撤回 — the facts that came to light no longer support it; it stays visible that it once stood. */
    @Named("finding.withdrawn")
    record FindingWithdrawn(String findingId, String ruleId, String cause, List<String> evidence)
            implements FindingFact {}

    /** 建议撤回 — a fact recorded after the breach claims an earlier time; a person decides. */
    @Named("finding.withdrawal-proposed")
    record FindingWithdrawalProposed(String findingId, String ruleId, String cause, List<String> evidence)
            implements FindingFact {}

    /** 依据变化 — the machine never changes what a person has confirmed; it gives notice. */
    @Named("finding.basis-changed")
    record FindingBasisChanged(String findingId, String ruleId, String cause, List<String> evidence)
            implements FindingFact {}

    /** 指定核查 — {@code office} is the organisation for which {@code assignee} verifies it in {@code role}. */
    @Named("finding.assigned")
    record FindingAssigned(
            String findingId, String ruleId, String assignee, String role, String office, String why, Instant dueAt)
            implements FindingFact {}

    /** 单位说明 — what the unit under review has to say before it is decided. */
    @Named("finding.answered")
    record FindingAnswered(
            String findingId,
            String ruleId,
            String statement,
            @Nullable String evidenceRef) implements FindingFact {}

    /** 核实属实 — {@code recurrenceOf}: an earlier finding of this rule in this unit, put right less than 90 days before. */
    @Named("finding.confirmed")
    record FindingConfirmed(
            String findingId,
            String ruleId,
            String severity,
            String subject,
            String unit,
            @Nullable String officer,
            Instant brokenAt,
            String reason,
            @Nullable String recurrenceOf)
            implements FindingFact {}

    /** 呈报不属实 — a grave finding is dismissed by two people; this is the first. */
    @Named("finding.dismissal-proposed")
    record FindingDismissalProposed(String findingId, String ruleId, String reasonCode, String reason)
            implements FindingFact {}

    /** 不同意不属实 — the second person refused; the finding stands as it stood. */
    @Named("finding.dismissal-refused")
    record FindingDismissalRefused(String findingId, String ruleId, String reason) implements FindingFact {}

    /** 核查不属实 */
    @Named("finding.dismissed")
    record FindingDismissed(String findingId, String ruleId, String reasonCode, String reason) implements FindingFact {}

    /** 推翻 — a confirmed finding is overturned; scores are reversed. {@code officer} is the one it was confirmed against. */
    @Named("finding.overturned")
    record FindingOverturned(
            String findingId,
            String ruleId,
            String reason,
            @Nullable String officer) implements FindingFact {}

    /** 异议 — the unit contests a confirmed finding; somebody independent decides by {@code dueAt}. */
    @Named("finding.objected")
    record FindingObjected(
            String objectionId,
            String findingId,
            String ruleId,
            String unit,
            String grounds,
            @Nullable String evidenceRef,
            @Nullable Instant dueAt)
            implements FindingFact {}

    /** 异议决定 — {@code outcome}: {@code UPHELD} (the finding stands) or {@code OVERTURNED}. */
    @Named("finding.objection-decided")
    record FindingObjectionDecided(String objectionId, String findingId, String ruleId, String outcome, String reason)
            implements FindingFact {}

    /**
     * 升级告知 — a rung of its ladder was reached.
     *
     * @param rung from 1
     * @param posts who was looked for, each as {@code role@organisation}
     * @param people how many were told; 0: nobody held the posts, and the next rung followed at once
     */
    @Named("finding.told")
    record FindingTold(String findingId, String ruleId, String ladder, int rung, List<String> posts, int people)
            implements FindingFact {}

    /** 升级签收 — one of those told has acknowledged; the ladder holds for a time, it does not end. */
    @Named("finding.acknowledged")
    record FindingAcknowledged(String findingId, String ruleId, String ladder, int rung) implements FindingFact {}
}
