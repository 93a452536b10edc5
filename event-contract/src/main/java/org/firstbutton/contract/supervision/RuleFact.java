package org.firstbutton.contract.supervision;

import java.time.Instant;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 规则变更 — which rule pack judges from when on. Topic {@code supervision-rules}; two people stand behind each. */
public sealed interface RuleFact extends Fact {

    /**
     * 规则启用 — {@code sha256} is that of the pack's text; {@code replaces} the version before, none for a new pack;
     * {@code cause}: {@code ACTIVATION} or {@code ROLLBACK}.
     */
    @Named("rule.activated")
    record RuleActivated(
            String pack,
            String packVersion,
            String sha256,
            Instant inForceFrom,
            String proposedBy,
            String approvedBy,
            String cause,
            @Nullable String replaces)
            implements RuleFact {}

    /** 规则停用 — {@code replacedBy} is the version that judges instead; none where the pack is gone. */
    @Named("rule.retired")
    record RuleRetired(
            String pack,
            String packVersion,
            Instant until,
            String proposedBy,
            String approvedBy,
            String cause,
            @Nullable String replacedBy)
            implements RuleFact {}
}
