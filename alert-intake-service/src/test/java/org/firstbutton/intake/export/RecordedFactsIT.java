package org.firstbutton.intake.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Topic;
import org.firstbutton.intake.testing.IntakeClient;
import org.firstbutton.intake.testing.TopicReader;
import org.firstbutton.intake.testing.TopicReader.Arrived;
import org.junit.jupiter.api.Test;

/** Foreign records against the real database and the real broker. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class RecordedFactsIT {

    @Test
    void aRecordSentTwice_addsNothingTheSecondTime() {
        IntakeClient cad = IntakeClient.system("twice", "MN/").registered("twice", "EXPORT", "MN/");
        String batch = batch("twice", record("A-1", "MN/MPD/P1/"));

        Response first = cad.post("/recorded-facts:batch", batch);
        Response second = cad.post("/recorded-facts:batch", batch);

        first.then()
                .statusCode(200)
                .body("results.status", contains("RECORDED"))
                .body("results[0].recorded", equalTo(8));
        second.then().body("results.status", contains("UNCHANGED")).body("results[0].recorded", equalTo(0));
        List<Arrived> arrived = TopicReader.waitFor(
                Topic.ALERT_EVENTS, first.path("results[0].aggregate").toString(), 8);
        assertThat(arrived).extracting(Arrived::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(arrived)
                .allSatisfy(fact -> assertThat(fact.data().path("recordedAt").asText())
                        .as("history was recorded when it happened")
                        .startsWith("2020-06-21T05:"));
        assertThat(arrived.get(0).data().path("sourceNumber").asText())
                .as("people look it up by its own number")
                .isEqualTo("A-1");
    }

    @Test
    void theSameBatchSentTwiceAtOnce_isRecordedOnce() {
        IntakeClient cad = IntakeClient.system("racing", "MN/").registered("racing", "EXPORT", "MN/");
        String batch = batch("racing", records(120));

        List<Response> answers = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> cad.post("/recorded-facts:batch", batch)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        int recorded = answers.stream()
                .mapToInt(answer -> answer.<List<Integer>>path("results.recorded").stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .sum();
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(recorded).isEqualTo(120 * 8);
    }

    @Test
    void aBrokenRecord_isRefusedAlone_namingRecordAndField() {
        IntakeClient cad = IntakeClient.system("broken", "MN/").registered("broken", "EXPORT", "MN/");
        String unknownField = """
                {"number": "B-2", "orgPath": "MN/MPD/", "facts": [{"type": "alert.received",
                 "occurredAt": "2020-06-21T05:00:25Z", "data": {"channel": "PHONE_911", "colour": "red"}}]}""";
        String elsewhere = record("B-3", "WI/MAD/");

        Response answer = cad.post(
                "/recorded-facts:batch",
                batch("broken", record("B-1", "MN/MPD/"), unknownField, elsewhere, record("B-4", "MN/MPD/")));

        answer.then()
                .statusCode(200)
                .body("results.status", contains("RECORDED", "REFUSED", "REFUSED", "RECORDED"))
                .body("results.number", contains("B-1", "B-2", "B-3", "B-4"))
                .body("results[1].problem.code", equalTo("unknown-field"))
                .body("results[1].problem.detail", containsString("/records/1/facts/0/data/colour"))
                .body("results[2].problem.code", equalTo("forbidden"));
    }

    @Test
    void howTheCallerWasAsked_isAStreamBesideTheAlertsOwn() {
        IntakeClient cad = IntakeClient.system("asking", "MN/").registered("asking", "EXPORT", "MN/");
        String message = asked(
                "D-1", "2020-06-21T06:00:00Z", "callback.attempted", "{\"callbackId\": \"b\", \"channel\": \"SMS\"}");
        String reply = asked(
                "D-1",
                "2020-06-21T06:10:00Z",
                "callback.completed",
                "{\"callbackId\": \"b\", \"rating\": \"SATISFIED\"}");

        cad.post("/recorded-facts:batch", batch("asking", message))
                .then()
                .body("results[0].status", equalTo("REFUSED"))
                .body("results[0].problem.detail", containsString("/facts"));
        Response alert = cad.post("/recorded-facts:batch", batch("asking", record("D-1", "MN/MPD/")));
        cad.post("/recorded-facts:batch", batch("asking", message)).then().body("results[0].recorded", equalTo(1));
        cad.post("/recorded-facts:batch", batch("asking", reply)).then().body("results[0].recorded", equalTo(1));
        cad.post("/recorded-facts:batch", batch("asking", reply))
                .then()
                .body("results[0].status", equalTo("UNCHANGED"));

        List<Arrived> arrived = TopicReader.waitFor(
                Topic.CITIZEN_EVENTS, alert.path("results[0].aggregate").toString(), 2);
        assertThat(arrived).extracting(Arrived::version).containsExactly(1L, 2L);
    }

    @Test
    void aRecheck_isAStreamOfItsOwn_andWhatIsSupervisions_isNotForASystemToTell() {
        IntakeClient cad = IntakeClient.system("rechecking", "MN/").registered("rechecking", "EXPORT", "MN/");
        cad.post("/recorded-facts:batch", batch("rechecking", record("E-1", "MN/MPD/")));
        String recheck = asked(
                "E-1",
                "2020-06-21T07:00:00Z",
                "recheck.completed",
                "{\"callbackId\": \"b\", \"officerId\": \"7\", \"unit\": \"MN/\", \"result\": \"UPHELD\"}");
        Response answer = cad.post("/recorded-facts:batch", batch("rechecking", recheck));
        answer.then().body("results[0].recorded", equalTo(1));
        String alert = answer.path("results[0].aggregate");
        assertThat(TopicReader.waitFor(Topic.REVIEW_EVENTS, alert, 1))
                .extracting(Arrived::version)
                .containsExactly(1L);

        String signed = asked(
                "E-1",
                "2020-06-21T07:00:00Z",
                "alert.inspected",
                "{\"inspector\": \"7\", \"mode\": \"AUTO\", \"result\": \"FINE\"}");
        cad.post("/recorded-facts:batch", batch("rechecking", signed))
                .then()
                .body("results[0].status", equalTo("REFUSED"))
                .body("results[0].problem.detail", containsString("/facts/0/type"));
    }

    @Test
    void aSystem_recordsForItsOwnSourceOnly() {
        IntakeClient.system("mine", "MN/")
                .post("/recorded-facts:batch", batch("yours", record("C-1", "MN/MPD/")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/source"));
    }

    static String records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> record("R-" + i, "MN/MPD/P" + i % 5 + "/"))
                .collect(Collectors.joining(","));
    }

    static String batch(String source, String... records) {
        return """
                {"source": "%s", "records": [%s]}""".formatted(source, String.join(",", records));
    }

    private static String asked(String number, String at, String type, String data) {
        return """
                {"number": "%s", "orgPath": "MN/MPD/", "facts": [{"type": "%s", "occurredAt": "%s", "data": %s}]}""".formatted(number, type, at, data);
    }

    static String record(String number, String orgPath) {
        return """
                {"number": "%s", "orgPath": "%s", "facts": [
                 {"type": "alert.received", "occurredAt": "2020-06-21T05:00:25Z", "data": {"channel": "PHONE_911"}},
                 {"type": "alert.classified", "occurredAt": "2020-06-21T05:01:00Z",
                  "data": {"category": "ASSLT", "sourcePriority": 1}},
                 {"type": "alert.dispatched", "occurredAt": "2020-06-21T05:02:00Z",
                  "data": {"dispatchId": "1", "unit": "410", "officers": []}},
                 {"type": "dispatch.acknowledged", "occurredAt": "2020-06-21T05:02:10Z", "data": {"dispatchId": "1"}},
                 {"type": "unit.en-route", "occurredAt": "2020-06-21T05:02:30Z", "data": {"dispatchId": "1"}},
                 {"type": "unit.arrived", "occurredAt": "2020-06-21T05:09:00Z", "data": {"dispatchId": "1"}},
                 {"type": "unit.cleared", "occurredAt": "2020-06-21T05:39:00Z", "data": {"dispatchId": "1"}},
                 {"type": "alert.closed", "occurredAt": "2020-06-21T05:39:00Z", "data": {"disposition": "RFD"}}]}""".formatted(number, orgPath);
    }
}
