package org.firstbutton.intake.register;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.firstbutton.intake.alert.AlertState;
import org.firstbutton.intake.alert.Entry;
import org.jspecify.annotations.Nullable;

/** 筛选条件 — which alerts a list is to show; what is left out does not restrict it. */
public class AlertFilter {
    @QueryParam("state")
    @Nullable
    AlertState state;

    @QueryParam("unit")
    @Parameter(description = "Organisation path; its units count too")
    @Nullable
    String unit;

    @QueryParam("category")
    @Nullable
    String category;

    @QueryParam("receivedFrom")
    @Parameter(description = "RFC 3339 with offset, inclusive")
    @Nullable
    String receivedFrom;

    @QueryParam("receivedTo")
    @Parameter(description = "RFC 3339 with offset, exclusive")
    @Nullable
    String receivedTo;

    @Nullable
    Instant from() {
        return receivedFrom == null ? null : Entry.instant("receivedFrom", receivedFrom);
    }

    @Nullable
    Instant to() {
        return receivedTo == null ? null : Entry.instant("receivedTo", receivedTo);
    }
}
