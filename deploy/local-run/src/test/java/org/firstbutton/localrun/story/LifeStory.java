package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.machine.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 一起警情的一生 — one theft from the call to the filed case, by the people whose work it is, and what it costs the unit. */
class LifeStory {
    private static final String UNIT = "HB/JZ/SS/U001/";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void aTheftThatNobodyWasSentToInTime_isFiledConfirmedScoredAndOverturned() throws Exception {
        try (WholeSystem system = new WholeSystem(directory.resolve("home"))) {
            system.start();
            Inspection inspection = new Inspection(system.ports(), new Told("nobody"));
            try {
                live(system.ports());
            } catch (AssertionError wrong) {
                throw new AssertionError(wrong.getMessage() + " — set aside: " + inspection.setAside(), wrong);
            }
            assertThat(inspection.setAside()).isEmpty();
        }
    }

    private static void live(Ports ports) throws Exception {
        String alert = receiveFiveMinutesAgo(ports);
        JsonNode finding = await("the planted breach", () -> finding(ports, alert), found -> !found.isMissingNode());
        assertThat(finding.path("severity").asText()).isEqualTo("MEDIUM");
        assertThat(isRemedied(finding)).isFalse();

        handle(ports, alert);
        fileAndClose(ports, alert);
        JsonNode remedied =
                await("the late dispatch on the same finding", () -> finding(ports, alert), LifeStory::isRemedied);
        assertThat(remedied.path("id")).isEqualTo(finding.path("id"));

        confirmAndOverturn(ports, finding.path("id").asText());
        assertAudited(ports);
    }

    private static boolean isRemedied(JsonNode finding) {
        return finding.path("remediedAt").isTextual();
    }

    /** A call-taker types in what was told five minutes ago: nobody has been sent meanwhile. */
    private static String receiveFiveMinutesAgo(Ports ports) throws Exception {
        PatientClient callTaker = PatientClient.of(ports, ports.intake(), "call-taker");
        Instant at = Instant.now().minus(Duration.ofMinutes(5));
        ObjectNode call =
                body().put("channel", "PHONE_110").put("orgPath", UNIT).put("occurredAt", at.toString());
        call.putObject("caller").put("name", "张三").put("phone", "13800000000");
        String alert = post(callTaker, "/api/v1/alerts", call).path("id").asText();
        ObjectNode theft = body().put("category", "THEFT").put("level", 2).put("policeMatter", true);
        theft.put("caseIndicated", true)
                .put("caseKind", "CRIMINAL")
                .put("occurredAt", at.plusSeconds(20).toString());
        post(callTaker, "/api/v1/alerts/" + alert + ":classify", theft);
        return alert;
    }

    /** The unit is sent, comes, clears and gives feedback; the caller hears of it. */
    private static void handle(Ports ports, String alert) throws Exception {
        String path = "/api/v1/alerts/" + alert;
        PatientClient dispatcher = PatientClient.of(ports, ports.intake(), "dispatcher");
        ObjectNode order = body().put("unit", UNIT);
        order.putArray("officers").add("100201");
        String dispatch = post(dispatcher, path + ":dispatch", order)
                .at("/facts/0/data/dispatchId")
                .asText();
        PatientClient officer = PatientClient.of(ports, ports.intake(), "responding-officer");
        for (String step : new String[] {"acknowledge", "en-route", "arrive", "clear"}) {
            post(officer, path + "/dispatches/" + dispatch + ":" + step, body());
        }
        ObjectNode feedback = body().put("dispatchId", dispatch).put("disposition", "CASE");
        post(
                officer,
                path + ":submit-feedback",
                feedback.put("caseIndicated", true).put("callerReachable", true));
        post(officer, path + ":inform-caller", body().put("channel", "PHONE").put("result", "INFORMED"));
    }

