package org.firstbutton.supervision.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.FeedbackSubmitted;
import org.firstbutton.supervision.loop.Person;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.Test;

/** A campaign takes on what its scope names, shows what is left in each unit, and is closed by two. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class CampaignIT {
    private static final int HANGING = 12;
    private static final String CATEGORY = "CAMPAIGN_IT";
    private static final Person COMMITTEE = new Person("c-committee", Set.of("SUPERVISION_COMMITTEE"), Person.COUNTY);
    private static final Person BRIGADE = new Person("c-brigade", Set.of("LEGAL_BRIGADE"), Person.COUNTY);
    private static final Person INSPECTOR = new Person("c-inspector", Set.of("INSPECTORATE"), Person.COUNTY);
    private static final Person CHIEF = new Person("c-chief", Set.of("UNIT_CHIEF"), Person.UNIT);
    private static final Person SIBLING = new Person("c-chief-2", Set.of("UNIT_CHIEF"), "HB/JZ/SS/U0012/");
    private static final String CAMPAIGNS = "/api/v1/campaigns";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private final Instant start = Instant.now().minus(Duration.ofHours(50)).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void hangingAlertsClearedByACampaign() {
        try (BrokerPen pen = new BrokerPen(brokers)) {
            // Given alerts that were handed to the unit two days ago and never answered
            List<String> alerts = Stream.generate(() -> UUID.randomUUID().toString())
                    .limit(HANGING)
                    .toList();
            alerts.forEach(alert -> handedOver(pen, alert));
            await(pen, alerts, findings -> findings.size() == 1);

            // When
            Response started = start(Map.of());
            started.then().statusCode(201).body("state", equalTo("RUNNING"), "detail.tasks", equalTo(HANGING));
            String id = started.path("id");

            // Then the unit sees what it has to do, and its neighbour nothing
            progress(id)
                    .then()
                    .body("tasks", equalTo(HANGING), "cleared", equalTo(0), "kindZh", equalTo("警情案件大起底"))
                    .body("units.unit", equalTo(List.of(Person.UNIT)), "stages.current", equalTo(List.of(true, false)));
            tasks(CHIEF, id).body("items", hasSize(HANGING), "items.rule", everyItem(equalTo("ALT-22")));
            SIBLING.get("/api/v1/campaign-progress/" + id + "/tasks").then().statusCode(404);

            // When all but one are answered, and that one did not hold
            alerts.subList(1, HANGING).forEach(alert -> answered(pen, alert));
            await(pen, alerts.subList(1, HANGING), findings -> findings.get(0).get("remediedAt") != null);
            progress(id).then().body("cleared", equalTo(HANGING - 1));
            dismissed(String.valueOf(findings(alerts.get(0)).get(0).get("id")));

            // Then
            progress(id).then().body("cleared", equalTo(HANGING));
            putOnPaper(id);
            CHIEF.get("/api/v1/campaign-progress/" + id + "/tasks?open=true")
                    .then()
                    .body("items", empty());
            closedByTwo(id);
        }
    }

    private static void putOnPaper(String id) {
        String door = "/api/v1/papers:issue-campaign-bulletin";
        Response paper = COMMITTEE.post(door, Map.of("campaign", id));
        paper.then().statusCode(201).body("title", equalTo("关于“悬浮警情清零”开展情况的通报"));
        COMMITTEE.post(door, Map.of("campaign", id)).then().statusCode(409).body("rule", equalTo("papers: one each"));
        byte[] docx =
                BRIGADE.get("/api/v1/papers/" + paper.path("id") + "/docx").asByteArray();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .anySatisfy(text -> assertThat(text).contains("当前阶段：起底", "问题12个，已销号12个"))
                    .noneMatch(text -> text.contains("{{"));
            assertThat(document.getTables().get(0).getRow(1).getTableCells())
                    .extracting(XWPFTableCell::getText)
                    .contains("12", "100%");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void closedByTwo(String id) {
        String at = CAMPAIGNS + "/" + id;
        String proposal =
                COMMITTEE.post(at + ":close", Map.of("result", "全部清零")).path("id");
        COMMITTEE.get(at).then().body("state", equalTo("RUNNING"));
        String approve = at + "/proposals/" + proposal + ":approve";
        COMMITTEE.post(approve, Map.of()).then().statusCode(409).body("type", containsString("self-approval"));
        BRIGADE.post(approve, Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"), "detail.cleared", equalTo(HANGING))
                .body("detail.approver", equalTo("c-brigade"));
        COMMITTEE.get(at + "/facts").then().body("items.type", equalTo(List.of("campaign.started", "campaign.closed")));
    }

    @Test
    void aScopeThatNobodyUnderstands_isRefused() {
        refused(start(Map.of("kind", "BIG_PUSH")), "/kind");
        refused(start(Map.of("rules", List.of("ALT-99"))), "/rules");
        refused(start(Map.of("statuses", List.of("OPEN"))), "/statuses");
        refused(start(Map.of("severities", List.of("RED"))), "/severities");
        refused(start(Map.of("rules", List.of(), "categories", List.of())), "/rules");
        refused(start(Map.of("to", start.minusSeconds(7200).toString())), "/to");
        refused(start(Map.of("stages", List.of("起底 2026-03-01 2026-03-31", "整改 2026-03-31 2026-04-30"))), "/stages/1");
        refused(start(Map.of("stages", List.of("起底 三月"))), "/stages/0");
        refused(start(Map.of("colour", "red")), "/colour");
        start(Map.of("categories", List.of("NO_SUCH_ALERT"))).then().statusCode(409);
    }

    private static void refused(Response answer, String field) {
        answer.then().statusCode(400).body("violations[0].field", equalTo(field));
    }

    private Response start(Map<String, ?> otherwise) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Map<String, Object> body = new HashMap<>(Map.of(
                "kind", "ALERT_CASE_REVIEW",
                "name", "悬浮警情清零",
                "unit", Person.COUNTY,
                "rules", List.of("ALT-22"),
                "statuses", List.of("RAISED", "CONFIRMED"),
                "severities", List.of(),
                "categories", List.of(CATEGORY),
                "from", start.minusSeconds(3600).toString(),
                "to", Instant.now().toString()));
        body.put(
                "stages",
                List.of(
                        "起底 " + today.minusDays(1) + " " + today.plusDays(1),
                        "整改 " + today.plusDays(2) + " " + today.plusDays(9)));
        body.putAll(otherwise);
        return COMMITTEE.post(CAMPAIGNS + ":start", body);
    }

    private static Response progress(String id) {
        return COMMITTEE.get("/api/v1/campaign-progress/" + id);
    }

    private static io.restassured.response.ValidatableResponse tasks(Person person, String id) {
        return person.get("/api/v1/campaign-progress/" + id + "/tasks").then().statusCode(200);
    }

    private void handedOver(BrokerPen pen, String alert) {
        pen.by("c-dispatcher", "DISPATCHER")
                .fact(
                        alert,
                        "firstbutton",
                        start,
                        start,
                        new AlertClassified(CATEGORY, null, 3, false, true, false, false, null, "URBAN", null, null));
        pen.fact(
                alert,
                "firstbutton",
                start,
                start,
                new AlertDispatched("d-" + alert, Person.UNIT, List.of(), null, null));
    }

    private void answered(BrokerPen pen, String alert) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        pen.by("c-officer", "RESPONDING_OFFICER")
                .fact(
                        alert,
                        "firstbutton",
                        now,
                        now,
                        new FeedbackSubmitted(
                                "f-" + alert,
                                "d-" + alert,
                                "MEDIATED",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    private static void dismissed(String finding) {
        INSPECTOR.does(finding, "dismiss", Map.of("reasonCode", "LAWFUL_EXCEPTION", "reason", "handed to the city"));
        BRIGADE.does(finding, "approve-dismissal", Map.of());
    }

    private static List<Map<String, Object>> findings(String alert) {
        return INSPECTOR.get("/api/v1/findings?rule=ALT-22&subject=" + alert).path("items");
    }

    private static void await(BrokerPen pen, List<String> alerts, Predicate<List<Map<String, Object>>> until) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            pen.watermark(Instant.now());
            return alerts.stream().allMatch(alert -> {
                List<Map<String, Object>> findings = findings(alert);
                return !findings.isEmpty() && until.test(findings);
            });
        });
    }
}
