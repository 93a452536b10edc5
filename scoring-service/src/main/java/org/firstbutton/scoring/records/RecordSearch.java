package org.firstbutton.scoring.records;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.scoring.scheme.Period;
import org.jspecify.annotations.Nullable;

/** 检索条件 — which records are wanted. */
public record RecordSearch(
        @Parameter(description = "种类 kind", example = "GUIDELINE") @QueryParam("kind") @Nullable
        String kind,

        @Parameter(description = "民警 officer", example = "042117") @QueryParam("officer") @Nullable
        String officer,

        @Parameter(description = "机构子树 organisation subtree", example = "HB/JZ/SS/") @QueryParam("unit") @Nullable
        String unit,

        @Parameter(description = "标题、内容、答复或字段中的文字 words in title, text, answer or fields") @QueryParam("q") @Nullable
        String words,

        @Parameter(description = "首日（含） first day, included", example = "2026-10-01") @QueryParam("from") @Nullable
        String from,

        @Parameter(description = "末日（含） last day, included", example = "2026-12-31") @QueryParam("to") @Nullable
        String to,

        @Parameter(description = "上一页的 next · 'next' of the page before") @QueryParam("cursor") @Nullable
        String cursor,

        @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200)
        int limit) {
    private static final int LONGEST = 100;

    RecordLibrary.Search asked(Caller by, Instant now, ZoneId zone) {
        if (unit != null && !unit.endsWith("/")) {
            throw Refusal.field("unit", "机构路径以 / 结尾 / an organisation path ends in /");
        }
        if (words != null && words.length() > LONGEST) {
            throw Refusal.field("q", "不超过 100 字 / at most 100 characters");
        }
        return new RecordLibrary.Search(
                by.hasAnyOf(RecordProcedure.READERS),
                by.actorId(),
                kind,
                officer,
                unit,
                words == null || words.isBlank() ? null : words.strip(),
                from == null && to == null ? null : Period.asked(from, to, now, zone));
    }
}
