package org.firstbutton.supervision.matter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 一格 — how one step, link or must stands.
 *
 * @param at when it was first done
 * @param by the type of the fact that did it
 * @param findings the findings that stand against it
 */
@Schema(name = "Mark", description = "一格 — how one step, link or must of a matter stands")
public record Mark(
        @Schema(examples = "HANDLE") String name,
        State state,
        @Nullable Instant at,
        @Schema(examples = "unit.arrived") @Nullable String by,
        List<UUID> findings) {

    /** 状态 — a finding that stands weighs more than that it was done after all. */
    @Schema(name = "MarkState")
    public enum State {
        DONE,
        OPEN,
        NOT_NEEDED,
        BROKEN
    }
}
