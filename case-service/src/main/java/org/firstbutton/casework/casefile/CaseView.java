package org.firstbutton.casework.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** 案件视图 — a case as it leaves by HTTP. */
@Schema(name = "Case", description = "案件 — a case and where it stands")
public record CaseView(
        UUID id,
        CaseKind kind,
        CaseState state,

        @Schema(description = "Facts recorded so far, legal reviews included")
        long version,

        @Schema(description = "The alert's id, else the case's own: the key that ties services together")
        String matter,

        @Schema(examples = "HB/JZ/SS/U017/") String orgPath,

        String source,
        @Nullable String number,
        @Nullable String reportId,
        @Nullable String offence,

        @Schema(description = "Officer number of the one it is assigned to") @Nullable
        String handler,

        @Schema(description = "Limits whose clocks stand still")
        List<String> pausedLimits,

        @Nullable String reviewId,
        @Nullable String reviewSubject,
        Instant registeredAt,

        @Schema(description = "What the life cycle allows now")
        List<String> allowed) {

    public static CaseView of(CaseRecord record) {
        CaseProgress progress = record.progress();
        return new CaseView(
                record.id(),
                record.kind(),
                record.state(),
                record.facts(),
                record.matter(),
                record.orgPath(),
                record.source(),
                record.number(),
                record.reportId(),
                progress.offence(),
                progress.handler(),
                progress.paused(),
                progress.reviewId(),
                progress.reviewSubject(),
                record.registeredAt(),
                CaseLifecycle.of(record.kind()).allowedIn(record.state()).stream()
                        .map(CaseCommand::path)
                        .distinct()
                        .toList());
    }
}
