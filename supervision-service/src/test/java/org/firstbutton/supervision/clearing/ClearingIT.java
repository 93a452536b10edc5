package org.firstbutton.supervision.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paper.PaperPages;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.Test;

/** An outage over the end of a quarter: what was missed is swept once, and signed from the station to the province. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class ClearingIT {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String RULE = "/api/v1/findings?rule=ALT-21&subject=";
    private static final String PROVINCE = "QC/";
    private static final String CITY = "QC/XN/";
    private static final String COUNTY = "QC/XN/CZ/";
    private static final String UNIT = "QC/XN/CZ/U001/";
    private static final String OTHER = "QC/XN/CZ/U002/";

    private static final Signer CORPS = new Signer("c-corps", "LEGAL_CORPS", PROVINCE);
    private static final Signer MANAGER = new Signer("c-manager", "CASE_MANAGER", COUNTY);
    private static final Signer LEGAL = new Signer("c-legal", "LEGAL_OFFICER", UNIT);
    private static final Signer CHIEF = new Signer("c-chief", "UNIT_CHIEF", UNIT);
    private static final Signer DEPUTY = new Signer("c-deputy", "UNIT_CHIEF", UNIT);
    private static final Signer OTHER_CHIEF = new Signer("c-chief-2", "UNIT_CHIEF", OTHER);
    private static final Signer DUTY = new Signer("c-duty", "DUTY_DIRECTOR", COUNTY);
    private static final Signer LEADER = new Signer("c-leader", "BUREAU_LEADER", COUNTY);
    private static final Signer CITY_LEADER = new Signer("c-city", "BUREAU_LEADER", CITY);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Inject
    ClearingWatch watch;

    @Inject
    Transactions transactions;

    private String open = "";
    private Outage outage = new Outage(Instant.EPOCH);
    private String lastDay = "";
    private String month = "";
    private String quarter = "";

    @Test
    void whatWasMissedOverAQuartersEnd_isSweptOnce_andSignedByWhoMay() {
        try (BrokerPen pen = new BrokerPen(brokers)) {
            outage = Outage.overAQuartersEnd(transactions);
            lastDay = outage.label(Cycle.DAY);
            month = outage.label(Cycle.MONTH);
            quarter = outage.label(Cycle.QUARTER);
            open = outage.oneAlertLeftOpen(pen, UNIT, OTHER);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> count("""
                    select count(*) from timeline_fact where org_path ^@ 'QC/XN/'
                    """) >= 6);
            outage.begins(transactions, PROVINCE, CITY, COUNTY, UNIT, OTHER);
            twoWatchersAtOnce();

            eachPeriodHasOneCycle_andEachListOneFact();
            theListsNameWhatWasOpen();
            theDayIsSignedByTheChief_whoDidNotExplainIt();
            theSignatureCarriesTheAlertOver(pen, "ALT-19");
            theMonthIsNotSignedByWhoExplainedIt();
            theSignatureCarriesTheAlertOver(pen, "ALT-20");
            theQuarterIsSignedByTheCounty_andTheRuleSeesIt(pen);
            theQuarterIsSignedAtCountyAndCity();
            eachLevelSignsWhatItsOwnLevelBelowLeftUnsigned();
            theListIsExported_andTheMorningMeetingHearsOfIt();
        }
    }

    private void twoWatchersAtOnce() {
        CompletableFuture<Void> one = CompletableFuture.runAsync(watch::look);
        CompletableFuture<Void> two = CompletableFuture.runAsync(watch::look);
        CompletableFuture.allOf(one, two).join();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count("""
                select count(*) from clearing where org_path ^@ 'QC/' and swept_at is null and sweep_at <= now()
                """) == 0);
    }

    private void eachPeriodHasOneCycle_andEachListOneFact() {
        LocalDate first = LocalDate.ofInstant(outage.end().minusSeconds(1), SHANGHAI);
        LocalDate today = transactions.asConsumer(
                handle -> LocalDate.ofInstant(org.firstbutton.chassis.database.DatabaseClock.now(handle), SHANGHAI));
        long days = ChronoUnit.DAYS.between(first, today) + 1;
        String ofUnit = "select count(*) from clearing where org_path = '" + UNIT + "' and cycle = 'DAY'";
        assertThat(count(ofUnit)).isEqualTo(days);
        String swept = "select count(*) from clearing where org_path ^@ 'QC/' and swept_at is not null";
        String told = "select count(*) from event_ledger where org_path ^@ 'QC/' and type = 'clearing.swept'";
        long lists = count(swept);
        assertThat(count(told)).isEqualTo(lists).isGreaterThan(0);

        watch.look();

        assertThat(count(ofUnit)).isEqualTo(days);
        assertThat(count(told)).isEqualTo(lists);
        assertThat(count("select count(*) from audit_entry where org_path ^@ 'QC/' and action = 'sweep'"))
                .isEqualTo(lists);
    }

    private void theListsNameWhatWasOpen() {
        JsonPath day = list(CHIEF, UNIT, Cycle.DAY, lastDay);
        assertThat(day.getString("clearing.state")).isEqualTo("SWEPT");
        assertThat(day.getList("items.findAll { it.kind == 'ALERT' }.ref")).isEqualTo(List.of(open));
        assertThat(list(CHIEF, UNIT, Cycle.MONTH, month).getList("items.findAll { it.kind == 'UNDECIDED' }.ref"))
                .isEqualTo(List.of(open));
        assertThat(list(CHIEF, UNIT, Cycle.QUARTER, quarter).getList("items.kind"))
                .contains("UNDECIDED");
        assertThat(list(OTHER_CHIEF, OTHER, Cycle.DAY, lastDay).getString("clearing.state"))
                .as("closed on the stroke: nothing to explain")
                .isEqualTo("EXPLAINED");
        assertThat(below(COUNTY)).isEqualTo(List.of(UNIT, OTHER));
        assertThat(below(CITY)).isEqualTo(List.of(COUNTY));
        assertThat(below(PROVINCE)).isEqualTo(List.of(CITY));
    }

    private List<Object> below(String org) {
        return list(CORPS, org, Cycle.DAY, lastDay).getList("items.findAll { it.kind == 'CYCLE' }.ref");
    }

    private void theDayIsSignedByTheChief_whoDidNotExplainIt() {
        String day = at(list(CHIEF, UNIT, Cycle.DAY, lastDay));
        CHIEF.post(day + ":sign", null)
                .then()
                .statusCode(409)
                .body("rule", containsString("b12: sign only in [EXPLAINED]"));
        OTHER_CHIEF.get(day).then().statusCode(404);
        OTHER_CHIEF.post(day + ":sign", null).then().statusCode(404);
        CHIEF.post(day + ":explain", Map.of("items", List.of(because(1, "AWAITING_PARTY", Duration.ofDays(-1)))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/items/0/until"));
        MANAGER.post(day + ":explain", Map.of("items", List.of(because(1, "AWAITING_PARTY", Duration.ofDays(2)))))
                .then()
                .statusCode(403);

        explainAll(LEGAL, day).then().statusCode(200).body("state", equalTo("EXPLAINED"));
        LEADER.post(day + ":sign", null).then().statusCode(403);
        onPaper(day).then().statusCode(409).body("rule", equalTo("b12: reported when signed"));
        CHIEF.post(day + ":report", null).then().statusCode(409);
        CHIEF.post(day + ":sign", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("SIGNED"), "signedBy", equalTo("c-chief"));
        CHIEF.post(day + ":sign", null).then().statusCode(409);
        explainAll(LEGAL, day).then().statusCode(409);
        theSignedListIsPutOnPaper(day);
        LEGAL.post(day + ":report", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("REPORTED"), "reportedTo", equalTo(COUNTY));
        assertThat(count("select count(*) from event_ledger where aggregate = 'clearing-" + idOf(day) + "'"))
                .as("swept, explained, signed, reported")
                .isEqualTo(4);
    }

    /** It was left open too long; since the signature it has a reason, an owner and a term of its own. */
    private void theSignatureCarriesTheAlertOver(BrokerPen pen, String rule) {
        String asked = "/api/v1/findings?rule=" + rule + "&subject=" + open;
        await(pen, () -> CORPS.get(asked).path("items[0].remediedAt") != null);
        CORPS.get(asked).then().body("items", hasSize(1));
    }

    private void theSignedListIsPutOnPaper(String day) {
        JsonPath paper = onPaper(day).then().statusCode(201).extract().jsonPath();
        assertThat(paper.getString("title")).contains("日清零报告");
        String pdf = "/api/v1/papers/" + paper.getString("id") + "/pdf";
        assertThat(PaperPages.checked(CHIEF.get(pdf).asByteArray(), paper.getString("number")))
                .containsPattern("（20[0-9]{2}年[0-9]+月[0-9]+日）日清零情况");
    }

    private void theMonthIsNotSignedByWhoExplainedIt() {
        String at = at(list(CHIEF, UNIT, Cycle.MONTH, month));
        explainAll(CHIEF, at).then().statusCode(200);
        CHIEF.post(at + ":sign", null).then().statusCode(409).body("code", equalTo("self-approval"));
        DEPUTY.post(at + ":sign", null).then().statusCode(200);
    }

    private void theQuarterIsSignedByTheCounty_andTheRuleSeesIt(BrokerPen pen) {
        String at = at(list(CHIEF, UNIT, Cycle.QUARTER, quarter));
        String id = idOf(at);
        await(pen, () -> CORPS.get(RULE + id).path("items[0].id") != null);
        explainAll(LEGAL, at).then().statusCode(200);
        CHIEF.post(at + ":sign", null).then().statusCode(403);
        LEADER.post(at + ":sign", null).then().statusCode(200);
        await(pen, () -> CORPS.get(RULE + id).path("items[0].remediedAt") != null);
    }

    private void theQuarterIsSignedAtCountyAndCity() {
        String county = at(list(CORPS, COUNTY, Cycle.QUARTER, quarter));
        explainAll(MANAGER, county).then().statusCode(200);
        DUTY.post(county + ":sign", null).then().statusCode(403);
        LEADER.post(county + ":sign", null).then().statusCode(200);
        MANAGER.post(county + ":report", null).then().statusCode(200).body("reportedTo", equalTo(CITY));
        String city = at(list(CORPS, CITY, Cycle.QUARTER, quarter));
        explainAll(new Signer("c-detachment", "LEGAL_DETACHMENT", CITY), city)
                .then()
                .statusCode(200);
        CITY_LEADER.post(city + ":sign", null).then().statusCode(200).body("state", equalTo("SIGNED"));
    }

    private void eachLevelSignsWhatItsOwnLevelBelowLeftUnsigned() {
        String county = at(list(CORPS, COUNTY, Cycle.DAY, lastDay));
        explainAll(MANAGER, county).then().statusCode(200);
        CHIEF.post(county + ":sign", null).then().statusCode(404);
        CITY_LEADER.post(county + ":sign", null).then().statusCode(403);
        DUTY.post(county + ":sign", null).then().statusCode(200);
        MANAGER.post(county + ":report", null).then().statusCode(200).body("reportedTo", equalTo(CITY));
        String city = at(list(CORPS, CITY, Cycle.DAY, lastDay));
        explainAll(new Signer("c-detachment", "LEGAL_DETACHMENT", CITY), city)
                .then()
                .statusCode(200);
        LEADER.post(city + ":sign", null).then().statusCode(404);
        CITY_LEADER.post(city + ":sign", null).then().statusCode(200);
    }

    private void theListIsExported_andTheMorningMeetingHearsOfIt() {
        String csv = CORPS.get("/api/v1/clearings/export?orgPath=" + UNIT + "&period=" + lastDay)
                .asString();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains(UNIT, "日清零", "REPORTED");
        JsonPath morning = MANAGER.get("/api/v1/briefings/morning").jsonPath();
        assertThat(morning.getList("sections.find { it.topic == 'UNSIGNED' }.lines.subject", String.class))
                .anyMatch(subject -> subject.startsWith("DAY "));
        assertThat(MANAGER.get("/api/v1/briefings/morning/export").asString()).contains("UNSIGNED,未签字的清结," + UNIT);
    }

    private static io.restassured.response.Response explainAll(Signer by, String at) {
        List<Map<String, Object>> items = by.get(at).jsonPath().<Integer>getList("items.no").stream()
                .map(no -> because(no, "BEING_HANDLED", Duration.ofDays(3)))
                .toList();
        return by.post(at + ":explain", Map.of("items", items));
    }

    private static Map<String, Object> because(int item, String reason, Duration within) {
        String until = Instant.now().plus(within).toString();
        return Map.of("item", item, "reason", reason, "owner", "042117", "until", until);
    }

    private static io.restassured.response.Response onPaper(String at) {
        return LEGAL.post("/api/v1/papers:issue-clearing-report", Map.of("clearing", idOf(at)));
    }

    private static String idOf(String at) {
        return at.substring(at.lastIndexOf('/') + 1);
    }

    private static String at(JsonPath list) {
        return "/api/v1/clearings/" + list.getString("clearing.id");
    }

    private static JsonPath list(Signer by, String org, Cycle cycle, String period) {
        List<String> ids = by.get(
                        "/api/v1/clearings?limit=200&orgPath=" + org + "&cycle=" + cycle + "&period=" + period)
                .jsonPath()
                .getList("items.findAll { it.unit == '" + org + "' }.id");
        assertThat(ids).as(org + " " + period).hasSize(1);
        return by.get("/api/v1/clearings/" + ids.get(0)).jsonPath();
    }

    private long count(String sql) {
        return transactions.asConsumer(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static void await(BrokerPen pen, java.util.concurrent.Callable<Boolean> until) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            pen.watermark(Instant.now());
            return until.call();
        });
    }
}
