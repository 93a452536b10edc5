package org.firstbutton.localrun.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.Table;
import org.firstbutton.localrun.Words;
import org.jspecify.annotations.Nullable;

/** 测速报告 — ratios first: absolute figures belong to one machine and one minute. */
final class Report {
    private final String bench;
    private final int rounds;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Words> notes = new ArrayList<>();

    Report(String bench, int rounds) {
        this.bench = bench;
        this.rounds = rounds;
    }

    /**
     * 一项
     *
     * @param name its member in the JSON
     */
    record Figure(
            String name,
            Words label,
            double value,
            String unit,
            @Nullable Goal goal) {}

    /** 目标 */
    record Goal(boolean atLeast, double limit) {
        static Goal atLeast(double limit) {
            return new Goal(true, limit);
        }

        static Goal atMost(double limit) {
            return new Goal(false, limit);
        }

        boolean isMetBy(double value) {
            return atLeast ? value >= limit : value <= limit;
        }

        @Override
        public String toString() {
            return (atLeast ? "≥ " : "≤ ") + number(limit);
        }
    }

    Report add(String name, Words label, double value, String unit, @Nullable Goal goal) {
        figures.add(new Figure(name, label, value, unit, goal));
        return this;
    }

    Report note(Words note) {
        notes.add(note);
        return this;
    }

    void print(PrintStream out, boolean json) {
        if (json) {
            out.println(asJson().toPrettyString());
            return;
        }
        out.println();
        Table table = new Table("项目 measure", "值 value", "目标 goal", "");
        for (Figure figure : figures) {
            Goal goal = figure.goal();
            table.add(
                    figure.label().zh() + " " + figure.label().en(),
                    number(figure.value()) + (figure.unit().isEmpty() ? "" : " " + figure.unit()),
                    goal == null ? "" : goal.toString(),
                    goal == null ? "" : goal.isMetBy(figure.value()) ? "✔" : "✘ 未达到 missed");
        }
        out.print(table);
        notes.forEach(note -> out.println(note.lines("※ ")));
        out.println(Words.of("%d 轮的中位数;%s", "medians of %d rounds; %s")
                .formatted(rounds, Machine.description())
                .lines("※ "));
    }

    private ObjectNode asJson() {
        ObjectNode report = CloudEventJson.MAPPER.createObjectNode();
        report.put("bench", bench).put("rounds", rounds).put("machine", Machine.description());
        ObjectNode values = report.putObject("figures");
        ObjectNode goals = report.putObject("goals");
        for (Figure figure : figures) {
            values.put(figure.name(), figure.value());
            Goal goal = figure.goal();
            if (goal != null) {
                goals.putObject(figure.name())
                        .put(goal.atLeast() ? "atLeast" : "atMost", goal.limit())
                        .put("met", goal.isMetBy(figure.value()));
            }
        }
        notes.forEach(note -> report.withArray("notes").add(note.en()));
        return report;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
    }
}
