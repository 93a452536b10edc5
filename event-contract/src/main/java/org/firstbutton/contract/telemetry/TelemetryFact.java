package org.firstbutton.contract.telemetry;

import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 警力定位 — where a unit is in relation to the alert it was sent to. Topic {@code unit-telemetry}. */
public sealed interface TelemetryFact extends Fact {

    /**
     * 定位 — the distance to the alert's place, so that no coordinates travel; {@code dwellSeconds}: how long the unit
     * has been within that distance.
     */
    @Named("unit.position")
    record UnitPosition(
            String dispatchId,
            int distanceMeters,
            @Nullable Integer dwellSeconds,
            @Nullable Integer accuracyMeters) implements TelemetryFact {}
}
