package org.firstbutton.intake.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.intake.alert.AlertCommand.ACCEPT_DIVERSION;
import static org.firstbutton.intake.alert.AlertCommand.ACKNOWLEDGE;
import static org.firstbutton.intake.alert.AlertCommand.ARRIVE;
import static org.firstbutton.intake.alert.AlertCommand.CLASSIFY;
import static org.firstbutton.intake.alert.AlertCommand.CLEAR;
import static org.firstbutton.intake.alert.AlertCommand.CLOSE;
import static org.firstbutton.intake.alert.AlertCommand.CONVERT;
import static org.firstbutton.intake.alert.AlertCommand.DISPATCH;
import static org.firstbutton.intake.alert.AlertCommand.DIVERT;
import static org.firstbutton.intake.alert.AlertCommand.EN_ROUTE;
import static org.firstbutton.intake.alert.AlertCommand.INVALIDATE;
import static org.firstbutton.intake.alert.AlertCommand.MERGE;
import static org.firstbutton.intake.alert.AlertCommand.START_RECHECK;
import static org.firstbutton.intake.alert.AlertCommand.SUBMIT_FEEDBACK;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.DirectLine.Answer;
import org.firstbutton.chassis.testing.Footprints;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.intake.alert.Outcome.Forbidden;
import org.firstbutton.intake.testing.IntakeClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The table b1 at its doors: in every state, every command. What is allowed is done, all else is refused by its rule and
 * leaves nothing. Whether the table says what it should, AlertLifecycleTest tells.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class AlertTableIT {
    private static final List<AlertCommand> ON_SCENE =
            List.of(CLASSIFY, DISPATCH, ACKNOWLEDGE, EN_ROUTE, ARRIVE, CLEAR, SUBMIT_FEEDBACK, CLOSE, START_RECHECK);

    /** By commands; how a case or a lost call leaves an alert, other systems tell. */
    private static final Map<AlertState, List<AlertCommand>> WAYS = Map.ofEntries(
            Map.entry(AlertState.RECEIVED, List.of()),
            Map.entry(AlertState.CLASSIFIED, ON_SCENE.subList(0, 1)),
            Map.entry(AlertState.DISPATCHED, ON_SCENE.subList(0, 2)),
            Map.entry(AlertState.ACKNOWLEDGED, ON_SCENE.subList(0, 3)),
            Map.entry(AlertState.EN_ROUTE, ON_SCENE.subList(0, 4)),
            Map.entry(AlertState.ON_SCENE, ON_SCENE.subList(0, 5)),
            Map.entry(AlertState.CLEARED, ON_SCENE.subList(0, 6)),
            Map.entry(AlertState.FEEDBACK_GIVEN, ON_SCENE.subList(0, 7)),
            Map.entry(AlertState.CLOSED, ON_SCENE.subList(0, 8)),
            Map.entry(AlertState.RECHECK, ON_SCENE),
            Map.entry(AlertState.INVALID, List.of(CLASSIFY, INVALIDATE)),
            Map.entry(AlertState.DUPLICATE, List.of(MERGE)),
            Map.entry(AlertState.DIVERTED, List.of(CLASSIFY, DIVERT)),
            Map.entry(AlertState.DIVERTED_CLOSED, List.of(CLASSIFY, DIVERT, ACCEPT_DIVERSION)));

    /** What has to be done first, in the state itself, for a command to have something to work on. */
    private static final Map<AlertCommand, AlertCommand> AFTER = Map.of(
            AlertCommand.ACCEPT_TRANSFER,
            AlertCommand.TRANSFER,
            AlertCommand.REFUSE_TRANSFER,
            AlertCommand.TRANSFER,
            AlertCommand.APPROVE_RECLASSIFICATION,
            AlertCommand.RECLASSIFY);

    /** The state of the alert, and of the one unit, in which each step of a unit is taken. */
    private static final Map<AlertCommand, AlertState> OF_UNIT = Map.of(
            ACKNOWLEDGE,
            AlertState.DISPATCHED,
            EN_ROUTE,
            AlertState.ACKNOWLEDGED,
            AlertCommand.DELAY,
            AlertState.EN_ROUTE,
            ARRIVE,
            AlertState.EN_ROUTE,
            CLEAR,
            AlertState.ON_SCENE);

    @Inject
    Transactions transactions;

    @TestFactory
    Stream<DynamicTest> everyStateWithEveryCommand_leadsWhereTheTableSaysOrIsRefusedByRule() {
        String master = AlertWalker.received();
        return WAYS.entrySet().stream()
                .map(way -> DynamicTest.dynamicTest(
                        way.getKey().name(), () -> everyCommandIn(way.getKey(), () -> walked(master, way.getValue()))));
    }

    @Test
    void anAlertThatACaseCameOf_andACallThatWasLost_doWhatTheTableSays() {
        String master = AlertWalker.received();
        IntakeClient centre =
                IntakeClient.system("table-b1", "HB/JZ/SS/").registered("table-b1", "EXPORT", "HB/JZ/SS/");
        everyCommandIn(
                AlertState.CASE_LINKED,
                () -> recorded(
                        centre,
                        master,
                        AlertState.CASE_LINKED,
                        Map.of(
                                "alert.received", "{\"channel\": \"PHONE_110\"}",
                                "alert.converted", "{\"caseId\": \"0193f0a2-7c11-7b7e-9a55-3f0c5a1d2e77\"}")));
        everyCommandIn(
                AlertState.ABANDONED,
                () -> recorded(
                        centre, master, AlertState.ABANDONED, Map.of("call.abandoned", "{\"callId\": \"C-1\"}")));
    }

    private void everyCommandIn(AlertState state, Supplier<AlertWalker> to) {
        AlertWalker here = to.get();
        assertThat(here.state()).isEqualTo(state);
        List<AlertCommand> allowed = here.allowed();
        Arrays.stream(AlertCommand.values())
                .filter(command -> AlertLifecycle.of(state, command) instanceof Forbidden)
                .forEach(here::requireRefused);
        here.requireItsFactsAndEntries(new Footprints(transactions), state + ", refused");
        for (AlertCommand command : allowed) {
            AlertWalker walker = to.get();
            AlertCommand first = AFTER.get(command);
            if (first != null) {
                requireDone(walker.take(first), first);
            }
            Answer answer = walker.take(command);
            if (OF_UNIT.getOrDefault(command, state) != state) {
                assertThat(answer.text("rule")).as(command + " out of turn").startsWith("b1: " + command.verb());
            } else if (command == SUBMIT_FEEDBACK && AlertState.RESPONDING.contains(state)) {
                // With one unit only; of two, one may report while the other is out.
                assertThat(answer.text("rule")).isEqualTo(AlertLifecycle.FEEDBACK_BEFORE_CLEARING);
            } else if (command == CONVERT) {
                // None of these looks like a case; one that does has a test of its own.
                assertThat(answer.text("rule")).isEqualTo(AlertLifecycle.CONVERT_WITHOUT_CASE);
            } else {
                requireDone(answer, command);
            }
            walker.requireItsFactsAndEntries(new Footprints(transactions), command + " in " + state);
        }
    }

    private static AlertWalker walked(String master, List<AlertCommand> way) {
        AlertWalker walker = new AlertWalker(AlertWalker.received(), master);
        way.forEach(command -> requireDone(walker.take(command), command));
        return walker;
    }

    private static void requireDone(Answer answer, AlertCommand command) {
        assertThat(answer.status()).as(command + ": " + answer).isEqualTo(200);
    }

    private static AlertWalker recorded(
            IntakeClient centre, String master, AlertState state, Map<String, String> facts) {
        List<String> types = facts.keySet().stream()
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            lines.add("{\"type\": \"%s\", \"occurredAt\": \"2026-01-05T10:0%d:00Z\", \"data\": %s}"
                    .formatted(types.get(i), i, facts.get(types.get(i))));
        }
        String id = centre.post(
                        "/recorded-facts:batch", """
                {"source": "table-b1", "records": [{"number": "%s", "orgPath": "HB/JZ/SS/", "facts": [%s]}]}""".formatted(java.util.UUID.randomUUID(), String.join(", ", lines)))
                .then()
                .statusCode(200)
                .extract()
                .path("results[0].aggregate");
        return AlertWalker.recorded(id, master, state, types);
    }
}
