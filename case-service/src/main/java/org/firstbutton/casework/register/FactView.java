package org.firstbutton.casework.register;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * 事实视图 — a fact as the ledger holds it.
 *
 * @param data the fact's own fields beside those of its envelope
 */
@Schema(name = "CaseFact")
public record FactView(
        UUID id,
        @Schema(examples = "case.filed") String type,
        String source,
        Instant occurredAt,
        Instant recordedAt,
        @Schema(type = SchemaType.OBJECT) JsonNode data) {}
