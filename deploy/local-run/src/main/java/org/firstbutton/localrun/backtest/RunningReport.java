package org.firstbutton.localrun.backtest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.localrun.Table;
import org.firstbutton.supervision.verdict.Duty;
import org.jspecify.annotations.Nullable;

/** 结果 — counts findings as they come, and writes each as a line where a file was asked for. */
final class RunningReport {
    private final @Nullable Writer out;
    private final Map<String, Map<Severity, Integer>> byRule = new TreeMap<>();
    private final Map<String, Integer> byUnit = new TreeMap<>();
    private long findings;

    RunningReport(@Nullable Writer out) {
        this.out = out;
    }

    void add(Duty duty) {
        findings++;
        Severity severity = duty.severity() == null ? Severity.MEDIUM : duty.severity();
        byRule.computeIfAbsent(duty.ruleId(), any -> new TreeMap<>()).merge(severity, 1, Integer::sum);
        byUnit.merge(duty.orgPath(), 1, Integer::sum);
        if (out != null) {
            try {
                out.write(line(duty).toString());
                out.write('\n');
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    private static ObjectNode line(Duty duty) {
        ObjectNode line = CloudEventJson.MAPPER.createObjectNode();
        line.put("id", duty.findingId().toString());
        line.put("ruleId", duty.ruleId());
        line.put(
                "pack",
                duty.rule().heading().pack() + "/" + duty.rule().heading().packVersion());
        line.put("subjectKind", duty.subjectKind());
        line.put("subject", duty.subject());
        line.put("episode", duty.episode());
        line.put("unit", duty.orgPath());
        line.put("severity", String.valueOf(duty.severity()));
        line.put("state", duty.state().name());
        put(line, "startedAt", duty.startedAt());
        put(line, "dueAt", duty.dueAt());
        put(line, "brokenAt", duty.brokenAt());
        put(line, "remediedAt", duty.remediedAt());
        line.set("evidence", CloudEventJson.MAPPER.valueToTree(duty.evidence()));
        if (!duty.figures().isEmpty()) {
            line.set("figures", CloudEventJson.MAPPER.valueToTree(new TreeMap<>(duty.figures())));
        }
        return line;
    }

    private static void put(ObjectNode line, String key, @Nullable Instant at) {
        if (at != null) {
            line.put(key, at.toString());
        }
    }

    long findings() {
        return findings;
    }

    /** Counts by rule and severity, then by unit. */
    String summary() {
        Table rules = new Table("规则 rule", "LOW", "MEDIUM", "HIGH", "CRITICAL", "合计 sum");
        byRule.forEach((rule, counts) -> rules.add(
                rule,
                count(counts, Severity.LOW),
                count(counts, Severity.MEDIUM),
                count(counts, Severity.HIGH),
                count(counts, Severity.CRITICAL),
                Integer.toString(
                        counts.values().stream().mapToInt(Integer::intValue).sum())));
        Table units = new Table("单位 unit", "合计 sum");
        byUnit.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(unit -> units.add(
                        unit.getKey().isEmpty() ? "-" : unit.getKey(),
                        unit.getValue().toString()));
        return rules + System.lineSeparator() + units;
    }

    private static String count(Map<Severity, Integer> counts, Severity severity) {
        return Integer.toString(counts.getOrDefault(severity, 0));
    }
}
