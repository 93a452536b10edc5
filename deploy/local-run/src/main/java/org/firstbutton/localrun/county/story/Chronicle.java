package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Fact;
import org.jspecify.annotations.Nullable;

/**
 * 一事一录 — one alert or one case as its own system recorded it.
 *
 * @param source the recording system, for example {@code demo-110}
 * @param number the number by which that system knows it
 * @param alert number of the alert that a case came of; none for an alert
 */
public record Chronicle(
        String source,
        String number,
        String orgPath,
        @Nullable String alert,
        List<Statement> statements) {

    /** 一条记录 */
    public record Statement(Fact fact, Instant occurredAt, Instant recordedAt, Actor actor) {}

    public boolean isCase() {
        return alert != null;
    }
}
