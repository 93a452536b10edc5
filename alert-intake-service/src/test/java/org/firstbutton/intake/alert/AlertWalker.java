package org.firstbutton.intake.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.testing.DirectLine;
import org.firstbutton.chassis.testing.DirectLine.Answer;
import org.firstbutton.chassis.testing.Footprints;
import org.firstbutton.intake.alert.Outcome.Forbidden;
import org.firstbutton.intake.testing.AlertLife;

/** One alert on its way through b1, step by step over HTTP, by those whose work it is, and what is expected of it. */
final class AlertWalker {
    private static final String API = "/api/v1";
    private static final String COUNTY = AlertLife.COUNTY;
    private static final List<String> ON_THE_WAY =
            List.of("DISPATCHED", "ACKNOWLEDGED", "EN_ROUTE", "ON_SCENE", "CLEARED");

    private static final DirectLine CALL_TAKER = DirectLine.person("041001", "CALL_TAKER", COUNTY);
    private static final DirectLine DISPATCHER = DirectLine.person("041002", "DISPATCHER", COUNTY);
    private static final DirectLine OFFICER = DirectLine.person("042017", "RESPONDING_OFFICER", COUNTY);
    private static final DirectLine DETECTIVE = DirectLine.person("042030", "HANDLING_OFFICER", COUNTY);
    private static final DirectLine CHIEF = DirectLine.person("042001", "UNIT_CHIEF", COUNTY);
    private static final DirectLine BRIGADE = DirectLine.person("040001", "LEGAL_BRIGADE", COUNTY);
    private static final DirectLine INSPECTORATE = DirectLine.person("049001", "INSPECTORATE", COUNTY);

    private final String id;
    private final String master;
    private final List<String> facts = new ArrayList<>(List.of("alert.received"));
    private final List<String> entries = new ArrayList<>(List.of("receive"));
    /** Units of the present round, and how far each has come. */
    private final Map<String, String> units = new LinkedHashMap<>();

    private AlertState state = AlertState.RECEIVED;
    private AlertState beforeMerge = AlertState.RECEIVED;
    private boolean classified;
    private boolean everSent;
    private boolean transferWaits;
    private boolean reclassificationWaits;

    /** @param master with which it is merged, if it comes to that */
    AlertWalker(String id, String master) {
        this.id = id;
        this.master = master;
    }

    /** One of another system's, which stands in this state after these facts. */
    static AlertWalker recorded(String id, String master, AlertState state, List<String> facts) {
        AlertWalker walker = new AlertWalker(id, master);
        walker.state = state;
        walker.facts.clear();
        walker.facts.addAll(facts);
        walker.entries.set(0, "record");
        return walker;
    }

