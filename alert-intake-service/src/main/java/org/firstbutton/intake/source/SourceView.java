package org.firstbutton.intake.source;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 数据源 — a registered source.
 *
 * @param beatSeconds how often it promises to beat
 * @param graceSeconds how long it may stay silent beyond that
 * @param watermark everything that it recorded until then has been handed in
 */
public record SourceView(
        String id,
        SourceKind kind,
        String orgPath,
        int beatSeconds,
        int graceSeconds,
        @Nullable Instant watermark,
        Instant registeredAt) {

    /** 全部数据源 */
    @Schema(name = "Sources")
    public record All(List<SourceView> items) {}
}
