package org.firstbutton.supervision.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.supervision.clearing.ClearingCommand.EXPLAIN;
import static org.firstbutton.supervision.clearing.ClearingCommand.REPORT;
import static org.firstbutton.supervision.clearing.ClearingCommand.SIGN;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.Footprints;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.clearing.ClearingRow.State;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table b12 at its doors: in every state, every command. What is allowed is done, all else is refused by its rule and leaves nothing. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class ClearingTableIT {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** As domain.md tells b12; what is explained may be explained better until it is signed. */
    private static final Map<State, Map<ClearingCommand, State>> B12 = Map.of(
            State.OPEN, Map.of(),
            State.CUT_OFF, Map.of(),
            State.SWEPT, Map.of(EXPLAIN, State.EXPLAINED),
            State.EXPLAINED, Map.of(EXPLAIN, State.EXPLAINED, SIGN, State.SIGNED),
            State.SIGNED, Map.of(REPORT, State.REPORTED),
            State.REPORTED, Map.of());

    private static final Map<State, List<ClearingCommand>> WAYS = Map.of(
            State.SWEPT, List.of(),
            State.EXPLAINED, List.of(EXPLAIN),
            State.SIGNED, List.of(EXPLAIN, SIGN),
            State.REPORTED, List.of(EXPLAIN, SIGN, REPORT));

    private final ClearingWatch watch;
    private final Transactions transactions;

    ClearingTableIT(ClearingWatch watch, Transactions transactions) {
        this.watch = watch;
        this.transactions = transactions;
    }

    @TestFactory
    Stream<DynamicTest> everyListInEveryState_withEveryCommand_leadsWhereTheTableSaysOrIsRefusedByRule() {
        return WAYS.entrySet().stream()
                .map(way -> DynamicTest.dynamicTest(
                        way.getKey().name(), () -> everyCommandIn(way.getKey(), way.getValue())));
    }

    private void everyCommandIn(State state, List<ClearingCommand> way) {
        CountyDay here = walked(way);
        assertThat(here.state()).isEqualTo(state);
        for (ClearingCommand command : ClearingCommand.values()) {
            State then = B12.getOrDefault(state, Map.of()).get(command);
            if (then == null) {
                here.requireRefused(command);
            } else {
                List<ClearingCommand> on = new ArrayList<>(way);
                on.add(command);
                CountyDay there = walked(on);
                assertThat(there.state()).as(command + " in " + state).isEqualTo(then);
                there.requireItsFactsAndEntries(on);
            }
        }
        here.requireOpenedOnce();
        watch.look();
        here.requireItsFactsAndEntries(way);
    }

    @Test
    void whatIsNotSweptYet_isNeitherExplainedNorSignedNorReported() {
        CountyDay running = running();
        for (State state : List.of(State.OPEN, State.CUT_OFF)) {
            if (state == State.CUT_OFF) {
                cutOff(running);
            }
            assertThat(running.state()).isEqualTo(state);
            for (ClearingCommand command : ClearingCommand.values()) {
                running.requireRefused(command);
            }
            watch.look();
            assertThat(running.state()).as("not its time to be swept").isEqualTo(state);
        }
        Footprints footprints = new Footprints(transactions);
        assertThat(footprints.facts("clearing-" + running.id())).isEmpty();
        assertThat(footprints.entries("clearing", running.id())).isEmpty();
    }

    @Test
    void aListIsExplained_onceNoItemLacksItsReason_andWithoutItemsAtOnce() {
        CountyDay list = walked(List.of());

        assertThat(list.explain(List.of(1)).statusCode()).isEqualTo(200);
        assertThat(list.state()).isEqualTo(State.SWEPT);
        list.requireRefused(SIGN);
        assertThat(list.explain(List.of(2)).statusCode()).isEqualTo(200);
        assertThat(list.state()).isEqualTo(State.EXPLAINED);
        list.requireItsFactsAndEntries(List.of(EXPLAIN, EXPLAIN));

        CountyDay empty = swept(0);
        assertThat(empty.state()).isEqualTo(State.EXPLAINED);
        assertThat(empty.does(SIGN).statusCode()).isEqualTo(200);
        empty.requireItsFactsAndEntries(List.of(SIGN));
    }

    private CountyDay walked(List<ClearingCommand> way) {
        CountyDay list = swept(2);
        for (ClearingCommand command : way) {
            Response answer = list.does(command);
            assertThat(answer.statusCode())
                    .as(command + " in " + way + ": " + answer.asString())
                    .isEqualTo(200);
        }
        return list;
    }

    /** A county's day whose list names so many stations that nobody has signed for. */
    private CountyDay swept(int stations) {
        String county = freshCounty();
        String day = LocalDate.now(SHANGHAI).minusDays(3).toString();
        for (int n = 1; n <= stations; n++) {
            opened(county, county + "U00" + n + "/", day);
        }
        String id = opened(county, county, day);
        CountyDay list = new CountyDay(county, id, day);
        // The scheduled watch may have the row just now.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            watch.look();
            return list.state() != State.CUT_OFF;
        });
        assertThat(list.items()).hasSize(stations);
        return list;
    }

    private static String freshCounty() {
        return "QT/XN/T" + UUID.randomUUID().toString().substring(0, 8) + "/";
    }

    private static String opened(String county, String unit, String day) {
        Response answer = new Signer("t-manager", Roles.CASE_MANAGER, county)
                .post("/api/v1/clearings:open", Map.of("orgPath", unit, "cycle", "DAY", "day", day));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    /** A county that becomes known now: its quarter runs. */
    private CountyDay running() {
        String county = freshCounty();
        new Outage(Instant.now()).begins(transactions, county);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            watch.look();
            return !quarters(county).isEmpty();
        });
        return new CountyDay(
                county, quarters(county).get(0), LocalDate.now(SHANGHAI).toString());
    }

    private static List<String> quarters(String county) {
        return new Signer("t-manager", Roles.CASE_MANAGER, county)
                .get("/api/v1/clearings?cycle=QUARTER&orgPath=" + county)
                .path("items.id");
    }

    // As if the quarter had just ended; a county's is swept days later.
    private void cutOff(CountyDay running) {
        transactions.asConsumer(handle -> handle.createUpdate(
                        "update clearing set ends_at = greatest(from_at + interval '1 ms', now()) where id = :id")
                .bind("id", UUID.fromString(running.id()))
                .execute());
    }

    /** One list of a county, and who acts on it. */
    private final class CountyDay {
        private final String county;
        private final String id;
        private final String day;

        CountyDay(String county, String id, String day) {
            this.county = county;
            this.id = id;
            this.day = day;
        }

        String id() {
            return id;
        }

        State state() {
            return State.valueOf(manager().get(at()).path("clearing.state"));
        }

        List<Integer> items() {
            return manager().get(at()).path("items.no");
        }

        Response does(ClearingCommand command) {
            return switch (command) {
                case EXPLAIN -> explain(items());
                case SIGN -> new Signer("t-leader", Roles.BUREAU_LEADER, county).post(at() + ":sign", null);
                case REPORT -> manager().post(at() + ":report", null);
            };
        }

        Response explain(List<Integer> items) {
            String until = Instant.now().plus(Duration.ofDays(3)).toString();
            // A list without items has nothing to explain; the state is asked first.
            List<Integer> meant = items.isEmpty() ? List.of(1) : items;
            List<Map<String, ?>> reasons = new ArrayList<>();
            meant.forEach(item ->
                    reasons.add(Map.of("item", item, "reason", "BEING_HANDLED", "owner", "042117", "until", until)));
            return manager().post(at() + ":explain", Map.of("items", reasons));
        }

        void requireRefused(ClearingCommand command) {
            State before = state();
            Response answer = does(command);
            assertThat(answer.statusCode())
                    .as(command + " in " + before + ": " + answer.asString())
                    .isEqualTo(409);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.<String>path("rule")).startsWith("b12: " + command.verb() + " only in ");
            assertThat(state()).isEqualTo(before);
        }

        void requireOpenedOnce() {
            Response again =
                    manager().post("/api/v1/clearings:open", Map.of("orgPath", county, "cycle", "DAY", "day", day));
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.<String>path("rule")).isEqualTo("b12: one cycle of each period");
        }

        /** The sweep and each command left one fact and one audit entry, in turn, and nothing else did. */
        void requireItsFactsAndEntries(List<ClearingCommand> way) {
            Footprints footprints = new Footprints(transactions);
            List<String> verbs = Stream.concat(Stream.of("sweep"), way.stream().map(ClearingCommand::verb))
                    .toList();
            assertThat(footprints.entries("clearing", id)).isEqualTo(verbs);
            assertThat(footprints.facts("clearing-" + id))
                    .isEqualTo(verbs.stream().map(CountyDay::fact).toList());
            assertThat(manager().get(at()).<Integer>path("clearing.version")).isEqualTo(verbs.size());
        }

        private static String fact(String verb) {
            return "clearing."
                    + switch (verb) {
                        case "sweep" -> "swept";
                        case "sign" -> "signed";
                        default -> verb + "ed";
                    };
        }

        private Signer manager() {
            return new Signer("t-manager", Roles.CASE_MANAGER, county);
        }

        private String at() {
            return "/api/v1/clearings/" + id;
        }
    }
}
