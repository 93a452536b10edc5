package org.firstbutton.supervision.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.verdict.Duty;
import org.jspecify.annotations.Nullable;

/** 结论要素 — what a finding says that follows from the verdict alone; each one is compared when it is judged again. */
public final class Figures {

    /** A figure that came out otherwise; a side that does not say it is null. */
    public record Difference(
            String figure,
            @Nullable String stated,
            @Nullable String found) {}

    private Figures() {}

    /** Named as in the view of a finding. */
    public static ObjectNode of(Duty duty) {
        Rule.Heading heading = duty.rule().heading();
        ObjectNode figures = CloudEventJson.MAPPER.createObjectNode();
        figures.put("id", duty.findingId().toString());
        figures.put("ruleId", duty.ruleId());
        figures.put("pack", heading.pack() + "/" + heading.packVersion());
        figures.put("subjectKind", duty.subjectKind());
        figures.put("subject", duty.subject());
        figures.put("episode", duty.episode());
        figures.put("unit", duty.orgPath());
        figures.put("ladder", heading.ladder());
        figures.put(
                "severity",
                Objects.requireNonNullElse(duty.severity(), Severity.MEDIUM).name());
        figures.put("startedAt", duty.startedAt().toString());
        put(figures, "dueAt", duty.dueAt());
        put(figures, "brokenAt", Objects.requireNonNullElse(duty.brokenAt(), duty.startedAt()));
        put(figures, "remediedAt", duty.remediedAt());
        figures.put("withdrawalProposed", duty.withdrawalProposedBy() != null);
        duty.evidence().forEach(figures.withArrayProperty("evidence")::add);
        return figures;
    }

    private static void put(ObjectNode figures, String name, @Nullable Instant instant) {
        if (instant != null) {
            figures.put(name, instant.toString());
        }
    }

    static List<Difference> differences(Bundle stated, @Nullable Duty duty) {
        List<Difference> differences = new ArrayList<>();
        if (duty == null || !duty.isFinding()) {
            differences.add(new Difference(
                    "verdict",
                    stated.finding().has("remediedAt") ? "MET_LATE" : "BREACHED",
                    duty == null ? null : duty.state().name()));
            return differences;
        }
        ObjectNode found = of(duty);
        Set<String> names = new LinkedHashSet<>(List.of("dueAt", "remediedAt"));
        found.fieldNames().forEachRemaining(names::add);
        compare(differences, "", names, stated.finding(), found);
        ObjectNode explained = Explanation.of(duty);
        Set<String> parts = new LinkedHashSet<>();
        stated.explanation().fieldNames().forEachRemaining(parts::add);
        explained.fieldNames().forEachRemaining(parts::add);
        compare(differences, "explanation.", parts, stated.explanation(), explained);
        return differences;
    }

    private static void compare(
            List<Difference> differences, String prefix, Set<String> names, JsonNode stated, JsonNode found) {
        for (String name : names) {
            String before = text(stated.path(name));
            String after = text(found.path(name));
            if (!Objects.equals(before, after)) {
                differences.add(new Difference(prefix + name, before, after));
            }
        }
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isTextual() ? value.textValue() : CanonicalJson.of(value);
    }
}
