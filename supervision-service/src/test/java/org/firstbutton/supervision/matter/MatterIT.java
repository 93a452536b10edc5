package org.firstbutton.supervision.matter;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.casework.CaseFact.ReportRegistered;
import org.firstbutton.supervision.loop.Findings;
import org.firstbutton.supervision.loop.Person;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One matter, as each office is shown it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class MatterIT {
    private static final Person BRIGADE = new Person("m-brigade", Set.of("LEGAL_BRIGADE"), Person.COUNTY);
    private static final Person DISPATCHER = new Person("m-dispatcher", Set.of("DISPATCHER"), Person.COUNTY);
    private static final Person CHIEF = new Person("m-chief", Set.of("UNIT_CHIEF"), Person.UNIT);
    private static final Person ELSEWHERE = new Person("m-elsewhere", Set.of("UNIT_CHIEF"), "HB/JZ/SS/U0012/");

    private final Instant start = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
    private final BrokerPen pen =
            new BrokerPen(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

    @AfterEach
    void close() {
        pen.close();
    }

    @Test
    void aStepThatAFindingSpeaksOf_isBroken_andLeadsToIt() {
        String finding;
        try (Findings findings = new Findings()) {
            finding = findings.left(1, 1).get(0);
        }
        String matter = BRIGADE.get("/api/v1/findings/" + finding).path("finding.subject");

        JsonPath seen = BRIGADE.get("/api/v1/matters/" + matter).jsonPath();
        assertThat(state(seen, "steps", "TRANSMIT")).isEqualTo("BROKEN");
        assertThat(seen.getList("steps.find { it.name == 'TRANSMIT' }.findings", String.class))
                .containsExactly(finding);
        assertThat(seen.getList("findings.id", String.class)).contains(finding);
        assertThat(seen.getList("steps.name", String.class))
                .containsExactly("HANDLE", "ENTER", "REGISTER", "TRANSMIT", "REPORT", "CLEAR", "REVIEW", "SUPERVISE");
        assertThat(seen.getList("links")).hasSize(7);
        assertThat(seen.getList("musts")).hasSize(6);

        JsonPath duties = BRIGADE.get("/api/v1/matters/" + matter + "/duties").jsonPath();
        String broken = "items.find { it.finding == '" + finding + "' }.";
        assertThat(duties.getString(broken + "ruleId")).isEqualTo(seen.getString("findings[0].ruleId"));
        assertThat(duties.getString(broken + "state")).isEqualTo("BREACHED");
        assertThat(duties.getList(broken + "awaits", String.class)).contains("alert.dispatched");
        assertThat(Instant.parse(duties.getString(broken + "dueAt")))
                .isEqualTo(Instant.parse(seen.getString("findings[0].dueAt")));
        assertThat(duties.getString(broken + "doneAt")).isNull();
        assertThat(ELSEWHERE.get("/api/v1/matters/" + matter + "/duties").statusCode())
                .isEqualTo(404);

        JsonPath dispatcher = DISPATCHER.get("/api/v1/matters/" + matter).jsonPath();
        assertThat(dispatcher.getList("findings")).isEmpty();
        assertThat(state(dispatcher, "steps", "TRANSMIT")).isEqualTo("OPEN");
        assertThat(ELSEWHERE.get("/api/v1/matters/" + matter).statusCode()).isEqualTo(404);
    }

    @Test
    void aUnitIsShownItsOwnFacts_butNotAsIfTheCentreHadDoneNothing() {
        Theft theft = theft();

        JsonPath unit = CHIEF.get("/api/v1/matters/" + theft.matter()).jsonPath();
        assertThat(unit.getList("facts.type", String.class)).containsExactly("alert.dispatched", "report.registered");
        assertThat(state(unit, "musts", "CALL_TAKEN")).isEqualTo("DONE");
        assertThat(state(unit, "steps", "REGISTER")).isEqualTo("DONE");
        assertThat(state(unit, "steps", "HANDLE")).isEqualTo("OPEN");
        assertThat(unit.getList("calls")).isEmpty();
    }

    @Test
    void theCentreIsShownTheResponse_andNotTheCase() {
        Theft theft = theft();

        JsonPath centre = DISPATCHER.get("/api/v1/matters/" + theft.matter()).jsonPath();
        assertThat(centre.getList("facts.type", String.class))
                .containsExactly("alert.received", "alert.classified", "alert.dispatched");
        assertThat(state(centre, "steps", "REGISTER")).isEqualTo("OPEN");
        assertThat(centre.getList("calls.matter", String.class)).containsExactly(theft.earlierCall());
        assertThat(centre.getString("calls[0].by")).isEqualTo("CALLER");

        JsonPath line =
                DISPATCHER.get("/api/v1/matters?number=" + theft.number()).jsonPath();
        assertThat(line.getList("items.matter", String.class)).containsExactly(theft.matter());
        assertThat(line.getString("items[0].category")).isEqualTo("THEFT");
        assertThat(line.getList("items[0].steps")).hasSize(8);
        assertThat(ELSEWHERE
                        .get("/api/v1/matters?number=" + theft.number())
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    /** What the centre took down and the unit registered, and a call that the same person made. */
    private record Theft(String matter, String number, String earlierCall) {}

    private Theft theft() {
        String matter = UUID.randomUUID().toString();
        String number = "M-" + matter.substring(0, 8);
        String earlier = UUID.randomUUID().toString();
        pen.at(Person.COUNTY).by("m-taker", "CALL_TAKER");
        write(earlier, 0, new AlertReceived("PHONE_110", number + "-0", "k-" + matter, true, null, null));
        write(matter, 60, new AlertReceived("PHONE_110", number, "k-" + matter, true, null, null));
        write(
                matter,
                65,
                new AlertClassified("THEFT", null, 3, false, true, true, true, "CRIMINAL", "URBAN", null, null));
        pen.at(Person.UNIT).by("m-dispatcher", "DISPATCHER");
        write(matter, 90, new AlertDispatched("D-" + number, Person.UNIT, List.of("100201"), null, null));
        pen.by("m-handler", "HANDLING_OFFICER");
        write(matter, 900, new ReportRegistered("R-" + number, "CRIMINAL", "THEFT", null, null, true));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> BRIGADE.get("/api/v1/matters/" + matter)
                                .jsonPath()
                                .getList("facts.type", String.class)
                                .equals(List.of(
                                        "alert.received", "alert.classified", "alert.dispatched", "report.registered"))
                        && BRIGADE.get("/api/v1/matters/" + earlier).statusCode() == 200);
        return new Theft(matter, number, earlier);
    }

    private void write(String matter, int seconds, Fact fact) {
        Instant at = start.plusSeconds(seconds);
        pen.fact(matter, "firstbutton", at, at, fact);
    }

    @Test
    void theListGoesOnWhereThePageBeforeEnded() {
        List<String> three = List.of("1", "2", "3").stream()
                .map(any -> UUID.randomUUID().toString())
                .toList();
        String office = "QB/MM/" + three.get(0).substring(0, 8) + "/";
        Person director = new Person("m-director", Set.of("DUTY_DIRECTOR"), office);
        pen.at(office);
        for (int i = 0; i < 3; i++) {
            write(three.get(i), i, new AlertReceived("PHONE_110", null, null, null, null, null));
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> director.get("/api/v1/matters")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 3);

        JsonPath first = director.get("/api/v1/matters?limit=2").jsonPath();
        assertThat(first.getList("items.matter", String.class)).containsExactly(three.get(2), three.get(1));
        JsonPath second = director.get("/api/v1/matters?limit=2&cursor=" + first.getString("nextCursor"))
                .jsonPath();
        assertThat(second.getList("items.matter", String.class)).containsExactly(three.get(0));
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(director.get("/api/v1/matters?orgPath=QB").statusCode()).isEqualTo(400);
    }

    private static String state(JsonPath seen, String among, String name) {
        return seen.getString(among + ".find { it.name == '" + name + "' }.state");
    }
}
