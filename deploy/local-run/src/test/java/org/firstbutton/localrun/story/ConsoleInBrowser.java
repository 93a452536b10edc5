package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.machine.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 浏览器里的控制台 — the packaged system, and the console's own stories in a real browser before it. */
class ConsoleInBrowser {
    private static final String SOURCE = "county-dispatch";
    private static final Instant THEN =
            Instant.now().minus(30, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    Path directory;

    @Test
    void peopleOfEachOffice_doTheirWorkInBothLanguages() throws Exception {
        try (WholeSystem system = new WholeSystem(directory.resolve("home"))) {
            system.start();
            String chinese = overdue(system.ports(), "BROWSER-ZH");
            String english = overdue(system.ports(), "BROWSER-EN");

            ProcessBuilder stories = new ProcessBuilder("npm", "run", "e2e")
                    .directory(
                            Path.of("../../supervision-service/src/main/webui").toFile())
                    .inheritIO();
            stories.environment()
                    .putAll(Map.of(
                            "CONSOLE", Ports.http(system.ports().supervision()),
                            "FINDING_ZH", chinese,
                            "FINDING_EN", english));
            Process told = stories.start();
            try {
                assertThat(told.waitFor(15, TimeUnit.MINUTES)).as("in time").isTrue();
                assertThat(told.exitValue()).isZero();
            } finally {
                told.destroyForcibly();
            }
        }
    }

    /** An alert of the third level to which somebody was sent after twenty minutes; what was found, MEDIUM. */
    private static String overdue(Ports ports, String number) throws Exception {
        PatientClient intake = PatientClient.of(ports, ports.intake(), SOURCE);
        intake.put(
                "/api/v1/sources/" + SOURCE,
                json(Map.of("kind", "LIVE", "orgPath", "HB/JZ/SS/", "beatSeconds", 0, "graceSeconds", 0)));
        List<Map<String, ?>> facts = List.of(
                fact("alert.received", 0, Map.of("channel", "PHONE_110")),
                fact("alert.classified", 10, Map.of("category", "THEFT", "level", 3, "policeMatter", true)),
                fact("alert.dispatched", 1_200, Map.of("dispatchId", number, "unit", Precinct.UNIT)));
        Map<String, ?> record = Map.of("number", number, "orgPath", Precinct.UNIT, "facts", facts);
        JsonNode result = intake.post(
                "/api/v1/recorded-facts:batch",
                UUID.randomUUID().toString(),
                json(Map.of("source", SOURCE, "records", List.of(record))));
        assertThat(result.at("/results/0/status").asText()).as("%s", result).isEqualTo("RECORDED");
        PatientClient officer = PatientClient.of(ports, ports.supervision(), "legal-officer");
        for (int tries = 0; tries < 200; tries++) {
            JsonNode found = officer.get("/api/v1/findings?rule=ALT-05&subject=" + number);
            if (found.at("/items/0/remediedAt").isTextual()) {
                assertThat(found.at("/items/0/severity").asText()).isEqualTo("MEDIUM");
                return found.at("/items/0/id").asText();
            }
            Thread.sleep(300);
        }
        throw new AssertionError("ALT-05 did not find " + number);
    }

    private static Map<String, ?> fact(String type, int afterSeconds, Map<String, ?> data) {
        String at = THEN.plusSeconds(afterSeconds).toString();
        return Map.of("type", type, "occurredAt", at, "recordedAt", at, "data", data);
    }

    private static ObjectNode json(Map<String, ?> content) {
        return CloudEventJson.MAPPER.valueToTree(content);
    }
}
