package org.firstbutton.intake.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The call-back desk of the county, and what it says most often. */
public final class CallbackDeskClient {
    /** The product's own questionnaire. */
    public static final String DEFAULT_PAPER = "00000000-0000-7000-8000-000000000001";

    public final IntakeClient agent = IntakeClient.person("100315", "CALLBACK_AGENT", AlertLife.COUNTY);

    public static String byPerson(String alert, String outcome) {
        return "{\"alertId\": \"" + alert + "\", \"channel\": \"HUMAN\", \"outcome\": " + outcome + "}";
    }

    public String attempted(String body) {
        Response answer = agent.post("/callbacks:attempt", body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return Objects.requireNonNull(answer.path("id"));
    }

    public static String completion(String paper, String answers) {
        return "{\"questionnaireId\": \"%s\", \"channel\": \"HUMAN\", \"answers\": {%s}}".formatted(paper, answers);
    }

    public Response complete(String id, String answers) {
        return agent.post("/callbacks/" + id + ":complete", completion(DEFAULT_PAPER, answers));
    }

    /** The whole list as this person sees it, fetched so many lines at a time. */
    public static List<Map<String, Object>> linesOf(IntakeClient who, int limit) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        do {
            Response page = who.get("/callbacks?limit=" + limit + cursor);
            page.then().statusCode(200);
            all.addAll(page.path("items"));
            cursor = page.path("nextCursor") == null ? "" : "&cursor=" + page.path("nextCursor");
        } while (!cursor.isEmpty());
        return all;
    }

    public List<Map<String, Object>> lines() {
        return linesOf(agent, 200);
    }

    /** The line of an alert as text; empty where it is not on the list. */
    public String line(String alert) {
        return lines().stream()
                .filter(line -> alert.equals(line.get("alertId")) && line.get("caseId") == null)
                .map(Map::toString)
                .findFirst()
                .orElse("");
    }

    public static void refusesField(Response answer, String field) {
        answer.then().statusCode(400).body("violations[0].field", equalTo(field));
    }
}
