package org.firstbutton.supervision.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.external.ExternalFact.ProcuratorateReasonRequested;
import org.firstbutton.supervision.loop.Person;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.Test;

/** The procuratorate's liaison is told of what was agreed, once it is confirmed. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class JointFindingIT {
    private static final Person LIAISON = new Person("jf-liaison", Set.of("JOINT_OFFICE_LIAISON"), Person.COUNTY);
    private static final Person ELSEWHERE = new Person("jf-other", Set.of("JOINT_OFFICE_LIAISON"), "HB/JZ/GA/");
    private static final Person BRIGADE = new Person("jf-brigade", Set.of("LEGAL_BRIGADE"), Person.COUNTY);
    private static final String EXTRACT = "/api/v1/joint-findings?limit=200";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void anUnansweredInquiryIsTold_onceConfirmed_andAnAlertNobodyWasSentToIsNot() {
        String matter = UUID.randomUUID().toString();
        Instant start = Instant.now().minus(Duration.ofDays(12)).truncatedTo(ChronoUnit.SECONDS);
        try (BrokerPen pen = new BrokerPen(brokers)) {
            pen.by("jf-officer", "HANDLING_OFFICER")
                    .fact(
                            matter,
                            "firstbutton",
                            start,
                            start,
                            new AlertClassified(
                                    "ROBBERY", null, 1, true, true, true, false, null, "URBAN", null, null));
            pen.fact(matter, "firstbutton", start, start, new ProcuratorateReasonRequested("JC-1", null));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                pen.watermark(Instant.now());
                return finding("FIL-08", matter) != null && finding("ALT-05", matter) != null;
            });
        }
        String inquiry = String.valueOf(finding("FIL-08", matter));
        String alert = String.valueOf(finding("ALT-05", matter));
        LIAISON.get(EXTRACT).then().statusCode(200).body(of(inquiry), nullValue());

        for (String each : new String[] {inquiry, alert}) {
            BRIGADE.does(each, "confirm", Map.of("reason", "checked the file"));
        }

        Response told = LIAISON.get(EXTRACT);
        told.then()
                .body(of(inquiry) + ".rule", equalTo("FIL-08"), of(inquiry) + ".caseId", equalTo(matter))
                .body(of(alert), nullValue());
        assertThat(told.asString()).doesNotContain("jf-officer").doesNotContain("jf-brigade");
        ELSEWHERE.get(EXTRACT).then().statusCode(200).body(of(inquiry), nullValue());
        LIAISON.get("/api/v1/findings/" + inquiry).then().statusCode(403);
    }

    private static String of(String finding) {
        return "items.find { it.id == '" + finding + "' }";
    }

    private static @org.jspecify.annotations.Nullable String finding(String rule, String matter) {
        return BRIGADE.get("/api/v1/findings?rule=" + rule + "&subject=" + matter)
                .path("items[0].id");
    }
}