    /** A call that tells of a case closes only with a filing decision, which two people make. */
    private static void fileAndClose(Ports ports, String alert) throws Exception {
        PatientClient chief = PatientClient.of(ports, ports.intake(), "unit-chief");
        ObjectNode close = body().put("outcome", "CASE_FILED");
        String closing = "/api/v1/alerts/" + alert + ":close";
        assertThat(chief.answer("POST", closing, close, key()).statusCode())
                .as("closing before the filing decision")
                .isEqualTo(409);

        PatientClient handler = PatientClient.of(ports, ports.casework(), "handling-officer");
        ObjectNode report = body().put("kind", "CRIMINAL").put("orgPath", UNIT).put("reportId", "R-1");
        report.putObject("alert").put("id", alert);
        JsonNode opened = post(handler, "/api/v1/cases", report);
        assertThat(opened.path("matter").asText()).isEqualTo(alert);
        String path = "/api/v1/cases/" + opened.path("id").asText();
        String proposal = post(handler, path + ":file", body().put("offence", "THEFT"))
                .path("id")
                .asText();
        PatientClient leader = PatientClient.of(ports, ports.casework(), "bureau-leader");
        JsonNode filed = post(leader, path + "/proposals/" + proposal + ":approve", body());
        assertThat(filed.path("state").asText()).isEqualTo("FILED");

        await(
                "the filing decision at intake",
                () -> chief.get("/api/v1/alerts/" + alert),
                view -> view.path("filings").toString().contains("case.filed"));
        assertThat(post(chief, closing, close).path("state").asText()).isEqualTo("CLOSED");
    }

    /** Confirmed by a legal officer, the finding costs points; overturned by somebody else, they come back. */
    private static void confirmAndOverturn(Ports ports, String finding) throws Exception {
        PatientClient officer = PatientClient.of(ports, ports.supervision(), "legal-officer");
        String path = "/api/v1/findings/" + finding;
        assertThat(points(ports)).isEqualByComparingTo(BigDecimal.ZERO);
        JsonNode confirmed = post(officer, path + ":confirm", body().put("reason", "录音与派警记录一致"));
        assertThat(confirmed.path("status").asText()).isEqualTo("CONFIRMED");
        await("the points on the board", () -> points(ports), points -> points.signum() < 0);

        ObjectNode overturn = body().put("reason", "当时全部警力在处置更紧急警情");
        assertThat(officer.answer("POST", path + ":overturn", overturn, key()).statusCode())
                .as("the one who confirmed it overturns it")
                .isEqualTo(403);
        PatientClient brigade = PatientClient.of(ports, ports.supervision(), "legal-brigade");
        post(brigade, path + ":overturn", overturn);
        await("the points given back", () -> points(ports), points -> points.signum() == 0);

        JsonNode entries = PatientClient.of(ports, ports.scoring(), "legal-officer")
                .get("/api/v1/accounts/unit:HB.JZ.SS.U001/entries")
                .path("items");
        assertThat(entries)
                .hasSize(2)
                .allSatisfy(
                        entry -> assertThat(entry.path("findingId").asText()).isEqualTo(finding));
        assertThat(entries.path(0).path("reverses")).isEqualTo(entries.path(1).path("id"));
        assertThat(entries.path(0).path("delta").decimalValue())
                .isEqualByComparingTo(
                        entries.path(1).path("delta").decimalValue().negate());
    }

    private static JsonNode finding(Ports ports, String alert) throws Exception {
        return PatientClient.of(ports, ports.supervision(), "legal-officer")
                .get("/api/v1/findings?rule=ALT-05&subject=" + alert)
                .path("items")
                .path(0);
    }

    private static BigDecimal points(Ports ports) throws Exception {
        JsonNode units = PatientClient.of(ports, ports.scoring(), "case-manager")
                .get("/api/v1/boards/units?orgPath=" + UNIT)
                .path("units");
        assertThat(units).hasSize(1);
        assertThat(units.path(0).path("alerts").asLong()).isEqualTo(1);
        return units.path(0).path("points").decimalValue();
    }

    private static void assertAudited(Ports ports) throws Exception {
        for (int port : new int[] {ports.intake(), ports.casework(), ports.supervision(), ports.scoring()}) {
            JsonNode report = PatientClient.of(ports, port, "auditor").get("/api/v1/audit/verification");
            assertThat(report.path("clean").asBoolean()).as(report.toString()).isTrue();
            assertThat(report.path("entries").asLong()).as(report.toString()).isPositive();
        }
    }

    private static <T> T await(String what, Callable<T> look, Predicate<T> seen) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T last = look.call();
        while (!seen.test(last)) {
            assertThat(System.nanoTime() - deadline)
                    .as("waiting for " + what + ", last seen " + last)
                    .isNegative();
            Thread.sleep(300);
            last = look.call();
        }
        return last;
    }

    private static JsonNode post(PatientClient who, String path, JsonNode body) throws Exception {
        return who.post(path, key(), body);
    }

    private static ObjectNode body() {
        return CloudEventJson.MAPPER.createObjectNode();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
