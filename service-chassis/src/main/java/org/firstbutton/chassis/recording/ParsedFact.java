package org.firstbutton.chassis.recording;

import java.time.Instant;
import java.util.UUID;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Fact;

/**
 * 已读事实 — a stated fact that was found to be one of the contract.
 *
 * @param recordedAt when the source wrote it down, never later than now
 * @param canonical its data with sorted fields and no nulls, so that spelling makes no difference to its id
 */
public record ParsedFact(
        String type, Fact fact, Instant occurredAt, Instant recordedAt, Actor actor, String canonical) {

    public UUID idWithin(UUID aggregate) {
        return DeterministicIds.ofFact(aggregate, type, occurredAt.toString(), canonical);
    }
}
