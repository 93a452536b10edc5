package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.localrun.story.PastCalls.COUNTY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** 三清的一轮 — the lists of the day, month and quarter that ended together, as people read, explain, sign and report them. */
final class ClearingRounds {
    static final String UNIT = Precinct.UNIT;
    static final String OTHER = COUNTY + "U002/";
    static final String CITY = "HB/JZ/";
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> DONE = Set.of("SWEPT", "EXPLAINED");

    private final WholeSystem system;
    private final Desks desks;
    private final Instant end;

    ClearingRounds(WholeSystem system, Desks desks, Instant end) {
        this.system = system;
        this.desks = desks;
        this.end = end;
    }

    /** The last day of all three periods. */
    String lastDay() {
        return end.atZone(HERE).toLocalDate().minusDays(1).toString();
    }

    String label(String cycle) {
        LocalDate last = LocalDate.parse(lastDay());
        return switch (cycle) {
            case "DAY" -> last.toString();
            case "MONTH" -> last.toString().substring(0, 7);
            default -> last.getYear() + "-Q" + last.get(IsoFields.QUARTER_OF_YEAR);
        };
    }

    /** As the province sees it; missing as long as there is none. */
    JsonNode row(String org, String cycle) throws Exception {
        List<JsonNode> found = rows(org, "&cycle=" + cycle + "&period=" + label(cycle));
        assertThat(found).as(org + " " + cycle).hasSizeLessThan(2);
        return found.isEmpty() ? MissingNode.getInstance() : found.get(0);
    }

    private List<JsonNode> rows(String org, String filter) throws Exception {
        JsonNode page = desks.get("legal-corps", "clearings?limit=200&orgPath=" + org + filter);
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(row -> row.path("unit").asText().equals(org))
                .toList();
    }

    boolean isIn(String state, JsonNode row) {
        return row.path("state").asText().equals(state);
    }

    boolean isLate(String org, String cycle) throws Exception {
        return !rows(org, "&late=true&cycle=" + cycle + "&period=" + label(cycle))
                .isEmpty();
    }

    void awaitSwept(String org, String cycle) throws Exception {
        Desks.await(cycle + " of " + org, () -> row(org, cycle).path("state").asText(), DONE::contains);
    }

    String at(String org, String cycle) throws Exception {
        return "clearings/" + row(org, cycle).path("id").asText();
    }

    JsonNode items(String org, String cycle) throws Exception {
        return desks.get("legal-corps", at(org, cycle)).path("items");
    }

    /** What the list names of one kind. */
    List<String> refs(String org, String cycle, String kind) throws Exception {
        return StreamSupport.stream(items(org, cycle).spliterator(), false)
                .filter(item -> item.path("kind").asText().equals(kind))
                .map(item -> item.path("ref").asText())
                .toList();
    }

    /** All lists of the stations and the county that were drawn up by then, with all that stands on them. */
    String lists() throws Exception {
        List<String> lists = new ArrayList<>();
        for (String org : List.of(UNIT, OTHER)) {
            for (String cycle : List.of("DAY", "MONTH", "QUARTER")) {
                lists.add(desks.get("legal-corps", at(org, cycle)).toString());
            }
        }
        lists.add(desks.get("legal-corps", at(COUNTY, "DAY")).toString());
        return String.join("\n", lists);
    }

    /** Somebody gives the same reason for all that is open, an owner and a term; the state that it led to. */
    String explains(String who, String org, String cycle, String reason) throws Exception {
        List<Map<String, Object>> items = StreamSupport.stream(items(org, cycle).spliterator(), false)
                .<Map<String, Object>>map(item -> Map.of(
                        "item",
                        item.path("no").asInt(),
                        "reason",
                        reason,
                        "owner",
                        "100202",
                        "until",
                        end.plus(Duration.ofDays(20)).toString()))
                .toList();
        return desks.does(who, at(org, cycle) + ":explain", Map.of("items", items));
    }

    /** @return who signed it, as the list says */
    String signs(String who, String org, String cycle) throws Exception {
        return desks.post(who, at(org, cycle) + ":sign", Map.of())
                .path("signedBy")
                .asText();
    }

    /** @return to whom */
    String reports(String who, String org, String cycle) throws Exception {
        return desks.post(who, at(org, cycle) + ":report", Map.of())
                .path("reportedTo")
                .asText();
    }

    /** Behind the doors: as many facts and entries of audit as lists, and no cycle twice. */
    void eachListWasToldOnce() throws SQLException {
        long lists = count("select count(*) from clearing where swept_at is not null");
        assertThat(lists).isPositive();
        assertThat(count("select count(distinct aggregate) from event_ledger where type = 'clearing.swept'"))
                .isEqualTo(lists);
        assertThat(count("select count(*) from event_ledger where type = 'clearing.swept'"))
                .isEqualTo(lists);
        assertThat(count("select count(*) from audit_entry where action = 'sweep'"))
                .isEqualTo(lists);
        assertThat(count("select count(distinct (org_path, cycle, period)) from clearing"))
                .isEqualTo(count("select count(*) from clearing"));
    }

    private long count(String sql) throws SQLException {
        try (Connection database = system.database("supervision");
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
