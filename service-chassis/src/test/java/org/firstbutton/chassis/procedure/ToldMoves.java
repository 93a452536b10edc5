package org.firstbutton.chassis.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;

/** 状态表对照 — a procedure's moves beside those that the design tells. */
public final class ToldMoves {
    private ToldMoves() {}

    /** @param told by state, {@code step=STATE} with spaces between; a state from which nothing leads may be left out */
    public static void requireSame(Procedure table, Map<String, String> told) {
        Stream.concat(Stream.of(Procedure.NOWHERE), table.states().stream().map(Procedure.State::name))
                .forEach(state -> assertThat(table.allowedIn(state).stream()
                                .map(step -> step + "="
                                        + table.next(state, table.step(step)).orElseThrow()))
                        .as(state)
                        .containsExactlyInAnyOrder(
                                Stream.of(told.getOrDefault(state, "").split(" "))
                                        .filter(move -> !move.isEmpty())
                                        .toArray(String[]::new)));
    }
}
