package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.county.story.Days;
import org.firstbutton.localrun.county.story.Unit;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;

/**
 * 成文 — what the demo ends with, on paper: one finding is confirmed and ordered to be put right, its notice, the week's
 * bulletin, the ranking of units and a signed clearing report are issued, and all of it is laid into {@code out}.
 */
final class Printing {
    private static final Duration SCORING = Duration.ofSeconds(20);
    /** Supervision looks for lists to sweep every twenty seconds, and not in the first minutes of a day. */
    private static final Duration SWEEP = Duration.ofSeconds(45);

    private static final Duration SETTLING = Duration.ofMinutes(11);
    private static final DateTimeFormatter WEEK = DateTimeFormatter.ISO_WEEK_DATE;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ports ports;
    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    Printing(Home home, Ports ports) {
        this.ports = ports;
        this.folder = home.directory().resolve("out");
    }

    void run(PrintStream out) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            openYesterday();
            noticeOfAnOrder();
            bulletin();
            boards();
            clearingReport(out);
            keep("findings.xlsx", supervision("case-manager").file("/api/v1/findings/export?format=xlsx"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        out.println();
        out.println(Words.of("文书和表格 · 在 %s:", "Papers and sheets, in %s:")
                .formatted(folder)
                .lines(""));
        written.forEach(file -> out.println("  " + file.getFileName()));
    }

    private Door supervision(String person) {
        return new Door(http, Ports.http(ports.supervision()), Tokens.of(http, ports.issuer(), person, Map.of()));
    }

    private Door scoring(String person) {
        return new Door(http, Ports.http(ports.scoring()), Tokens.of(http, ports.issuer(), person, Map.of()));
    }

    // A county that was kept has its order already.
    private void noticeOfAnOrder() throws IOException, InterruptedException {
        Door manager = supervision("case-manager");
        JsonNode order =
                manager.get("/api/v1/rectifications?limit=1").path("items").path(0);
        if (order.isMissingNode()) {
            order = ordered(manager);
        }
        if (!order.isMissingNode()) {
            ObjectNode on = body().put("rectification", order.path("id").asText());
            print(manager, "整改通知书", manager.post("/api/v1/papers:issue-rectification-notice", on));
        }
    }

    private JsonNode ordered(Door manager) throws InterruptedException {
        JsonNode finding = manager.get("/api/v1/findings?rule=ALT-05&status=RAISED&limit=1")
                .path("items")
                .path(0);
        if (finding.isMissingNode()) {
            return finding;
        }
        String id = finding.path("id").asText();
        supervision("legal-brigade").post("/api/v1/findings/" + id + ":confirm", body().put("reason", "演示:录音与派警记录一致"));
        ObjectNode order = body().put("findingId", id).put("requirement", "核查派警环节用时,明确派警席位职责,对当班人员作业务提醒,并报告整改情况。");
        return manager.post("/api/v1/rectifications:order", order);
    }

    private void bulletin() throws IOException, InterruptedException {
        Door brigade = supervision("legal-brigade");
        String week = LocalDate.ofInstant(Instant.now(), Days.ZONE).format(WEEK).substring(0, 8);
        ObjectNode on = body().put("orgPath", Unit.COUNTY).put("week", week);
        print(brigade, "周通报-" + week, brigade.post("/api/v1/papers:issue-weekly-bulletin", on));
    }

    // A county a few minutes old saw no midnight: its chief's list of yesterday is opened, and swept as of then.
    private void openYesterday() throws InterruptedException {
        Door chief = supervision("unit-chief");
        String unit = chief.get("/api/v1/me").path("orgPaths").path(0).asText();
        String yesterday =
                LocalDate.ofInstant(Instant.now(), Days.ZONE).minusDays(1).toString();
        boolean known = chief.get("/api/v1/clearings?cycle=DAY&limit=1&period=" + yesterday)
                .path("items")
                .has(0);
        boolean swept = Instant.now()
                .isAfter(Days.begin(LocalDate.ofInstant(Instant.now(), Days.ZONE))
                        .plus(SETTLING));
        if (!known && swept) {
            ObjectNode of = body().put("orgPath", unit).put("cycle", "DAY").put("day", yesterday);
            supervision("case-manager").post("/api/v1/clearings:open", of);
        }
    }

    private void clearingReport(PrintStream out) throws IOException, InterruptedException {
        Door chief = supervision("unit-chief");
        long end = System.nanoTime() + SWEEP.toNanos();
        do {
            for (String state : List.of("REPORTED", "SIGNED", "EXPLAINED", "SWEPT")) {
                JsonNode row = chief.get("/api/v1/clearings?cycle=DAY&limit=1&state=" + state)
                        .path("items")
                        .path(0);
                if (!row.isMissingNode()) {
                    String id = row.path("id").asText();
                    sign(chief, id, state);
                    JsonNode paper = chief.post("/api/v1/papers:issue-clearing-report", body().put("clearing", id));
                    print(chief, "清结报告-" + row.path("period").asText(), paper);
                    return;
                }
            }
            Thread.sleep(500);
        } while (System.nanoTime() - end < 0);
        out.println(
                Words.of("还没有清扫过的清单:零点刚过,稍后再来。", "No list was swept yet: it is just past midnight, come back later.")
                        .lines("  "));
    }

    private void sign(Door chief, String id, String state) throws InterruptedException {
        String at = "/api/v1/clearings/" + id;
        if (state.equals("SWEPT")) {
            ObjectNode explanations = body();
            String until = Instant.now().plus(Duration.ofDays(3)).toString();
            chief.get(at)
                    .path("items")
                    .forEach(item -> explanations
                            .withArrayProperty("items")
                            .addObject()
                            .put("item", item.path("no").asInt())
                            .put("reason", "BEING_HANDLED")
                            .put("owner", "100202")
                            .put("until", until));
            supervision("legal-officer").post(at + ":explain", explanations);
        }
        if (state.equals("SWEPT") || state.equals("EXPLAINED")) {
            chief.post(at + ":sign", body());
        }
    }

    private void boards() throws IOException, InterruptedException {
        Door brigade = scoring("legal-brigade");
        awaitPoints(brigade);
        LocalDate today = LocalDate.ofInstant(Instant.now(), Days.ZONE);
        ObjectNode on = body().put("orgPath", Unit.COUNTY)
                .put("from", today.minusDays(30).toString())
                .put("to", today.toString());
        print(brigade, "单位排名通报", brigade.post("/api/v1/papers:issue-unit-board", on));
        Door leader = scoring("bureau-leader");
        String quarter = today.getYear() + "-Q" + today.get(IsoFields.QUARTER_OF_YEAR);
        String of = "?orgPath=" + Unit.COUNTY + "&quarter=" + quarter;
        keep("points.jws.json", leader.file("/api/v1/points-exports" + of));
        keep("points.xlsx", leader.file("/api/v1/points-exports/export" + of + "&format=xlsx"));
    }

    // What was confirmed a moment ago reaches scoring as a fact.
    private static void awaitPoints(Door brigade) throws InterruptedException {
        long end = System.nanoTime() + SCORING.toNanos();
        while (System.nanoTime() - end < 0) {
            for (JsonNode unit : brigade.get("/api/v1/boards/units").path("units")) {
                if (unit.path("findings").asInt() > 0) {
                    return;
                }
            }
            Thread.sleep(500);
        }
    }

    private void print(Door door, String name, JsonNode paper) throws IOException, InterruptedException {
        String at = "/api/v1/papers/" + paper.path("id").asText();
        keep(name + ".docx", door.file(at + "/docx"));
        keep(name + ".pdf", door.file(at + "/pdf"));
    }

    private void keep(String name, byte[] content) throws IOException {
        written.add(Files.write(folder.resolve(name), content));
    }

    private static ObjectNode body() {
        return CloudEventJson.MAPPER.createObjectNode();
    }
}
