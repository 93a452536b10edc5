package org.firstbutton.casework.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.SYSTEM;
import static org.firstbutton.casework.Station.UNIT;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.recording.DeterministicIds;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class RecordedFactsIT {

    @Test
    void aForeignCase_isRecordedOnceAndStandsWhereItsFactsSay() {
        Map<String, Object> batch = batch(List.of(theft("C-1")));

        SYSTEM.posts("/recorded-facts:batch", batch)
                .then()
                .statusCode(200)
                .body("results[0].status", equalTo("RECORDED"))
                .body("results[0].recorded", equalTo(4))
                .body("results[0].aggregate", equalTo(id("C-1")));
        SYSTEM.posts("/recorded-facts:batch", batch)
                .then()
                .statusCode(200)
                .body("results[0].status", equalTo("UNCHANGED"))
                .body("results[0].recorded", equalTo(0));

        Station chief = Station.CHIEF;
        chief.asks("/cases/" + id("C-1"))
                .then()
                .statusCode(200)
                .body("state", equalTo("DECIDED"))
                .body("kind", equalTo("CRIMINAL"))
                .body("matter", equalTo(DeterministicIds.of("demo-110", "A-C-1").toString()))
                .body("version", equalTo(4));
        assertThat(chief.factTypes(id("C-1")))
                .containsExactly("report.registered", "case.filed", "legal-review.passed", "decision.made");
    }

    @Test
    void whatWasTakenFromPeople_andWhatTheySaidOfIt_isRecordedBesideTheCase() {
        Map<String, Object> beside = theft("C-8");
        beside.put(
                "facts",
                List.of(
                        fact(
                                "measure.applied",
                                "1982-07-10T08:00:00+08:00",
                                Map.of("measureId", "M-1", "measure", "BAIL", "personId", "S-1")),
                        fact(
                                "person.left-case-area",
                                "2026-03-03T12:00:00+08:00",
                                Map.of("visitId", "V-1", "personId", "S-1")),
                        fact(
                                "property.extracted",
                                "2026-03-03T13:00:00+08:00",
                                Map.of("propertyId", "P-1", "officerId", "P100031")),
                        fact(
                                "complaint.received",
                                "2026-03-04T13:00:00+08:00",
                                Map.of("complaintId", "K-1", "channel", "LETTER"))));
        SYSTEM.posts("/recorded-facts:batch", batch(List.of(theft("C-8"))))
                .then()
                .statusCode(200);

        for (int recorded : new int[] {4, 0}) {
            SYSTEM.posts("/recorded-facts:batch", batch(List.of(beside)))
                    .then()
                    .statusCode(200)
                    .body("results[0].recorded", equalTo(recorded));
        }
        Station.CHIEF
                .asks("/cases/" + id("C-8"))
                .then()
                .body("state", equalTo("DECIDED"))
                .body("version", equalTo(8));
        assertThat(Station.CHIEF.factTypes(id("C-8")))
                .as("the register of the case tells its handlers nothing of a complaint")
                .containsExactly("report.registered", "case.filed", "legal-review.passed", "decision.made");
    }

    @Test
    void aReminderOfTheOtherSystem_isRecordedOnceWithItsSignature_andAWarningOfItIsNot() {
        Map<String, Object> reminded = theft("C-9");
        List<Object> facts = new ArrayList<>((List<?>) reminded.get("facts"));
        Map<String, Object> reminder = Map.of("reminderId", "N-1", "ruleId", "INV-03", "percent", 50);
        facts.add(fact("reminder.issued", "2026-03-04T09:00:00+08:00", reminder));
        facts.add(fact("reminder.acknowledged", "2026-03-04T10:00:00+08:00", Map.of("reminderId", "N-1")));
        reminded.put("facts", facts);
        Map<String, Object> warned = theft("C-10");
        Map<String, Object> warning = Map.of("ruleId", "INV-03", "subject", "C-10", "cause", "MET");
        warned.put("facts", List.of(fact("warning.cleared", "2026-03-10T09:00:00+08:00", warning)));

        for (int recorded : new int[] {6, 0}) {
            SYSTEM.posts("/recorded-facts:batch", batch(List.of(reminded, warned)))
                    .then()
                    .statusCode(200)
                    .body("results[0].recorded", equalTo(recorded))
                    .body("results[1].problem.violations[0].field", equalTo("/facts/0/type"));
        }
    }

    @Test
    void anEarlierFactSentLater_movesNothingBack() {
        Map<String, Object> late = theft("C-2");
        late.put(
                "facts",
                List.of(fact("interview.held", "2026-03-02T20:00:00+08:00", Map.of("officers", List.of("P1")))));
        SYSTEM.posts("/recorded-facts:batch", batch(List.of(theft("C-2"))))
                .then()
                .statusCode(200);

        SYSTEM.posts("/recorded-facts:batch", batch(List.of(late)))
                .then()
                .body("results[0].status", equalTo("RECORDED"))
                .body("results[0].recorded", equalTo(1));

        Station.CHIEF.asks("/cases/" + id("C-2")).then().body("state", equalTo("DECIDED"));
    }

    @Test
    void aRefusedRecord_namesTheFieldAndLosesNoOther() {
        Map<String, Object> unknownField = theft("C-4");
        unknownField.put("facts", List.of(fact("case.filed", "2026-03-03T10:00:00+08:00", Map.of("colour", "blue"))));
        Map<String, Object> elsewhere = theft("C-5");
        elsewhere.put("orgPath", "HB/WH/");
        Map<String, Object> odd = theft("C-6");
        odd.put("facts", "none");

        SYSTEM.posts("/recorded-facts:batch", batch(List.of(theft("C-3"), unknownField, elsewhere, odd, theft("C-3"))))
                .then()
                .statusCode(200)
                .body("results.status", equalTo(List.of("RECORDED", "REFUSED", "REFUSED", "REFUSED", "REFUSED")))
                .body("results[1].problem.code", equalTo("unknown-field"))
                .body("results[1].problem.violations[0].field", equalTo("/facts/0/data/colour"))
                .body("results[2].problem.detail", startsWith("/orgPath"))
                .body("results[3].problem.violations[0].field", equalTo("/facts"))
                .body("results[4].problem.violations[0].field", equalTo("/number"));
    }

    @Test
    void aBatchInAnotherSystemsName_isRefused() {
        SYSTEM.posts("/recorded-facts:batch", Map.of("source", "somebody-else", "records", List.of(theft("C-7"))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/source"));
    }

    @Test
    void theSameCasesSentByFourAtOnce_areRecordedOnce() throws InterruptedException, ExecutionException {
        List<Map<String, Object>> records =
                IntStream.range(0, 100).mapToObj(i -> theft("C-1" + (100 + i))).toList();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        List<Future<Integer>> sent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sent.add(senders.submit(() -> {
                List<Integer> counts = SYSTEM.posts("/recorded-facts:batch", batch(records))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("results.recorded");
                return counts.stream().mapToInt(Integer::intValue).sum();
            }));
        }

        int recorded = 0;
        for (Future<Integer> one : sent) {
            recorded += one.get();
        }
        senders.shutdown();

        assertThat(recorded).isEqualTo(400);
    }

    @Test
    void theLargestBatch_isTakenIn_andItsKeySentForSomethingElseIsRefused() {
        List<Map<String, Object>> records = IntStream.range(0, 500)
                .mapToObj(i -> {
                    Map<String, Object> record = theft("C-L" + i);
                    List<Object> facts = new ArrayList<>((List<?>) record.get("facts"));
                    IntStream.range(10, 16)
                            .forEach(hour -> facts.add(fact(
                                    "query.made",
                                    "2026-03-04T" + hour + ":00:00+08:00",
                                    Map.of("officers", List.of("P1")))));
                    record.put("facts", facts);
                    return record;
                })
                .toList();

        List<Integer> recorded = SYSTEM.posts("/recorded-facts:batch", batch(records), "one-key")
                .then()
                .statusCode(200)
                .extract()
                .path("results.recorded");

        assertThat(recorded).hasSize(500).containsOnly(10);
        SYSTEM.posts("/recorded-facts:batch", batch(List.of(theft("C-other"))), "one-key")
                .then()
                .statusCode(422);
        Station.CHIEF.asks("/cases/" + id("C-other")).then().statusCode(404);
    }

    @Test
    void aPersonOfOurs_mustBeRegistered_andANumberThatIdentifiesIsNoKey() {
        for (String person : List.of("person-0195f3a0-0000-7000-8000-00000000dead", "13812345678")) {
            Map<String, Object> record = theft("C-P");
            record.put(
                    "facts",
                    List.of(fact(
                            "decision.made",
                            "2026-03-05T11:00:00+08:00",
                            Map.of(
                                    "decisionId",
                                    "D-1",
                                    "kind",
                                    "PENALTY",
                                    "decisionMaker",
                                    "P1",
                                    "personId",
                                    person))));
            SYSTEM.posts("/recorded-facts:batch", batch(List.of(record, theft("C-Q"))))
                    .then()
                    .statusCode(200)
                    .body("results[0].status", equalTo("REFUSED"))
                    .body("results[0].problem.detail", org.hamcrest.Matchers.containsString("/personId"))
                    .body("results[1].number", equalTo("C-Q"))
                    .body("results[1].problem", equalTo(null));
        }
    }

    static String id(String number) {
        return DeterministicIds.of("case", "demo-case-system", number).toString();
    }

    static Map<String, Object> batch(List<Map<String, Object>> records) {
        return Map.of("source", "demo-case-system", "records", records);
    }

    static Map<String, Object> theft(String number) {
        Map<String, Object> record = new java.util.HashMap<>();
        record.put("number", number);
        record.put("alert", Map.of("source", "demo-110", "number", "A-" + number));
        record.put("orgPath", UNIT);
        record.put(
                "facts",
                List.of(
                        fact(
                                "report.registered",
                                "2026-03-02T09:30:00+08:00",
                                Map.of("reportId", "R-" + number, "kind", "CRIMINAL", "offence", "THEFT")),
                        fact(
                                "case.filed",
                                "2026-03-03T10:00:00+08:00",
                                Map.of("kind", "CRIMINAL", "decisionMaker", "P000001")),
                        fact(
                                "legal-review.passed",
                                "2026-03-05T10:00:00+08:00",
                                Map.of("reviewId", "V-1", "reviewer", "P200001")),
                        fact(
                                "decision.made",
                                "2026-03-05T11:00:00+08:00",
                                Map.of("decisionId", "D-1", "kind", "PENALTY", "decisionMaker", "P000001"))));
        return record;
    }

    private static Map<String, Object> fact(String type, String at, Map<String, Object> data) {
        return Map.of("type", type, "occurredAt", at, "data", data);
    }
}
