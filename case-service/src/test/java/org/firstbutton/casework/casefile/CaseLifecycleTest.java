package org.firstbutton.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CaseLifecycleTest {
    /** Written by hand from b2 and b3, line by line another way than the table: command → states that allow it. */
    private static final String EXPECTED = """
            ADMIN    ACCEPT         REPORTED>ACCEPTED
            ADMIN    NOT_ACCEPT     REPORTED>NOT_ACCEPTED
            ADMIN    ASSIGN         REPORTED ACCEPTED INVESTIGATING IN_LEGAL_REVIEW REVIEWED DECIDED
            ADMIN    ENQUIRE        REPORTED ACCEPTED>INVESTIGATING INVESTIGATING REVIEWED>INVESTIGATING
            ADMIN    PAUSE_CLOCK    ACCEPTED INVESTIGATING
            ADMIN    RESUME_CLOCK   ACCEPTED INVESTIGATING IN_LEGAL_REVIEW REVIEWED
            ADMIN    EXTEND_CLOCK   REPORTED ACCEPTED INVESTIGATING IN_LEGAL_REVIEW REVIEWED
            ADMIN    REQUEST_REVIEW INVESTIGATING>IN_LEGAL_REVIEW
            ADMIN    RETURN_REVIEW  IN_LEGAL_REVIEW>INVESTIGATING
            ADMIN    PASS_REVIEW    IN_LEGAL_REVIEW>REVIEWED
            ADMIN    DECIDE         REVIEWED>DECIDED
            ADMIN    CLOSE          DECIDED>CLOSED
            CRIMINAL FILE           REPORTED>FILED
            CRIMINAL NOT_FILE       REPORTED>NOT_FILED
            CRIMINAL ASSIGN         REPORTED FILED INVESTIGATING IN_LEGAL_REVIEW REVIEWED DECIDED
            CRIMINAL ENQUIRE        REPORTED FILED>INVESTIGATING INVESTIGATING REVIEWED>INVESTIGATING DECIDED>INVESTIGATING
            CRIMINAL INTERROGATE    FILED>INVESTIGATING INVESTIGATING REVIEWED>INVESTIGATING DECIDED>INVESTIGATING
            CRIMINAL PAUSE_CLOCK    FILED INVESTIGATING
            CRIMINAL RESUME_CLOCK   FILED INVESTIGATING IN_LEGAL_REVIEW REVIEWED
            CRIMINAL EXTEND_CLOCK   REPORTED FILED INVESTIGATING IN_LEGAL_REVIEW REVIEWED
            CRIMINAL REQUEST_REVIEW INVESTIGATING>IN_LEGAL_REVIEW DECIDED>IN_LEGAL_REVIEW
            CRIMINAL RETURN_REVIEW  IN_LEGAL_REVIEW>INVESTIGATING
            CRIMINAL PASS_REVIEW    IN_LEGAL_REVIEW>REVIEWED
            CRIMINAL DECIDE         REVIEWED>DECIDED
            CRIMINAL CLOSE          DECIDED>CLOSED
            """;

    @TestFactory
    Stream<DynamicTest> everyStateAndCommand_leadsWhereTheTableSaysOrIsRefusedByRule() {
        return Arrays.stream(CaseKind.values())
                .flatMap(kind -> Arrays.stream(CaseState.values())
                        .flatMap(state -> Arrays.stream(CaseCommand.values()).map(command -> {
                            String move = expected(kind, state, command);
                            String name =
                                    kind + " " + state + " " + command + (move.isEmpty() ? " refused" : " → " + move);
                            return DynamicTest.dynamicTest(name, () -> check(kind, state, command, move));
                        })));
    }

    @Test
    void noDecisionIsReachable_withoutAPassedReview() {
        for (CaseKind kind : CaseKind.values()) {
            Set<CaseState> reachable = reachableWithout(kind, CaseCommand.PASS_REVIEW);
            assertThat(reachable).doesNotContain(CaseState.REVIEWED, CaseState.DECIDED, CaseState.CLOSED);
        }
    }

    private static void check(CaseKind kind, CaseState state, CaseCommand command, String move) {
        CaseLifecycle lifecycle = CaseLifecycle.of(kind);
        if (!move.isEmpty()) {
            assertThat(lifecycle.require(state, command)).isEqualTo(CaseState.valueOf(move));
            assertThat(lifecycle.allowedIn(state)).contains(command);
            return;
        }
        assertThatThrownBy(() -> lifecycle.require(state, command))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(ProblemKind.TRANSITION_FORBIDDEN);
                    assertThat(refusal.rule()).startsWith(kind.lifecycle() + ": ");
                    assertThat(refusal).hasMessageContaining(state.name());
                });
    }

    private static String expected(CaseKind kind, CaseState state, CaseCommand command) {
        List<String> moves = EXPECTED.lines()
                .map(line -> List.of(line.trim().split("\\s+")))
                .filter(cells ->
                        cells.get(0).equals(kind.name()) && cells.get(1).equals(command.name()))
                .flatMap(cells -> cells.subList(2, cells.size()).stream())
                .filter(move -> move.split(">")[0].equals(state.name()))
                .toList();
        return moves.stream()
                .map(move -> move.contains(">") ? move.split(">")[1] : move)
                .collect(Collectors.joining());
    }

    private static Set<CaseState> reachableWithout(CaseKind kind, CaseCommand forbidden) {
        Set<CaseState> seen = EnumSet.of(CaseState.REPORTED);
        Deque<CaseState> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            CaseState state = open.pop();
            CaseLifecycle lifecycle = CaseLifecycle.of(kind);
            for (CaseCommand command : lifecycle.allowedIn(state)) {
                CaseState next = lifecycle.next(state, command).orElseThrow();
                if (command != forbidden && seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen;
    }
}
