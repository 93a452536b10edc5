package org.firstbutton.intake.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.intake.alert.Outcome.Forbidden;
import org.firstbutton.intake.testing.AlertLife;
import org.firstbutton.intake.testing.IntakeClient;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Alerts that take whatever step the table of b1 allows next, each by those whose work it is. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class AlertWalkIT {
    private static final Logger LOG = Logger.getLogger(AlertWalkIT.class);
    private static final int LONGEST_WALK = 60;
    private static final int NOW_AND_THEN = 20;
    private static final int WALKERS = 2;
    private static final String COUNTY = AlertLife.COUNTY;
    private static final List<String> UNITS = List.of(AlertLife.UNIT, "HB/JZ/SS/U002/");
    private static final List<String> ON_THE_WAY =
            List.of("DISPATCHED", "ACKNOWLEDGED", "EN_ROUTE", "ON_SCENE", "CLEARED");

    private final AlertLife life = new AlertLife();
    private final IntakeClient officer = IntakeClient.person("042017", "RESPONDING_OFFICER", COUNTY);
    private final IntakeClient chief = IntakeClient.person("042001", "UNIT_CHIEF", COUNTY);
    private final IntakeClient brigade = IntakeClient.person("040001", "LEGAL_BRIGADE", COUNTY);
    private final IntakeClient inspectorate = IntakeClient.person("049001", "INSPECTORATE", COUNTY);

    @Inject
    Transactions transactions;

    @Test
    void longWalksAtRandom_goWhereTheTableSays_withOneFactAndOneAuditEntryForEachStep() {
        long seed = Long.getLong("firstbutton.seed", 20_261_122);
        int steps = Integer.getInteger("firstbutton.walk-steps", 1_000) / 2;
        LOG.infof("walks of %d steps, seed %d", steps, seed);
        String master = life.received();
        List<Tally> tallies = IntStream.range(0, WALKERS)
                .mapToObj(walker -> CompletableFuture.supplyAsync(
                        () -> walks(master, new Random(seed + walker), steps / WALKERS, seed)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        int asked = tallies.stream().mapToInt(Tally::asked).sum();
        int taken = tallies.stream().mapToInt(Tally::taken).sum();
        LOG.infof("%d steps asked for, %d taken, %s", asked, taken, tallies);
        assertThat(taken).as("most of what the table allows can be done").isGreaterThan(asked / 2);
    }

    /** 统计 — what one walker asked for, how much of it was done, and where he came. */
    private record Tally(int asked, int taken, TreeSet<AlertState> states) {}

    private Tally walks(String master, RandomGenerator random, int steps, long seed) {
        TreeSet<AlertState> states = new TreeSet<>();
        int taken = 0;
        int asked = 0;
        while (taken < steps) {
            Walk walk = new Walk(life.received(), master, random);
            for (int i = 0; i < LONGEST_WALK; i++) {
                walk.take(seed);
                states.add(walk.state);
                asked++;
            }
            taken += walk.taken;
            walk.requireItsFactsAndEntries(seed);
        }
        return new Tally(asked, taken, states);
    }

    private final class Walk {
        private final String id;
        private final String master;
        private final RandomGenerator random;
        /** Units of the present round, and how far each has come. */
        private final Map<String, String> units = new LinkedHashMap<>();

        private AlertState state = AlertState.RECEIVED;
        private AlertState beforeMerge = AlertState.RECEIVED;
        private boolean classified;
        private boolean everSent;
        private boolean transferWaits;
        private boolean reclassificationWaits;
        private int taken;
        private int facts = 1; // it was received

        Walk(String id, String master, RandomGenerator random) {
            this.id = id;
            this.master = master;
            this.random = random;
        }

        void take(long seed) {
            List<AlertCommand> allowed = Arrays.stream(AlertCommand.values())
                    .filter(command -> !(AlertLifecycle.of(state, command) instanceof Forbidden))
                    .filter(command -> isReady(command) || random.nextInt(NOW_AND_THEN) == 0)
                    .toList();
            // Left to chance alone, hardly an alert would ever be finished: half of the steps are those of units.
            List<AlertCommand> ofUnits =
                    allowed.stream().filter(AlertWalkIT::isOfUnit).toList();
            List<AlertCommand> drawn = ofUnits.isEmpty() || random.nextBoolean() ? allowed : ofUnits;
            AlertCommand command = drawn.get(random.nextInt(drawn.size()));
            String unit = isOfUnit(command) ? unitFor(command) : "";
            Response answer = ask(command, unit);
            String told = command + " in " + state + ", seed " + seed + ": " + answer.asString();
            if (answer.statusCode() == 200) {
                assertThat(answer.<List<?>>path("facts")).as(told).hasSize(factsOf(command));
                follow(command, unit, answer);
                taken++;
                facts += factsOf(command);
                assertThat(answer.<String>path("state")).as(told).isEqualTo(state.name());
            } else {
                // What the table cannot say: no transfer waits, no reclassification is proposed, the unit is elsewhere.
                assertThat(answer.statusCode()).as(told).isIn(404, 409);
            }
        }

        private boolean isReady(AlertCommand command) {
            return switch (command) {
                case TRANSFER -> !transferWaits;
                case ACCEPT_TRANSFER, REFUSE_TRANSFER -> transferWaits;
                case RECLASSIFY -> !reclassificationWaits;
                case APPROVE_RECLASSIFICATION -> reclassificationWaits;
                default -> true;
            };
        }

        private void follow(AlertCommand command, String unit, Response answer) {
            Outcome outcome = AlertLifecycle.of(state, command);
            switch (command) {
                case CLASSIFY -> classified = true;
                case TRANSFER -> transferWaits = true;
                case REFUSE_TRANSFER -> transferWaits = false;
                case RECLASSIFY -> reclassificationWaits = true;
                case APPROVE_RECLASSIFICATION -> reclassificationWaits = false;
                case MERGE -> beforeMerge = state;
                case DISPATCH -> send(answer.path("facts[0].data.dispatchId"));
                case ACCEPT_TRANSFER -> {
                    transferWaits = false;
                    units.clear();
                    send(answer.path("facts[1].data.dispatchId"));
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
            String before = switch (command) {
                case ACKNOWLEDGE -> "DISPATCHED";
                case EN_ROUTE -> "ACKNOWLEDGED";
                case CLEAR -> "ON_SCENE";
                default -> "EN_ROUTE";
            };
            return units.entrySet().stream()
                    .filter(each -> each.getValue().equals(before))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseGet(() -> units.keySet().stream().findFirst().orElse("nobody"));
        }

        private Response ask(AlertCommand command, String unit) {
            String path = "/alerts/" + id + (unit.isEmpty() ? "" : "/dispatches/" + unit) + ":" + command.verb();
            return who(command).post(path, body(command));
        }

        private String body(AlertCommand command) {
            return switch (command) {
                case CLASSIFY -> "{\"category\": \"DISPUTE\", \"level\": 3, \"caseIndicated\": false}";
                case WITHDRAW -> "{\"by\": \"CALLER\", \"confirmed\": true}";
                case MERGE -> "{\"masterAlertId\": \"" + master + "\"}";
                case DIVERT -> "{\"agency\": \"12345\"}";
                case DISPATCH -> "{\"unit\": \"" + AlertLife.UNIT + "\", \"officers\": [\"042017\"]}";
                case TRANSFER -> "{\"toUnit\": \"" + UNITS.get(random.nextInt(UNITS.size())) + "\"}";
                case DELAY -> "{\"delayReason\": \"TRAFFIC\"}";
                case SUBMIT_FEEDBACK -> "{\"disposition\": \"MEDIATED\", \"caseIndicated\": false}";
                case INFORM_CALLER -> "{\"channel\": \"PHONE\", \"result\": \"INFORMED\"}";
                case RECLASSIFY -> "{\"category\": \"HELP\", \"reason\": \"SCENE_SHOWED_OTHERWISE\"}";
                case CARRY_OVER ->
                    "{\"reason\": \"APPRAISAL\", \"owner\": \"042017\", \"until\": \"2100-01-01T10:00:00Z\"}";
                case REPORT_UPWARD -> "{\"level\": \"CITY\", \"recipients\": [\"CITY_COMMAND_CENTRE\"]}";
                case LOG_CONTACT -> "{\"channel\": \"VISIT\"}";
                case CLOSE -> "{\"outcome\": \"SETTLED\"}";
                case INVALIDATE, UNMERGE, REFUSE_TRANSFER, RETURN_FEEDBACK, REOPEN -> "{\"reason\": \"MISTAKE\"}";
                default -> "{}";
            };
        }

        /** What its last step left is what everybody reads, in as many facts and audit entries as there were steps. */
        void requireItsFactsAndEntries(long seed) {
            assertThat(life.dispatcher.get("/alerts/" + id).<String>path("state"))
                    .as("seed " + seed)
                    .isEqualTo(state.name());
            assertThat(life.dispatcher.get("/alerts/" + id + "/facts").<List<?>>path("items"))
                    .as("facts, seed " + seed)
                    .hasSize(facts);
            long entries = transactions.asConsumer(handle ->
                    handle.createQuery("""
                            select count(*) from audit_entry
                            where object = :id and object_kind = 'alert' and result = 'DONE'""").bind("id", id).mapTo(Long.class).one());
            assertThat(entries).as("audit entries, seed " + seed).isEqualTo(taken + 1);
        }
    }

    private static boolean isOfUnit(AlertCommand command) {
        return switch (command) {
            case ACKNOWLEDGE, EN_ROUTE, DELAY, ARRIVE, CLEAR -> true;
            default -> false;
        };
    }

    /** One for each step; a proposal is none yet, and who accepts a transfer is sent by the same step. */
    private static int factsOf(AlertCommand command) {
        return command == AlertCommand.RECLASSIFY ? 0 : command == AlertCommand.ACCEPT_TRANSFER ? 2 : 1;
    }

    private IntakeClient who(AlertCommand command) {
        return switch (command) {
            case CLASSIFY, INVALIDATE, WITHDRAW, MERGE, UNMERGE, DIVERT, ACCEPT_DIVERSION -> life.callTaker;
            case DISPATCH, TRANSFER, RETURN_FEEDBACK, REPORT_UPWARD -> life.dispatcher;
            case ACKNOWLEDGE, EN_ROUTE, DELAY, ARRIVE, CLEAR, SUBMIT_FEEDBACK, INFORM_CALLER, RECLASSIFY, LOG_CONTACT ->
                officer;
            case START_RECHECK, CONFIRM_RECHECK -> inspectorate;
            case REOPEN -> brigade;
            default -> chief;
        };
    }
}
