package org.firstbutton.supervision.briefing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Set;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** A briefing has all of its sections, in their order, also where nothing is in them. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class BriefingIT {
    private static final String MANAGER = TokenResource.token("b-manager", Set.of("CASE_MANAGER"), "QB/XN/CZ/");

    @Test
    void theMorningMeeting_hasItsAgenda() {
        JsonPath morning = get("morning").jsonPath();

        assertThat(morning.getString("orgPath")).isEqualTo("QB/XN/CZ/");
        assertThat(morning.getList("sections.topic", String.class))
                .containsExactly(
                        "DUE_TODAY",
                        "OVERDUE",
                        "RAISED_YESTERDAY",
                        "CARRIED_OVER",
                        "UNSIGNED",
                        "TOP_UNITS",
                        "DAILY_TREND");
        assertThat(morning.getList("sections.find { it.topic == 'DAILY_TREND' }.lines"))
                .hasSize(7);
    }

    @Test
    void theWeeklyBulletin_speaksOfACompleteWeek() {
        JsonPath weekly = get("weekly?week=2026-W01").jsonPath();

        assertThat(weekly.getString("from")).isEqualTo("2025-12-28T16:00:00Z");
        assertThat(weekly.getString("to")).isEqualTo("2026-01-04T16:00:00Z");
        assertThat(weekly.getList("sections.topic", String.class))
                .containsExactly(
                        "BY_RULE", "DECIDED", "RECTIFIED", "WORST_UNITS", "OVERDUE", "UNSIGNED", "WEEKLY_TREND");
        assertThat(weekly.getList("sections.find { it.topic == 'WEEKLY_TREND' }.lines.subject", String.class))
                .containsExactly(
                        "2025-W46", "2025-W47", "2025-W48", "2025-W49", "2025-W50", "2025-W51", "2025-W52", "2026-W01");
    }

    @Test
    void itIsPrintedInBothLanguages_andKeepsToTheCallersOrganisations() {
        assertThat(get("weekly/export?format=md").asString())
                .contains("# 执法监督周通报 · Weekly bulletin", "## 未签字的清结 · Clearings not signed (0)", "无 · none");
        assertThat(get("morning/export").asString()).startsWith("topic,topicZh,unit,subject");
        get("morning/export?format=docx").then().statusCode(400);
        get("weekly?week=2026-47").then().statusCode(400);
        get("morning?orgPath=HB/").then().statusCode(403);
    }

    private static Response get(String what) {
        return given().auth().oauth2(MANAGER).get("/api/v1/briefings/" + what);
    }
}
