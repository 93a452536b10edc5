package org.firstbutton.supervision.campaign;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 工作方案模板 — what the sources name of a programme: its headings or its stages; the measures are the bureau's to write.
 *
 * @param headings none where the sources do not list them
 * @param stages names of stages, whose days whoever starts the campaign sets
 * @param items how many headings there are, where only that is known
 * @param measures how many measures there are in all, where that is known
 */
@Schema(name = "ProgrammeTemplate")
public record ProgrammeTemplate(
        @Schema(examples = "SIX_THERAPIES") String id,
        @Schema(examples = "六种疗法") String zh,
        @Schema(examples = "six therapies") String en,
        List<Named> headings,
        List<Named> stages,
        @Nullable Integer items,
        @Nullable Integer measures) {

    /** 中英文名 */
    @Schema(name = "ProgrammeHeading")
    public record Named(String zh, String en) {}

    /** @param used how many headings the campaign has with this one */
    boolean admits(@Nullable String heading, int used) {
        if (headings.isEmpty()) {
            return items == null || (heading != null && used <= items);
        }
        return headings.stream().anyMatch(named -> named.zh().equals(heading));
    }

    String headingsText() {
        return headings.isEmpty()
                ? String.valueOf(items)
                : headings.stream().map(Named::zh).collect(Collectors.joining("、"));
    }
}
