package org.firstbutton.casework.casefile;

import java.time.OffsetDateTime;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.jspecify.annotations.Nullable;

/**
 * 办案步骤 — a fact about to be recorded.
 *
 * @param occurredAt as stated; null for now
 */
public record CaseStep(Fact fact, @Nullable OffsetDateTime occurredAt, Actor actor) {

    String type() {
        return FactTypes.nameOf(fact.getClass());
    }

    CaseCommand command() {
        return CaseCommand.leaving(fact)
                .orElseThrow(() -> new IllegalStateException(type() + " is left by no command"));
    }
}
