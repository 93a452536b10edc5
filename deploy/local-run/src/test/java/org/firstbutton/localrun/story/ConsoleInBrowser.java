package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.firstbutton.localrun.machine.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 浏览器里的控制台 — the packaged system, and the console's own stories in a real browser before it. */
class ConsoleInBrowser {
    @TempDir
    Path directory;

    @Test
    void peopleOfEachOffice_doTheirWorkInBothLanguages() throws Exception {
        try (WholeSystem system = new WholeSystem(directory.resolve("home"))) {
            system.start();
            String chinese = stalled(system.ports(), "R-BROWSER-ZH");
            String english = stalled(system.ports(), "R-BROWSER-EN");

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

    /** A theft filed three days ago on which nobody has done anything since (INV-01). */
    private static String stalled(Ports ports, String report) throws Exception {
        Precinct precinct = new Precinct(ports);
        Precinct.Case theft = precinct.opened(
                "CRIMINAL", report, hoursAgo(80), hoursAgo(78), Map.of("offence", "THEFT", "livelihood", true));
        for (int tries = 0; tries < 300; tries++) {
            List<JsonNode> found = precinct.findings("INV-01", theft.names());
            if (!found.isEmpty()) {
                return found.get(0).path("id").asText();
            }
            Thread.sleep(300);
        }
        throw new AssertionError("INV-01 did not find " + report);
    }

    private static Instant hoursAgo(int hours) {
        return Instant.now().minus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }
}