    /** Received a moment ago. */
    static String received() {
        Answer answer = CALL_TAKER.post(API + "/alerts", """
                {"number": "110-%s", "channel": "PHONE_110", "orgPath": "%s"}""".formatted(UUID.randomUUID(), COUNTY));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    AlertState state() {
        return state;
    }

    int steps() {
        return entries.size() - 1;
    }

    /** What the table allows now. */
    List<AlertCommand> allowed() {
        return Arrays.stream(AlertCommand.values())
                .filter(command -> !(AlertLifecycle.of(state, command) instanceof Forbidden))
                .toList();
    }

    /** Takes an allowed step; says why not, if what the table cannot say forbids it. */
    Answer take(AlertCommand command) {
        String unit = isOfUnit(command) ? unitFor(command) : "";
        Answer answer = ask(command, unit);
        String told = command + " in " + state + ": " + answer;
        if (answer.status() == 200) {
            JsonNode written = answer.body().path("facts");
            assertThat(written).as(told).hasSize(factsOf(command));
            follow(command, unit, written);
            entries.add(command.verb());
            written.forEach(fact -> facts.add(fact.path("type").asText()));
            assertThat(answer.text("state")).as(told).isEqualTo(state.name());
        } else {
            // No transfer waits, no reclassification is proposed, the unit is elsewhere.
            assertThat(answer.status()).as(told).isIn(404, 409);
        }
        return answer;
    }

    /** Asks for what the table does not allow: it is refused by a rule of b1, or there is no such dispatch order. */
    void requireRefused(AlertCommand command) {
        Answer answer = ask(command, isOfUnit(command) ? unitFor(command) : "");
        String told = command + " in " + state + ": " + answer;
        if (isOfUnit(command) && units.isEmpty()) {
            assertThat(answer.status()).as(told).isEqualTo(404);
            return;
        }
        assertThat(answer.status()).as(told).isEqualTo(409);
        if (isOfUnit(command)) {
            assertThat(answer.text("rule")).as(told).startsWith("b1: " + command.verb());
        } else {
            assertThat(new Forbidden(answer.text("rule"))).as(told).isEqualTo(AlertLifecycle.of(state, command));
        }
    }

    /** Whether the table alone decides on it now. */
    boolean isReady(AlertCommand command) {
        return switch (command) {
            case TRANSFER -> !transferWaits;
            case ACCEPT_TRANSFER, REFUSE_TRANSFER -> transferWaits;
            case RECLASSIFY -> !reclassificationWaits;
            case APPROVE_RECLASSIFICATION -> reclassificationWaits;
            case ACKNOWLEDGE, EN_ROUTE, DELAY, ARRIVE, CLEAR -> units.containsValue(before(command));
            case SUBMIT_FEEDBACK -> !AlertState.RESPONDING.contains(state) || units.containsValue("CLEARED");
            // None of them looks like a case.
            case CONVERT -> false;
            default -> true;
        };
    }

    private void follow(AlertCommand command, String unit, JsonNode written) {
        Outcome outcome = AlertLifecycle.of(state, command);
        switch (command) {
            case CLASSIFY -> classified = true;
            case TRANSFER -> transferWaits = true;
            case REFUSE_TRANSFER -> transferWaits = false;
            case RECLASSIFY -> reclassificationWaits = true;
            case APPROVE_RECLASSIFICATION -> reclassificationWaits = false;
            case MERGE -> beforeMerge = state;
            case DISPATCH -> send(dispatchIn(written, 0));
            case ACCEPT_TRANSFER -> {
                transferWaits = false;
                units.clear();
                send(dispatchIn(written, 1));
            }
            case REOPEN -> units.clear();
            case ACKNOWLEDGE -> units.put(unit, "ACKNOWLEDGED");
            case EN_ROUTE -> units.put(unit, "EN_ROUTE");
            case ARRIVE -> units.put(unit, "ON_SCENE");
            case CLEAR -> units.put(unit, "CLEARED");
            default -> {}
        }
        state = next(outcome);
    }

    private static String dispatchIn(JsonNode written, int place) {
        return written.path(place).path("data").path("dispatchId").asText();
    }

    private void send(String dispatch) {
        units.put(dispatch, "DISPATCHED");
        everSent = true;
    }

    private AlertState next(Outcome outcome) {
        if (outcome instanceof Outcome.Becomes becomes) {
            return becomes.state();
        } else if (outcome instanceof Outcome.BeforeMerge) {
            return beforeMerge;
        } else if (outcome instanceof Outcome.HandledAgain) {
            AlertState unsent = classified ? AlertState.CLASSIFIED : AlertState.RECEIVED;
            return everSent ? AlertState.DISPATCHED : unsent;
        }
        return outcome instanceof Outcome.FollowsUnits ? withUnits() : state;
    }

    private AlertState withUnits() {
        int furthest =
                units.values().stream().mapToInt(ON_THE_WAY::indexOf).max().orElseThrow();
        boolean all = units.values().stream().allMatch("CLEARED"::equals);
        AlertState shown = AlertState.valueOf(ON_THE_WAY.get(furthest));
        return shown == AlertState.CLEARED && !all ? AlertState.ON_SCENE : shown;
    }

    /** One for which it is time, if there is one. */
    private String unitFor(AlertCommand command) {
        String before = before(command);
        return units.entrySet().stream()
                .filter(each -> each.getValue().equals(before))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> units.keySet().stream().findFirst().orElse("nobody"));
    }

