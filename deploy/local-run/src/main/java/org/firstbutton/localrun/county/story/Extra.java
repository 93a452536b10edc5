package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.function.Function;
import org.firstbutton.contract.Fact;
import org.jspecify.annotations.Nullable;

/**
 * 附加记录 — what is recorded of this course only, beside what every such course has.
 *
 * @param after seconds after the call was taken, or after the case was accepted
 * @param fact told when it happens
 * @param role of whoever records it, where that is not whose course this is
 */
public record Extra(
        int after, Function<Instant, Fact> fact, @Nullable String role) {
    public static Extra of(int after, Fact fact) {
        return new Extra(after, at -> fact, null);
    }

    public static Extra by(String role, int after, Fact fact) {
        return new Extra(after, at -> fact, role);
    }

    /** Somebody of that role, who is nobody's colleague in this course. */
    static String officerOf(String role) {
        return "DEMO-P-" + role.replace('_', '-') + "-01";
    }
}
