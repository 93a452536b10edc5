package org.firstbutton.supervision.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.calendar.DueDate;
import org.firstbutton.supervision.calendar.WalkedDay;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.firstbutton.supervision.verdict.Viewpoint.Standing;
import org.jspecify.annotations.Nullable;

/** 说明 — the rule, the walk to the due date and the absent fact, as shown, exported and compared. */
public final class Explanation {
    /** Member of a recorded explanation that says what the judge could know; see {@link #seen}. */
    public static final String SEEN = "seen";

    private Explanation() {}

    public static ObjectNode of(Duty duty) {
        ObjectNode told = CloudEventJson.MAPPER.createObjectNode();
        Rule.Heading heading = duty.rule().heading();
        ObjectNode rule = told.putObject("rule");
        rule.put("id", heading.id());
        rule.put("pack", heading.pack());
        rule.put("version", heading.packVersion());
        rule.put("nameZh", heading.name().zh());
        rule.put("nameEn", heading.name().en());
        rule.put("basis", heading.basis());
        rule.put("unverified", heading.unverified());
        told.put("awaited", duty.awaited());
        duty.figures().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(figure -> told.withObject("/figures").put(figure.getKey(), figure.getValue()));
        DueDate due = duty.due();
        if (due != null) {
            told.put("limit", due.limit().toString());
            told.put("zone", due.calendars().zone().getId());
            ArrayNode walk = told.putArray("walk");
            due.walk().forEach(day -> walk.add(step(day)));
        }
        return told;
    }

    private static ObjectNode step(WalkedDay day) {
        ObjectNode step = CloudEventJson.MAPPER.createObjectNode();
        step.put("date", day.date().toString());
        step.put("counted", day.counted());
        step.put("why", day.why().name());
        if (!day.name().isEmpty()) {
            step.put("name", day.name());
        }
        return step;
    }

    /** As of when it was judged, and how complete the knowledge was: with the facts, all that the verdict depends on. */
    public static ObjectNode seen(Viewpoint view) {
        ObjectNode seen = CloudEventJson.MAPPER.createObjectNode();
        seen.put("asOf", view.asOf().toString());
        seen.put("watermark", view.watermark().toString());
        ObjectNode sources = seen.putObject("sources");
        view.sources().forEach((id, standing) -> {
            ObjectNode told = sources.putObject(id);
            told.put("grace", standing.grace().toString());
            told.put("export", standing.isExport());
            if (standing.watermark() != null) {
                told.put("watermark", standing.watermark().toString());
            }
            if (standing.silentSince() != null) {
                told.put("silentSince", standing.silentSince().toString());
            }
        });
        return seen;
    }

    static Viewpoint viewpoint(JsonNode seen) {
        Map<String, Standing> sources = new HashMap<>();
        seen.path("sources").properties().forEach(source -> {
            JsonNode told = source.getValue();
            sources.put(
                    source.getKey(),
                    new Standing(
                            Duration.parse(told.path("grace").asText()),
                            instant(told.path("watermark")),
                            instant(told.path("silentSince")),
                            told.path("export").booleanValue()));
        });
        return new Viewpoint(
                Instant.parse(seen.path("asOf").asText()),
                Instant.parse(seen.path("watermark").asText()),
                sources);
    }

    private static @Nullable Instant instant(JsonNode told) {
        return told.isTextual() ? Instant.parse(told.asText()) : null;
    }
}
