package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 结论 — every duty on a timeline and how it stands.
 *
 * @param nextCheck the earliest instant at which time alone can change it; none if only a new fact can
 * @param heldUntil duties are HELD until the watermark has reached this; none if nothing is held
 */
public record Verdict(
        List<Duty> duties,
        @Nullable Instant nextCheck,
        @Nullable Instant heldUntil) {
    static final Verdict NOTHING = new Verdict(List.of(), null, null);

    /** The duties that are findings. */
    public List<Duty> findings() {
        return duties.stream().filter(Duty::isFinding).toList();
    }
}
