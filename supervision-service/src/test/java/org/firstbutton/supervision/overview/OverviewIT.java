package org.firstbutton.supervision.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.loop.Person;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.Test;

/** What the overview shows are the lists, counted: for each reader of his own organisations, and nothing that is sealed to him. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class OverviewIT {
    private static final String COUNTY = "QO/XN/CZ/";
    private static final String UNIT = COUNTY + "U001/";
    private static final String SIBLING = COUNTY + "U0012/";

    private static final Person BRIGADE = new Person("o-brigade", Set.of("LEGAL_BRIGADE"), COUNTY);
    private static final Person CHIEF = new Person("o-chief", Set.of("UNIT_CHIEF"), UNIT);
    private static final Person SIBLING_CHIEF = new Person("o-chief-2", Set.of("UNIT_CHIEF"), SIBLING);
    private static final Person ELSEWHERE = new Person("o-elsewhere", Set.of("LEGAL_BRIGADE"), "QO/XN/CY/");

    private static final List<String> FILTERS = List.of(
            "",
            "&rule=ALT-05",
            "&rule=ALT-05,INT-01",
            "&severity=HIGH",
            "&status=DISMISSED",
            "&status=RAISED&severity=MEDIUM",
            "&orgPath=" + UNIT,
            "&orgPath=" + SIBLING + "&rule=ALT-05");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void theFigures_areTheirListsCounted_forEachReader() {
        try (BrokerPen pen = new BrokerPen(brokers)) {
            OverviewPlot plot = new OverviewPlot(pen, UNIT, SIBLING);
            plot.told();
            await(pen, () -> plot.left().stream().allMatch(each -> finding("ALT-05", each) != null));
            await(pen, () -> finding("INT-01", plot.playedDown()) != null);
            await(pen, () -> warned(BRIGADE, "ALT-22").size() == 2);
            BRIGADE.does(
                    String.valueOf(finding("ALT-05", plot.left().get(0))),
                    "dismiss",
                    Map.of("reasonCode", "FACTS_DIFFER", "reason", "已当场处置"));

            for (Person reader : List.of(BRIGADE, CHIEF, SIBLING_CHIEF, ELSEWHERE)) {
                FILTERS.forEach(filter -> theSummaryIsTheListCounted(pen, reader, filter));
            }
            whatIsSealed_isNotCountedForItsUnit_untilItIsVerified(pen, plot);
            theFunnelCountsTheMattersOfItsReader(plot);
            theWarningsAreThoseOfTheReader_untilTheDutyIsDone(pen, plot);
        }
    }

    private static void theSummaryIsTheListCounted(BrokerPen pen, Person reader, String filter) {
        // A finding may be raised between the two questions; asked again, they agree.
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            pen.again();
            List<Map<String, Object>> rows = pages(reader, "/api/v1/findings?limit=3" + filter);
            JsonPath summary = reader.get("/api/v1/findings/summary" + filter.replaceFirst("&", "?"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            Map<List<Object>, Long> counted =
                    rows.stream().collect(Collectors.groupingBy(OverviewIT::kindOf, Collectors.counting()));
            assertThat(tallies(summary)).as(reader.officer() + " " + filter).isEqualTo(counted);
            assertThat(summary.getLong("total")).isEqualTo(rows.size());
            assertThat(rows)
                    .allSatisfy(
                            row -> assertThat(String.valueOf(row.get("unit"))).startsWith(reader.orgPaths()[0]));
        });
    }

    private static Map<List<Object>, Long> tallies(JsonPath summary) {
        return summary.<Map<String, Object>>getList("tallies").stream()
                .collect(Collectors.toMap(OverviewIT::kindOf, tally -> number(tally, "count")));
    }

    private static long number(Map<String, Object> row, String field) {
        return Long.parseLong(String.valueOf(row.get(field)));
    }

    private static long received(Map<String, Long> funnel) {
        return funnel.getOrDefault("alert.received", 0L);
    }

    private static List<Object> kindOf(Map<String, Object> row) {
        return Stream.of("ruleId", "unit", "severity", "status").map(row::get).toList();
    }

    private static void whatIsSealed_isNotCountedForItsUnit_untilItIsVerified(BrokerPen pen, OverviewPlot plot) {
        assertThat(total(BRIGADE, "&rule=INT-01")).isEqualTo(1);
        assertThat(total(CHIEF, "&rule=INT-01")).isZero();
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            pen.again();
            List<Map<String, Object>> all = pages(BRIGADE, "/api/v1/findings?limit=100&orgPath=" + UNIT);
            long sealed =
                    all.stream().filter(row -> "E4".equals(row.get("ladder"))).count();
            assertThat(sealed).isPositive();
            assertThat(total(CHIEF, "")).isEqualTo(all.size() - sealed);
        });

        BRIGADE.does(String.valueOf(finding("INT-01", plot.playedDown())), "confirm", Map.of("reason", "录音与记录不一致"));

        assertThat(total(CHIEF, "&rule=INT-01&status=CONFIRMED")).isEqualTo(1);
        assertThat(total(SIBLING_CHIEF, "&rule=INT-01")).isZero();
    }

    private static void theFunnelCountsTheMattersOfItsReader(OverviewPlot plot) {
        assertThat(funnel(CHIEF, 30)).isEqualTo(plot.ofTheUnit());
        assertThat(funnel(SIBLING_CHIEF, 30)).isEqualTo(plot.ofTheSibling());
        assertThat(funnel(BRIGADE, 30)).isEqualTo(plot.ofTheCounty());
        assertThat(funnel(ELSEWHERE, 30).values()).containsOnly(0L);
        assertThat(funnel(CHIEF, 60))
                .as("with the alert of forty days ago")
                .containsEntry("alert.received", received(plot.ofTheUnit()) + 1);
        for (Person reader : List.of(CHIEF, BRIGADE)) {
            assertThat(pages(reader, "/api/v1/matters?limit=4&days=30"))
                    .hasSize(Math.toIntExact(received(funnel(reader, 30))));
        }
    }

    private static void theWarningsAreThoseOfTheReader_untilTheDutyIsDone(BrokerPen pen, OverviewPlot plot) {
        List<String> unit = warned(CHIEF, "ALT-22");
        assertThat(unit).containsExactly(plot.handedOver());
        assertThat(warned(SIBLING_CHIEF, "ALT-22")).containsExactly(plot.handedOverToTheSibling());
        assertThat(warned(BRIGADE, "ALT-22"))
                .containsExactlyInAnyOrder(plot.handedOver(), plot.handedOverToTheSibling());
        assertThat(warned(ELSEWHERE, "")).isEmpty();
        assertThat(warnings(BRIGADE))
                .as("an integrity rule warns nobody")
                .noneMatch(row -> String.valueOf(row.get("ruleId")).startsWith("INT-"));

        plot.answered();
        await(pen, () -> warned(CHIEF, "ALT-22").isEmpty());

        assertThat(warned(SIBLING_CHIEF, "ALT-22")).hasSize(1);
    }

    private static List<String> warned(Person reader, String rule) {
        return warnings(reader).stream()
                .filter(row -> String.valueOf(row.get("ruleId")).startsWith(rule))
                .map(row -> String.valueOf(row.get("subject")))
                .toList();
    }

    /** All pages; the total of each is how many there are. */
    private static List<Map<String, Object>> warnings(Person reader) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> pages(reader, "/api/v1/warnings?limit=1"),
                        rows -> rows.size()
                                == reader.get("/api/v1/warnings?limit=1")
                                        .jsonPath()
                                        .getInt("total"));
    }

    private static List<Map<String, Object>> pages(Person reader, String asked) {
        List<Map<String, Object>> rows = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = reader.get(asked + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            rows.addAll(page.getList("items"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return rows;
    }

    private static long total(Person reader, String filter) {
        return reader.get("/api/v1/findings/summary" + filter.replaceFirst("&", "?"))
                .jsonPath()
                .getLong("total");
    }

    private static Map<String, Long> funnel(Person reader, int days) {
        return reader
                .get("/api/v1/funnel?days=" + days)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("stages")
                .stream()
                .collect(Collectors.toMap(
                        stage -> String.valueOf(stage.get("type")), stage -> number(stage, "matters")));
    }

    private static Object finding(String rule, String subject) {
        return BRIGADE.get("/api/v1/findings?rule=" + rule + "&subject=" + subject)
                .path("items[0].id");
    }

    private static void await(BrokerPen pen, java.util.concurrent.Callable<Boolean> until) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            pen.watermark(Instant.now());
            return until.call();
        });
    }
}
