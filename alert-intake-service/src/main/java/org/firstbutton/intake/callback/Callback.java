package org.firstbutton.intake.callback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.intake.callback.CallbackCommands.Channel;
import org.firstbutton.intake.callback.CallbackCommands.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * 回访 — one call-back with its attempts.
 *
 * @param version facts recorded so far
 * @param sheet the answers, once there are any
 */
record Callback(
        String id,
        Subject subject,
        State state,
        long version,
        List<Attempt> attempts,
        @Nullable Sheet sheet) {

    /** 回访状态 — {@code ENDED}: refused, or the number is wrong. */
    @Schema(name = "CallbackState")
    enum State {
        OPEN,
        COMPLETED,
        ENDED
    }

    /** 联系记录 */
    @Schema(name = "CallbackAttempt")
    record Attempt(Instant at, Channel channel, Outcome outcome, String officer) {}

    /** 答卷 */
    record Sheet(
            String questionnaire,
            Channel channel,
            ObjectNode answers,
            @Nullable String rating,
            String completedBy,
            Instant completedAt) {}

    Callback attempted(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        State then = attempt.outcome().ends() ? State.ENDED : State.OPEN;
        return new Callback(id, subject, then, version + 1, List.copyOf(all), null);
    }

    Callback completed(Sheet answered) {
        return new Callback(id, subject, State.COMPLETED, version + 1, attempts, answered);
    }

    /** Whether an answer may have come this way. */
    boolean gotThroughBy(Channel channel) {
        return attempts.stream()
                .anyMatch(attempt -> attempt.channel() == channel
                        && (attempt.outcome() == Outcome.REACHED || attempt.outcome() == Outcome.SENT));
    }

    /** When the last attempt was made; there is always one. */
    Instant lastAt() {
        return attempts.get(attempts.size() - 1).at();
    }
}
