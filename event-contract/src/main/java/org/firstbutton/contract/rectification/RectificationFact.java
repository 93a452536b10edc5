package org.firstbutton.contract.rectification;

import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/**
 * 整改 — an order to put something right and what comes of it. Topic {@code rectification-events}, keyed by matter.
 */
public sealed interface RectificationFact extends Fact {

    /** 责令整改 */
    @Named("rectification.ordered")
    record RectificationOrdered(String orderId, String findingId, String ruleId, String severity, String unit)
            implements RectificationFact {}

    /** 整改延期 — once, by the issuer of the order. */
    @Named("rectification.extended")
    record RectificationExtended(String orderId, String approver, String reason) implements RectificationFact {}

    /** 提交整改 */
    @Named("rectification.submitted")
    record RectificationSubmitted(String orderId, @Nullable String evidenceRef) implements RectificationFact {}

    /** 整改退回 */
    @Named("rectification.rejected")
    record RectificationRejected(String orderId, String reason) implements RectificationFact {}

    /** 整改合格 — {@code ruleId} is that of the finding. */
    @Named("rectification.passed")
    record RectificationPassed(String orderId, String findingId, String ruleId) implements RectificationFact {}
}
