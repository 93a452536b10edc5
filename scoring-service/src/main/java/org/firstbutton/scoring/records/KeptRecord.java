package org.firstbutton.scoring.records;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.contract.scoring.ScoreFact.RecordConfirmed;
import org.jspecify.annotations.Nullable;

/**
 * 在册记录 — as it was confirmed.
 *
 * @param answer what whoever confirmed it wrote
 * @param details its own fields
 * @param revokedAt when it was taken back; it stays to be seen
 */
@Schema(name = "KeptRecord")
public record KeptRecord(
        UUID id,
        String kind,
        String orgPath,
        @Nullable String officer,
        String title,
        @Nullable String text,
        @Nullable String answer,
        Map<String, String> details,
        String measure,
        boolean shared,
        Instant heldAt,
        Instant confirmedAt,
        @Nullable String enteredBy,
        @Nullable String confirmedBy,
        @Nullable Instant revokedAt) {

    static KeptRecord of(Proceeding record, RecordKind kind, RecordConfirmed fact, Map<String, String> details) {
        return new KeptRecord(
                record.id(),
                kind.kind(),
                record.orgPath(),
                fact.officerId(),
                Objects.requireNonNull(record.said("title")),
                record.said("text"),
                fact.answer(),
                details,
                Objects.requireNonNull(fact.measure()),
                kind.shared(),
                fact.heldAt(),
                record.lastAt(),
                record.said("enteredBy"),
                record.said("confirmedBy"),
                null);
    }
}
