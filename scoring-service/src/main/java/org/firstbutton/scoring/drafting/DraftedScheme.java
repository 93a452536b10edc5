package org.firstbutton.scoring.drafting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 拟定方案 — one version of one organisation's scheme.
 *
 * @param orgPath whose it is; everything below it is scored by it too
 * @param effectiveFrom as the scheme itself says; what happened before that day keeps the scheme before
 * @param content the scheme, as YAML
 * @param draftedBy everybody who wrote on it; none of them approves it
 */
@Schema(name = "DraftedScheme")
public record DraftedScheme(
        UUID id,
        @Schema(examples = "jz-2027") String scheme,
        @Schema(examples = "1") int version,
        @Schema(examples = "HB/JZ/") String orgPath,
        State state,
        long revision,
        LocalDate effectiveFrom,
        String content,
        List<String> draftedBy,
        Instant draftedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    /** 方案状态 */
    @Schema(name = "SchemeState")
    public enum State {
        DRAFT,
        APPROVED
    }

    /** 方案列表 — newest first. */
    @Schema(name = "DraftedSchemes")
    public record All(List<DraftedScheme> items) {}
}
