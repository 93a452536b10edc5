package org.firstbutton.intake.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 心跳
 *
 * @param watermark everything recorded until then has been handed in; now, if left out
 * @param occurredAt when it beat, for a system that tells of its past; now, if left out
 */
@Schema(example = """
        {"watermark": "2026-03-01T21:40:10+08:00"}""")
public record Beat(
        @Schema(format = "date-time") @Nullable String watermark,
        @Schema(format = "date-time") @Nullable String occurredAt) {}
