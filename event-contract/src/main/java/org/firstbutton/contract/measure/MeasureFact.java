package org.firstbutton.contract.measure;

import java.time.Instant;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 强制措施 — what restricts a person or a thing in a case, until it is lifted. Topic {@code measure-events}. */
public sealed interface MeasureFact extends Fact {

    /** 采取措施 — {@code measure}: {@code DETENTION}, {@code ARREST}, {@code BAIL}, {@code RESIDENTIAL_SURVEILLANCE}, {@code COMPELLED_APPEARANCE}, {@code SEIZURE}, {@code SEALING}, {@code FREEZE}, {@code TECHNICAL}, {@code STOP_PAYMENT} … */
    @Named("measure.applied")
    record MeasureApplied(
            String measureId,
            String measure,
            @Nullable String personId,
            @Nullable Instant expiresAt,
            @Nullable String approver,
            @Nullable String legalBasis,
            @Nullable Boolean designatedPlace)
            implements MeasureFact {}

    /** 批准措施 — before it is taken; {@code measureId} is that of the {@code measure.applied} that carries it out. */
    @Named("measure.approved")
    record MeasureApproved(
            String measureId,
            String approver,
            @Nullable String measure,
            @Nullable String personId) implements MeasureFact {}

    /** 变更措施 — ends one measure; the one that takes its place is applied by a fact of its own. */
    @Named("measure.changed")
    record MeasureChanged(
            String measureId,
            String fromMeasure,
            String toMeasure,
            @Nullable String personId,
            @Nullable String approver)
            implements MeasureFact {}

    /** 解除措施 */
    @Named("measure.lifted")
    record MeasureLifted(
            @Nullable String measureId,
            @Nullable String measure,
            @Nullable String personId) implements MeasureFact {}

    /** 终止侦查 — {@code measureInForce}: a measure that must end. */
    @Named("suspect.investigation-terminated")
    record SuspectInvestigationTerminated(
            String personId,
            String reason,
            String approver,
            @Nullable Boolean measureInForce) implements MeasureFact {}

    /** 提请批准逮捕 */
    @Named("arrest.requested")
    record ArrestRequested(String personId, @Nullable String documentNo) implements MeasureFact {}

    /** 批准逮捕 */
    @Named("arrest.approved")
    record ArrestApproved(String personId, @Nullable String documentNo) implements MeasureFact {}

    /** 不批准逮捕 — {@code measureInForce}: whether the person is in custody. */
    @Named("arrest.refused")
    record ArrestRefused(
            String personId,
            @Nullable String documentNo,
            @Nullable Boolean measureInForce) implements MeasureFact {}

    /** 提请延长羁押 — {@code round} 1 to 3; {@code expiresAt}: the end of the running term. */
    @Named("custody.extension-requested")
    record CustodyExtensionRequested(String personId, int round, Instant expiresAt) implements MeasureFact {}

    /** 批准延长羁押 */
    @Named("custody.extension-approved")
    record CustodyExtensionApproved(
            String personId, int round, @Nullable String documentNo) implements MeasureFact {}

    /** 重新计算羁押期限 — {@code ground}: {@code NEW_OFFENCE}, {@code IDENTITY_CLARIFIED}. */
    @Named("custody.term-restarted")
    record CustodyTermRestarted(String personId, String ground, String approver) implements MeasureFact {}

    /** 通知家属 — {@code exemptReason} says why they could not be told. */
    @Named("family.notified")
    record FamilyNotified(String personId, @Nullable String exemptReason) implements MeasureFact {}
}
