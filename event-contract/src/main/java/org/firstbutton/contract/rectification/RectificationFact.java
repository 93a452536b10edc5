package org.firstbutton.contract.rectification;

import java.time.Instant;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/**
 * 整改 — an order to put something right and what comes of it. Topic {@code rectification-events}, keyed by matter.
 */
public sealed interface RectificationFact extends Fact {

    /** 责令整改 — {@code requirement}: what is to be put right; {@code issuer}: the organisation that orders it. */
    @Named("rectification.ordered")
    record RectificationOrdered(
            String orderId,
            String findingId,
            String ruleId,
            String severity,
            String unit,
            @Nullable String requirement,
            @Nullable Instant dueAt,
            @Nullable String issuer)
            implements RectificationFact {}

    /** 签收整改 */
    @Named("rectification.acknowledged")
    record RectificationAcknowledged(String orderId) implements RectificationFact {}

    /** 整改延期 — once, by the issuer of the order. */
    @Named("rectification.extended")
    record RectificationExtended(String orderId, String approver, String reason) implements RectificationFact {}

    /** 提交整改 — {@code account}: what was done; who submits it does not recheck it. */
    @Named("rectification.submitted")
    record RectificationSubmitted(
            String orderId,
            @Nullable String evidenceRef,
            @Nullable String account,
            @Nullable String submitter) implements RectificationFact {}

    /** 整改退回 — {@code escalatedTo}: the organisation one level up that takes it over, the second time. */
    @Named("rectification.rejected")
    record RectificationRejected(
            String orderId, String reason, @Nullable String escalatedTo) implements RectificationFact {}

    /** 整改约谈 — the head of the unit was spoken to after the second rejection. */
    @Named("rectification.interviewed")
    record RectificationInterviewed(String orderId, String interviewed, String record) implements RectificationFact {}

    /** 整改合格 — {@code ruleId} is that of the finding. */
    @Named("rectification.passed")
    record RectificationPassed(String orderId, String findingId, String ruleId) implements RectificationFact {}

    /** 整改销号 — it stayed put right while it was watched. */
    @Named("rectification.closed")
    record RectificationClosed(String orderId, String findingId, String ruleId) implements RectificationFact {}

    /** 整改撤销 — its finding was overturned; nothing is left to put right. */
    @Named("rectification.revoked")
    record RectificationRevoked(String orderId, String findingId) implements RectificationFact {}
}
