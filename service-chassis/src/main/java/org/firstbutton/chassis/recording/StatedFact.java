package org.firstbutton.chassis.recording;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.contract.Actor;
import org.jspecify.annotations.Nullable;

/** 所述事实 — a fact as another system states it; times and data are still unread, see {@link FactParser}. */
public record StatedFact(
        @Schema(description = "Short wire name of the fact", required = true, examples = "case.filed") @Nullable
        String type,

        @Schema(description = "Business time, RFC 3339", format = "date-time", required = true) @Nullable
        String occurredAt,

        @Schema(
                description = "When the source system wrote it down; the database's time if left out",
                format = "date-time")
        @Nullable
        String recordedAt,

        @Schema(description = "Who did it; the caller if left out") @Nullable
        Actor actor,

        @Schema(
                description = "The fact's own fields, as the event contract has them",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        @Nullable
        JsonNode data) {}
