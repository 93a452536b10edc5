package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.function.Function;
import org.firstbutton.contract.Fact;

/**
 * 附加记录 — what is recorded of this course only, beside what every such course has.
 *
 * @param after seconds after the call was taken, or after the case was accepted
 * @param fact told when it happens
 */
public record Extra(int after, Function<Instant, Fact> fact) {
    public static Extra of(int after, Fact fact) {
        return new Extra(after, at -> fact);
    }
}
