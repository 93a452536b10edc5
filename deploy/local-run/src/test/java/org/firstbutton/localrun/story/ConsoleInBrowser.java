package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.machine.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 浏览器里的控制台 — the packaged system, and the console's own stories in a real browser before it. */
class ConsoleInBrowser {
    private static final List<String> LANGUAGES = List.of("ZH", "EN");
    private static final Path PAGES = Path.of("../../supervision-service/src/main/webui");

    @TempDir
    Path directory;

    @Test
    void peopleOfEachOffice_doTheirWorkInBothLanguages() throws Exception {
        requireBrowser();
        try (WholeSystem system = new WholeSystem(directory.resolve("home"))) {
            system.start();
            Map<String, String> settings = new HashMap<>(planted(system.ports()));
            HttpServer control = control(system);
            try {
                settings.put("CONSOLE", Ports.http(system.ports().supervision()));
                settings.put("CONTROL", Ports.http(control.getAddress().getPort()));
                settings.put("SHOTS", shots().toString());
                String hold = System.getProperty("console.hold");
                if (hold == null) {
                    tell(settings);
                } else {
                    holdFor(Path.of(hold), settings);
                }
            } finally {
                control.stop(0);
            }
        }
    }

    /** Where the run leaves its pictures; {@code -Dconsole.shots=../../docs/console} renews those of the documents. */
    private static Path shots() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("console.shots", "target/console-shots")))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * Keeps the system for somebody who works on pages or stories: the file holds what {@code npm run e2e} wants in its
     * environment, and the system stops once the file is gone.
     */
    private static void holdFor(Path file, Map<String, String> settings) throws Exception {
        Files.write(
                file,
                settings.entrySet().stream()
                        .map(each -> "export " + each.getKey() + "='" + each.getValue() + "'")
                        .sorted()
                        .toList());
        while (Files.exists(file)) {
            Thread.sleep(500);
        }
    }

    private static void tell(Map<String, String> settings) throws Exception {
        ProcessBuilder stories = new ProcessBuilder("npm", "run", "e2e")
                .directory(PAGES.toFile())
                .inheritIO();
        stories.environment().putAll(settings);
        Process told = stories.start();
        try {
            assertThat(told.waitFor(35, TimeUnit.MINUTES)).as("in time").isTrue();
            assertThat(told.exitValue()).as("see the stories above").isZero();
        } finally {
            told.descendants().forEach(ProcessHandle::destroyForcibly);
            told.destroyForcibly();
        }
    }

    /** Says what to install, rather than how a library failed without it. */
    private static void requireBrowser() throws Exception {
        assertThat(Path.of(browser()))
                .as("Chromium is needed: apt-get install chromium (or set CHROMIUM to another one)")
                .isExecutable();
        assertThat(firstLine("fc-list", ":lang=zh"))
                .as("a Chinese font is needed: apt-get install fontconfig fonts-noto-cjk")
                .isNotEmpty();
        assertThat(PAGES.resolve("node_modules/playwright-core"))
                .as(
                        "the console's packages are needed: run this from the root without -Dquarkus.quinoa=false, or npm ci in "
                                + PAGES)
                .isDirectory();
    }

    private static String browser() {
        return System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
    }

    private static String firstLine(String... command) throws Exception {
        try {
            Process asked =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (Stream<String> lines = asked.inputReader().lines()) {
                return lines.findFirst().orElse("");
            }
        } catch (IOException missing) {
            return "";
        }
    }

    /** The stories kill the supervision service and have it started again. */
    private static HttpServer control(WholeSystem system) throws IOException {
        HttpServer control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.createContext("/kill", exchange -> {
            int status = 204;
            try {
                system.kill("supervision");
            } catch (Exception failed) {
                status = 500;
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        control.createContext("/start", exchange -> {
            system.start();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        control.start();
        return control;
    }

    /** For each language findings of its own, so that both go the whole way, and an alert to look up. */
    private static Map<String, String> planted(Ports ports) throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (String language : LANGUAGES) {
            settings.put("FINDING_" + language, stalled(ports, "R-BROWSER-" + language));
            settings.put("DISMISSED_" + language, stalled(ports, "R-SENSOR-" + language));
            settings.put("ALERT_" + language, alert(ports, "110-BROWSER-" + language));
        }
        settings.put("FINDING_LIVE", stalled(ports, "R-LIVE"));
        return settings;
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

    /** A theft that a unit drove to with a camera on, played down afterwards, as the county's system recorded it. */
    private static String alert(Ports ports, String number) throws Exception {
        PatientClient centre = PatientClient.of(ports, ports.intake(), DispatchCentre.SOURCE);
        centre.put(
                "/api/v1/sources/" + DispatchCentre.SOURCE,
                json("{'kind':'EXPORT','orgPath':'HB/JZ/SS/','beatSeconds':0,'graceSeconds':0}"));
        ObjectNode body = json("{'source':'%s','records':[]}".formatted(DispatchCentre.SOURCE));
        ObjectNode entry = body.withArray("records").addObject().put("number", number);
        ArrayNode facts = entry.put("orgPath", Precinct.UNIT).putArray("facts");
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/browser-alert.txt"))) {
            lines.map(line -> line.split(" ", 3)).forEach(line -> {
                ObjectNode fact = facts.addObject().put("type", line[1]);
                fact.put(
                        "occurredAt",
                        hoursAgo(2).plusSeconds(Long.parseLong(line[0])).toString());
                fact.set("data", json(line[2].replace("NUMBER", number)));
            });
        }
        JsonNode result =
                centre.post("/api/v1/recorded-facts:batch", UUID.randomUUID().toString(), body);
        assertThat(result.at("/results/0/status").asText()).as("%s", result).isEqualTo("RECORDED");
        return number;
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) CloudEventJson.MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static Instant hoursAgo(int hours) {
        return Instant.now().minus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }
}
