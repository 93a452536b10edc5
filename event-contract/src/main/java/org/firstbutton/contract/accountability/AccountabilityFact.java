package org.firstbutton.contract.accountability;

import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/**
 * 追责 — who answers for what, under which authority. Topic {@code accountability-events}, keyed by matter.
 */
public sealed interface AccountabilityFact extends Fact {

    /** 移送追责 */
    @Named("accountability.referred")
    record AccountabilityReferred(
            String referralId, String findingId, @Nullable String officerId, String to) implements AccountabilityFact {}

    /** 认定过错 — {@code outcome}: {@code FAULT}, {@code FLAW}, {@code NO_FAULT}. */
    @Named("accountability.fault-determined")
    record AccountabilityFaultDetermined(
            String findingId, @Nullable String officerId, String outcome) implements AccountabilityFact {}

    /** 容错认定 — {@code outcome}: {@code EXEMPT}, {@code LENIENT}, {@code NONE}. */
    @Named("tolerance.decided")
    record ToleranceDecided(String findingId, @Nullable String officerId, String outcome, String reason)
            implements AccountabilityFact {}

    /**
     * 违规属实 — {@code kind}: {@code PROHIBITION} or {@code OTHER}; {@code banCode} comes from the bureau's own
     * list; one incident counts once.
     */
    @Named("violation.confirmed")
    record ViolationConfirmed(
            String violationId,
            String officerId,
            String kind,
            @Nullable String banCode,
            String incidentId,
            @Nullable Boolean tolerated)
            implements AccountabilityFact {}

    /** 处分建议 — {@code kind}: {@code CONFINEMENT}, {@code SUSPENSION} or another; {@code days} for these two. */
    @Named("sanction.proposed")
    record SanctionProposed(
            String sanctionId,
            String officerId,
            String kind,
            @Nullable Integer days) implements AccountabilityFact {}

    /** 处分决定 — {@code authority} and {@code approverRole} are roles. */
    @Named("sanction.decided")
    record SanctionDecided(
            String sanctionId,
            String officerId,
            String kind,
            @Nullable Integer days,
            String authority,
            @Nullable String approverRole)
            implements AccountabilityFact {}

    /** 处分申诉 */
    @Named("sanction.appealed")
    record SanctionAppealed(String sanctionId, String officerId, String kind) implements AccountabilityFact {}

    /** 维持处分 */
    @Named("sanction.upheld")
    record SanctionUpheld(String sanctionId) implements AccountabilityFact {}

    /** 撤销处分 */
    @Named("sanction.revoked")
    record SanctionRevoked(String sanctionId) implements AccountabilityFact {}
}
