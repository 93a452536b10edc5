package org.firstbutton.intake.alert;

import java.time.Instant;
import java.util.List;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 派警单 — one unit sent to an alert.
 *
 * @param round orders of an earlier round were left behind by a transfer or a reopening
 */
public record DispatchOrder(
        String id,
        int ordinal,
        int round,
        String unit,
        List<String> officers,
        State state,
        boolean delayed,
        Instant dispatchedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant clearedAt) {

    /** 派警单状态, in the order in which a unit goes through them. */
    public enum State {
        DISPATCHED,
        ACKNOWLEDGED,
        EN_ROUTE,
        ON_SCENE,
        CLEARED
    }

    static DispatchOrder sent(String id, int ordinal, int round, String unit, List<String> officers, Instant at) {
        return new DispatchOrder(id, ordinal, round, unit, officers, State.DISPATCHED, false, at, null, null);
    }

    /** Refuses a step out of turn, naming the rule. */
    public void require(AlertCommand command) {
        State needed = stateBefore(command);

        if (state != needed) {
            String rule = state.compareTo(needed) > 0
                    ? "b1: " + command.verb() + " twice"
                    : "b1: " + command.verb() + " before " + needed.name().toLowerCase(java.util.Locale.ROOT);
            throw Refusal.forbiddenBy(rule, "派警单状态为 " + state + " / the dispatch order is " + state);
        }
    }

    private static State stateBefore(AlertCommand command) {
        return switch (command) {
            case ACKNOWLEDGE -> State.DISPATCHED;
            case EN_ROUTE -> State.ACKNOWLEDGED;
            case DELAY, ARRIVE -> State.EN_ROUTE;
            case CLEAR -> State.ON_SCENE;
            default -> throw new IllegalArgumentException(command + " is not a step of a unit");
        };
    }

    /** The order once the unit has come so far; what arrives late never takes it back. */
    DispatchOrder reached(State next, Instant at) {
        return new DispatchOrder(
                id,
                ordinal,
                round,
                unit,
                officers,
                next.compareTo(state) > 0 ? next : state,
                delayed,
                dispatchedAt,
                next == State.ON_SCENE ? at : arrivedAt,
                next == State.CLEARED ? at : clearedAt);
    }

    DispatchOrder heldUp() {
        return new DispatchOrder(id, ordinal, round, unit, officers, state, true, dispatchedAt, arrivedAt, clearedAt);
    }
}