    /** How far a unit is that takes this step next. */
    private static String before(AlertCommand command) {
        return switch (command) {
            case ACKNOWLEDGE -> "DISPATCHED";
            case EN_ROUTE -> "ACKNOWLEDGED";
            case CLEAR -> "ON_SCENE";
            default -> "EN_ROUTE";
        };
    }

    private Answer ask(AlertCommand command, String unit) {
        String path = API + "/alerts/" + id + (unit.isEmpty() ? "" : "/dispatches/" + unit) + ":" + command.verb();
        return who(command).post(path, body(command));
    }

    private String body(AlertCommand command) {
        return switch (command) {
            case CLASSIFY -> "{\"category\": \"DISPUTE\", \"level\": 3, \"caseIndicated\": false}";
            case WITHDRAW -> "{\"by\": \"CALLER\", \"confirmed\": true}";
            case MERGE -> "{\"masterAlertId\": \"" + master + "\"}";
            case DIVERT -> "{\"agency\": \"12345\"}";
            case DISPATCH -> "{\"unit\": \"" + AlertLife.UNIT + "\", \"officers\": [\"042017\"]}";
            case TRANSFER -> "{\"toUnit\": \"" + COUNTY + "U002/\"}";
            case DELAY -> "{\"delayReason\": \"TRAFFIC\"}";
            case SUBMIT_FEEDBACK -> "{\"disposition\": \"MEDIATED\", \"caseIndicated\": false}";
            case INFORM_CALLER -> "{\"channel\": \"PHONE\", \"result\": \"INFORMED\"}";
            case RECLASSIFY -> "{\"category\": \"HELP\", \"reason\": \"SCENE_SHOWED_OTHERWISE\"}";
            case CARRY_OVER ->
                "{\"reason\": \"APPRAISAL\", \"owner\": \"042017\", \"until\": \"2100-01-01T10:00:00Z\"}";
            case REPORT_UPWARD -> "{\"level\": \"CITY\", \"recipients\": [\"CITY_COMMAND_CENTRE\"]}";
            case LOG_CONTACT -> "{\"channel\": \"VISIT\"}";
            case CONVERT -> "{\"caseId\": \"C-1\"}";
            case CLOSE -> "{\"outcome\": \"SETTLED\"}";
            case INVALIDATE, UNMERGE, REFUSE_TRANSFER, RETURN_FEEDBACK, REOPEN -> "{\"reason\": \"MISTAKE\"}";
            default -> "{}";
        };
    }

    /** What was refused left nothing; each step that was taken left its fact and its entry, in turn. */
    void requireItsFactsAndEntries(Footprints footprints, String told) {
        assertThat(DISPATCHER.get(API + "/alerts/" + id).text("state")).as(told).isEqualTo(state.name());
        assertThat(footprints.facts(id)).as("facts, " + told).isEqualTo(facts);
        assertThat(footprints.entries("alert", id)).as("audit entries, " + told).isEqualTo(entries);
    }

    static boolean isOfUnit(AlertCommand command) {
        return switch (command) {
            case ACKNOWLEDGE, EN_ROUTE, DELAY, ARRIVE, CLEAR -> true;
            default -> false;
        };
    }

    /** One for each step; a proposal is none yet, and who accepts a transfer is sent by the same step. */
    private static int factsOf(AlertCommand command) {
        return command == AlertCommand.RECLASSIFY ? 0 : command == AlertCommand.ACCEPT_TRANSFER ? 2 : 1;
    }

    private static DirectLine who(AlertCommand command) {
        return switch (command) {
            case CLASSIFY, INVALIDATE, WITHDRAW, MERGE, UNMERGE, DIVERT, ACCEPT_DIVERSION -> CALL_TAKER;
            case DISPATCH, TRANSFER, RETURN_FEEDBACK, REPORT_UPWARD -> DISPATCHER;
            case ACKNOWLEDGE, EN_ROUTE, DELAY, ARRIVE, CLEAR, SUBMIT_FEEDBACK, INFORM_CALLER, RECLASSIFY, LOG_CONTACT ->
                OFFICER;
            case START_RECHECK, CONFIRM_RECHECK -> INSPECTORATE;
            case CONVERT -> DETECTIVE;
            case REOPEN -> BRIGADE;
            default -> CHIEF;
        };
    }
}
