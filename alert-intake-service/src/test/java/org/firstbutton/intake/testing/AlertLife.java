package org.firstbutton.intake.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;

/** An alert's way to its closing, step by step over HTTP, by those whose work it is. */
public final class AlertLife {
    public static final String COUNTY = "HB/JZ/SS/";
    public static final String UNIT = "HB/JZ/SS/U001/";

    public final IntakeClient callTaker = IntakeClient.person("041001", "CALL_TAKER", COUNTY);
    public final IntakeClient dispatcher = IntakeClient.person("041002", "DISPATCHER", COUNTY);
    public final IntakeClient officer = IntakeClient.person("042017", "RESPONDING_OFFICER", UNIT);
    public final IntakeClient chief = IntakeClient.person("042001", "UNIT_CHIEF", UNIT);

    /** The caller is 张三丰, 13812345678. */
    public String received() {
        return received("110-" + UUID.randomUUID());
    }

    public String received(String number) {
        return callTaker
                .post("/alerts", """
                        {"number": "%s", "channel": "PHONE_110", "orgPath": "%s", "place": "解放路 1 号",
                         "caller": {"name": "张三丰", "phone": "13812345678"}}""".formatted(number, COUNTY))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String closed(String category, int level) {
        String alert = received();
        handled(alert, category, level);
        ok(chief, "/alerts/" + alert + ":close", "{\"outcome\": \"SETTLED\"}");
        return alert;
    }

    /** Until the caller is informed. */
    public void handled(String alert, String category, int level) {
        String at = "/alerts/" + alert;
        ok(
                callTaker,
                at + ":classify",
                "{\"category\": \"%s\", \"level\": %d, \"caseIndicated\": false}".formatted(category, level));
        String dispatch = ok(dispatcher, at + ":dispatch", "{\"unit\": \"" + UNIT + "\", \"officers\": [\"042017\"]}")
                .path("facts[0].data.dispatchId");
        for (String step : List.of("acknowledge", "en-route", "arrive", "clear")) {
            ok(officer, at + "/dispatches/" + dispatch + ":" + step, "{}");
        }
        ok(officer, at + ":submit-feedback", "{\"disposition\": \"MEDIATED\", \"caseIndicated\": false}");
        ok(officer, at + ":inform-caller", "{\"channel\": \"PHONE\", \"result\": \"INFORMED\"}");
    }

    public static Response ok(IntakeClient who, String path, String body) {
        Response answer = who.post(path, body);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(200);
        return answer;
    }
}
