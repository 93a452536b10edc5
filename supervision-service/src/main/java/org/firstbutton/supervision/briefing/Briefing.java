package org.firstbutton.supervision.briefing;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 通报材料 — of one organisation and all below it.
 *
 * @param from the time it speaks of: the day, or the week
 * @param asOf when it was read
 */
@Schema(name = "Briefing", description = "早调度、周通报 — sections in a fixed order, each with its lines")
public record Briefing(
        @Schema(examples = "早调度议程") String titleZh,
        @Schema(examples = "Morning meeting") String titleEn,
        @Schema(examples = "HB/JZ/SS/") String orgPath,
        Instant from,
        Instant to,
        Instant asOf,
        List<Section> sections) {

    /** @param count of all lines; at most a hundred are given */
    @Schema(name = "BriefingSection", description = "议题 — one part of it")
    public record Section(Topic topic, String zh, String en, long count, List<Line> lines) {}

    /**
     * @param subject number of the alert or case, period of a clearing, day or week of a trend
     * @param textZh the rule's name, where there is one
     * @param at due, raised or swept at
     * @param figure how many; 1 where the line is a single thing
     * @param place where it is decided
     */
    @Schema(name = "BriefingLine", description = "一行 — a thing, or a figure")
    public record Line(
            @Nullable String unit,
            @Nullable String subject,
            @Nullable String ruleId,
            @Nullable String textZh,
            @Nullable String textEn,
            @Nullable String severity,
            @Nullable Instant at,
            long figure,
            @Nullable String place) {}
}
