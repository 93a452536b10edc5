package org.firstbutton.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.COLLEAGUE;
import static org.firstbutton.casework.Station.LEADER;
import static org.firstbutton.casework.Station.LEGAL;
import static org.firstbutton.casework.Station.NEIGHBOUR;
import static org.firstbutton.casework.Station.OFFICER;
import static org.firstbutton.casework.Station.UNIT;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class CaseLifeIT {
    private static final Map<String, Object> INTERROGATION =
            Map.of("type", "interrogation.held", "officers", List.of("P100031", "P100032"));

    @Test
    void anInterrogation_namesWhoWasInterrogated_andNobodyWhoIsNotRegistered() {
        String id = OFFICER.registers("CRIMINAL");
        LEADER.approves(OFFICER.proposes(id, "file", Map.of("offence", "THEFT")));
        Map<String, Object> unknown = new HashMap<>(INTERROGATION);
        unknown.put("personId", "person-" + UUID.randomUUID());
        OFFICER.posts("/cases/" + id + ":record-act", unknown)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/personId"));

        Map<String, Object> named = new HashMap<>(INTERROGATION);
        named.put("personId", "suspect-7");
        step(OFFICER, id, "record-act", named);

        OFFICER.asks("/cases/" + id + "/facts")
                .then()
                .body("items.find { it.type == 'interrogation.held' }.data.personId", equalTo("suspect-7"));
    }

    @Test
    void aCriminalCase_runsFromReportToClosing_andItsFactsReachTheTopicsInOrder() {
        String id = OFFICER.registers("CRIMINAL");
        step(CHIEF, id, "assign", Map.of("officer", "P100031"));
        LEADER.approves(OFFICER.proposes(id, "file", Map.of("offence", "THEFT", "livelihood", true)));
        step(OFFICER, id, "record-act", INTERROGATION);
        CHIEF.approves(OFFICER.proposes(
                id, "pause-clock", Map.of("limit", "INV-03", "reason", "APPRAISAL", "documentNo", "J-1")));
        step(OFFICER, id, "resume-clock", Map.of("limit", "INV-03"));
        step(OFFICER, id, "request-review", Map.of("subject", "PENALTY"));
        step(LEGAL, id, "return-review", Map.of("opinion", "hear the second witness"));
        step(OFFICER, id, "request-review", Map.of("subject", "PENALTY"));
        step(LEGAL, id, "pass-review", Map.of("qualified", true));
        CHIEF.approves(OFFICER.proposes(id, "decide", Map.of("kind", "PENALTY")));
        step(OFFICER, id, "close", Map.of("outcome", "PENALTY_EXECUTED"));

        OFFICER.asks("/cases/" + id)
                .then()
                .body("state", equalTo("CLOSED"))
                .body("handler", equalTo("P100031"))
                .body("version", equalTo(12));
        List<String> caseFacts = List.of(
                "report.registered",
                "case.assigned",
                "case.filed",
                "interrogation.held",
                "clock.paused",
                "clock.resumed",
                "decision.made",
                "case.closed");
        assertThat(typesOn("case-events", id, caseFacts.size())).isEqualTo(caseFacts);
        assertThat(typesOn("review-events", id, 4))
                .containsExactly(
                        "legal-review.requested",
                        "legal-review.returned",
                        "legal-review.requested",
                        "legal-review.passed");
    }

    @Test
    void aFilingNamesBothPeople_andNobodyApprovesHisOwn() {
        Station both = Station.person("P100050", "HANDLING_OFFICER", UNIT);
        Station himselfAsLeader = Station.person("P100050", "BUREAU_LEADER", UNIT);
        String id = both.registers("CRIMINAL");
        String proposal = both.proposes(id, "not-file", Map.of("reason", "NO_CRIMINAL_FACT"));

        himselfAsLeader
                .posts(proposal + ":approve", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("self-approval"));
        CHIEF.posts(proposal + ":approve", Map.of()).then().statusCode(403);
        both.posts(proposal + ":approve", Map.of()).then().statusCode(403);
        both.asks("/cases/" + id).then().body("state", equalTo("REPORTED"));

        LEADER.approves(proposal);

        both.asks("/cases/" + id).then().body("state", equalTo("NOT_FILED"));
        both.asks("/cases/" + id + "/facts")
                .then()
                .body("items[1].data.approver", equalTo("P000001"))
                .body("items[1].data.actor.id", equalTo("P100050"));
        LEADER.posts(proposal + ":approve", Map.of())
                .then()
                .statusCode(409)
                .body("rule", equalTo("approval: decided once"));
    }

    @Test
    void aRefusedProposal_leavesTheCaseAsItIs_andMayBeMadeAgain() {
        String id = OFFICER.registers("ADMIN");
        String proposal = OFFICER.proposes(id, "accept", Map.of());
        OFFICER.posts("/cases/" + id + ":accept", Map.of()).then().statusCode(409);

        CHIEF.posts(proposal + ":refuse", Map.of("opinion", "not a police matter"))
                .then()
                .statusCode(200);

        OFFICER.asks("/cases/" + id).then().body("state", equalTo("REPORTED"));
        OFFICER.proposes(id, "not-accept", Map.of("reason", "NOT_A_POLICE_MATTER"));
        OFFICER.asks("/cases/" + id + "/proposals").then().body("items.state", equalTo(List.of("REFUSED", "OPEN")));
    }

    @Test
    void aDecisionWithoutAPassedReview_isRefusedByRule() {
        String id = OFFICER.registers("CRIMINAL");

        OFFICER.posts("/cases/" + id + ":decide", Map.of("kind", "PENALTY"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b3: decide only in REVIEWED"));
        OFFICER.posts("/cases/" + id + ":record-act", INTERROGATION)
                .then()
                .statusCode(409)
                .body("detail", containsString("REPORTED"));
    }

    @Test
    void aLegalOfficerWhoHandledTheCase_doesNotReviewIt() {
        String id = OFFICER.registers("CRIMINAL");
        LEADER.approves(OFFICER.proposes(id, "file", Map.of()));
        step(OFFICER, id, "record-act", Map.of("type", "scene.investigated", "officers", List.of("P200001")));
        step(OFFICER, id, "request-review", Map.of("subject", "PENALTY"));

        LEGAL.posts("/cases/" + id + ":pass-review", Map.of())
                .then()
                .statusCode(409)
                .body("rule", equalTo("legal review: not by one who handled the case"));
    }

    @Test
    void aCaseOutOfScope_looksLikeOneThatDoesNotExist() {
        String id = OFFICER.registers("CRIMINAL");
        String none = UUID.randomUUID().toString();

        assertThat(answer(NEIGHBOUR.asks("/cases/" + id))).isEqualTo(answer(NEIGHBOUR.asks("/cases/" + none)));
        assertThat(answer(COLLEAGUE.asks("/cases/" + id))).isEqualTo(answer(COLLEAGUE.asks("/cases/" + none)));
        assertThat(answer(NEIGHBOUR.posts("/cases/" + id + ":assign", Map.of("officer", "P1"))))
                .isEqualTo(answer(NEIGHBOUR.posts("/cases/" + none + ":assign", Map.of("officer", "P1"))));
        NEIGHBOUR.asks("/cases").then().statusCode(200).body("items.id", not(hasItem(id)));
        CHIEF.asks("/cases?unit=" + UNIT).then().body("items.id", hasItem(id));
    }

    @Test
    void aCommandSentTwice_takesEffectOnce() {
        String key = UUID.randomUUID().toString();
        Map<String, String> report = Map.of("kind", "ADMIN", "orgPath", UNIT, "reportId", "R-twice");

        String first = OFFICER.posts("/cases", report, key)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String second = OFFICER.posts("/cases", report, key)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(second).isEqualTo(first);
        assertThat(OFFICER.factTypes(first)).containsExactly("report.registered");
    }

    @Test
    void theListIsRead_pageByPage_withoutGapOrRepetition() {
        Station reader = Station.person("P100060", "HANDLING_OFFICER", UNIT);
        List<String> registered = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            registered.add(reader.registers(i % 2 == 0 ? "ADMIN" : "CRIMINAL"));
        }

        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            Response page = reader.asks("/cases?limit=2" + cursor);
            page.then().statusCode(200);
            read.addAll(page.path("items.id"));
            String next = page.path("next");
            cursor = next == null ? null : "&cursor=" + next;
            assertThat(page.getHeader("Link") != null).isEqualTo(next != null);
        } while (cursor != null);

        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(registered);
        reader.asks("/cases?kind=ADMIN&state=REPORTED").then().body("items.kind", not(hasItem("CRIMINAL")));
        reader.asks("/cases?cursor=nonsense").then().statusCode(400).body("violations[0].field", equalTo("cursor"));
    }

    @Test
    void aCaseOfAnAlert_standsUnderTheAlertsMatter() {
        Map<String, Object> report = Map.of(
                "kind",
                "ADMIN",
                "orgPath",
                UNIT,
                "reportId",
                "R-9",
                "alert",
                Map.of("source", "demo-110", "number", "A-9"));
        String id =
                OFFICER.posts("/cases", report).then().statusCode(201).extract().path("id");
        String matter = OFFICER.asks("/cases/" + id).then().extract().path("matter");

        CHIEF.asks("/cases/by-alert/" + matter).then().statusCode(200).body("items.id", equalTo(List.of(id)));
        OFFICER.posts(
                        "/cases",
                        Map.of("kind", "ADMIN", "orgPath", UNIT, "reportId", "R", "alert", Map.of("source", "x")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/alert"));
    }

    @Test
    void whatCommandsAndProposalsLeft_isWhatTheAuditTrailSealed() {
        String id = OFFICER.registers("ADMIN");
        CHIEF.approves(OFFICER.proposes(id, "accept", Map.of()));

        Station.AUDITOR.asks("/audit/verification").then().statusCode(200).body("firstBad", equalTo(null));
    }

    private static void step(Station who, String id, String command, Map<String, ?> body) {
        who.posts("/cases/" + id + ":" + command, body).then().statusCode(200);
    }

    // All that tells one 404 from another, but for the path asked for.
    private static String answer(Response response) {
        return response.statusCode() + response.contentType() + response.asString();
    }

    private static List<String> typesOn(String topic, String matter, int wanted) {
        Properties properties = new Properties();
        properties.put(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        properties.put("group.id", UUID.randomUUID().toString());
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        List<String> types = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (types.size() < wanted && System.nanoTime() < until) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    if (matter.equals(record.key())) {
                        String type = new String(
                                record.headers().lastHeader("ce_type").value(),
                                java.nio.charset.StandardCharsets.UTF_8);
                        types.add(type.replace("police.", "").replace(".v1", ""));
                    }
                }
            }
        }
        return types;
    }
}
