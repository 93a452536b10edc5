package org.firstbutton.intake.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.alert.Outcome.Forbidden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table, each state with each command, against the life cycle as the domain page has it. */
class AlertLifecycleTest {

    /** Written from domain page b1 by hand: command, then each allowed state with what becomes of it. */
    private static final Map<AlertCommand, String> EXPECTED = Map.ofEntries(
            Map.entry(AlertCommand.CLASSIFY, "RECEIVED>CLASSIFIED CLASSIFIED>CLASSIFIED"),
            Map.entry(AlertCommand.INVALIDATE, "CLASSIFIED>INVALID"),
            Map.entry(
                    AlertCommand.WITHDRAW,
                    "RECEIVED>INVALID CLASSIFIED>INVALID DISPATCHED>INVALID ACKNOWLEDGED>INVALID EN_ROUTE>INVALID"
                            + " ON_SCENE>INVALID"),
            Map.entry(AlertCommand.MERGE, "RECEIVED>DUPLICATE CLASSIFIED>DUPLICATE"),
            Map.entry(AlertCommand.UNMERGE, "DUPLICATE>BeforeMerge"),
            Map.entry(AlertCommand.DIVERT, "CLASSIFIED>DIVERTED"),
            Map.entry(AlertCommand.ACCEPT_DIVERSION, "DIVERTED>DIVERTED_CLOSED"),
            Map.entry(
                    AlertCommand.DISPATCH,
                    "CLASSIFIED>FollowsUnits DISPATCHED>FollowsUnits ACKNOWLEDGED>FollowsUnits EN_ROUTE>FollowsUnits"
                            + " ON_SCENE>FollowsUnits CLEARED>FollowsUnits"),
            Map.entry(AlertCommand.TRANSFER, open("Stays")),
            Map.entry(AlertCommand.ACCEPT_TRANSFER, open("DISPATCHED")),
            Map.entry(AlertCommand.REFUSE_TRANSFER, open("Stays")),
            Map.entry(AlertCommand.ACKNOWLEDGE, responding("FollowsUnits")),
            Map.entry(AlertCommand.EN_ROUTE, responding("FollowsUnits")),
            Map.entry(AlertCommand.DELAY, responding("FollowsUnits")),
            Map.entry(AlertCommand.ARRIVE, responding("FollowsUnits")),
            Map.entry(AlertCommand.CLEAR, responding("FollowsUnits")),
            Map.entry(
                    AlertCommand.SUBMIT_FEEDBACK,
                    "CLEARED>FEEDBACK_GIVEN FEEDBACK_GIVEN>FEEDBACK_GIVEN " + responding("Stays")),
            Map.entry(AlertCommand.RETURN_FEEDBACK, "FEEDBACK_GIVEN>CLEARED"),
            Map.entry(AlertCommand.INFORM_CALLER, "FEEDBACK_GIVEN>Stays CASE_LINKED>Stays"),
            Map.entry(AlertCommand.RECLASSIFY, "FEEDBACK_GIVEN>Stays CASE_LINKED>Stays"),
            Map.entry(AlertCommand.APPROVE_RECLASSIFICATION, "FEEDBACK_GIVEN>Stays CASE_LINKED>Stays"),
            Map.entry(AlertCommand.CARRY_OVER, open("Stays")),
            Map.entry(AlertCommand.REPORT_UPWARD, open("Stays")),
            Map.entry(AlertCommand.LOG_CONTACT, open("Stays") + " CLOSED>Stays RECHECK>Stays"),
            Map.entry(AlertCommand.CONVERT, "FEEDBACK_GIVEN>CASE_LINKED"),
            Map.entry(AlertCommand.CLOSE, "FEEDBACK_GIVEN>CLOSED CASE_LINKED>CLOSED"),
            Map.entry(AlertCommand.START_RECHECK, "CLOSED>RECHECK"),
            Map.entry(AlertCommand.CONFIRM_RECHECK, "RECHECK>CLOSED"),
            Map.entry(
                    AlertCommand.REOPEN,
                    "CLOSED>HandledAgain RECHECK>HandledAgain INVALID>HandledAgain DIVERTED_CLOSED>HandledAgain"));

    private static String open(String outcome) {
        return "RECEIVED>" + outcome + " CLASSIFIED>" + outcome + " " + responding(outcome) + " CLEARED>" + outcome
                + " FEEDBACK_GIVEN>" + outcome + " CASE_LINKED>" + outcome;
    }

    private static String responding(String outcome) {
        return Stream.of("DISPATCHED", "ACKNOWLEDGED", "EN_ROUTE", "ON_SCENE")
                .map(state -> state + ">" + outcome)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @EnumSource(AlertCommand.class)
    void eachCommand_isAllowedExactlyWhereTheDomainPageAllowsIt(AlertCommand command) {
        String allowed = Arrays.stream(AlertState.values())
                .filter(state -> !(AlertLifecycle.of(state, command) instanceof Forbidden))
                .map(state -> state + ">" + nameOf(AlertLifecycle.of(state, command)))
                .sorted()
                .collect(Collectors.joining(" "));

        String expected = String.join(
                " ",
                new TreeSet<>(Arrays.asList(EXPECTED.getOrDefault(command, "").split(" "))));
        assertThat(allowed).isEqualTo(expected);
    }

    static Stream<Arguments> everyForbiddenPair() {
        return Arrays.stream(AlertState.values())
                .flatMap(state -> Arrays.stream(AlertCommand.values())
                        .filter(command -> AlertLifecycle.of(state, command) instanceof Forbidden)
                        .map(command -> Arguments.of(state, command)));
    }

    @ParameterizedTest
    @MethodSource("everyForbiddenPair")
    void whatIsForbidden_isRefusedByAnIntelligibleRule(AlertState state, AlertCommand command) {
        assertThatThrownBy(() -> AlertLifecycle.require(state, command))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind().status()).isEqualTo(409);
                    assertThat(refusal.rule()).startsWith("b1: ").hasSizeGreaterThan(10);
                });
    }

    @Test
    void closingBeforeFeedback_isRefusedBecauseFeedbackIsMissing() {
        assertThat(AlertLifecycle.of(AlertState.ON_SCENE, AlertCommand.CLOSE))
                .isEqualTo(new Forbidden("b1: close without feedback"));
    }

    private static String nameOf(Outcome outcome) {
        return outcome instanceof Outcome.Becomes becomes
                ? becomes.state().name()
                : outcome.getClass().getSimpleName();
    }
}
