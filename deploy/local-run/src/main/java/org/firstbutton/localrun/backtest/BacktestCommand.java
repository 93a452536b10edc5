package org.firstbutton.localrun.backtest;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.firstbutton.localrun.Words;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Judge;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** 回测 — {@code ./firstbutton backtest}: what a rule pack would have found in a file of events. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "用规则包回测事件文件(CloudEvents 行),不需要运行系统。",
            "Judges a file of CloudEvents lines by a rule pack; needs no running system."
        })
public final class BacktestCommand implements Callable<Integer> {
    private static final int UNKNOWN_SHOWN = 5;

    // A line of text becomes a fact of three times its size; the rest is for the judge.
    private static final long IN_MEMORY = Runtime.getRuntime().maxMemory() / 16;

    @Option(
            names = "--pack",
            required = true,
            paramLabel = "PACK.yaml|NAME",
            description = {"规则包文件,或随产品提供的名称,可重复。", "A pack file or a shipped name (national/filing), repeatable."})
    List<String> packs = List.of();

    @Option(
            names = "--events",
            required = true,
            paramLabel = "E.ndjson[.gz]",
            description = {"事件文件。", "The events."})
    Path events = Path.of("");

    @Option(
            names = "--as-of",
            paramLabel = "T",
            description = {"截至时刻(带时差),缺省为现在。", "Judge as of this instant (RFC 3339); now by default."})
    @Nullable
    Instant asOf;

    @Option(
            names = "--out",
            paramLabel = "FINDINGS.ndjson",
            description = {"每个问题写一行。", "Writes each finding as a line."})
    @Nullable
    Path out;

    @Option(
            names = "--summary",
            description = {"打印按规则和单位的统计。", "Prints counts by rule and by unit."})
    boolean summary;

    @Option(
            names = "--grouped",
            description = {
                "同一事项的事件前后相连:逐项判定,内存最省。",
                "The events of a matter stand together: judged one by one, in the least memory."
            })
    boolean grouped;

    @Option(
            names = "--export",
            paramLabel = "SOURCE",
            description = {
                "该来源为历史导出,只按发生时间判定,可重复。",
                "This source is an export of the past, judged on occurrence alone; repeatable."
            })
    List<String> exports = List.of();

    @Option(
            names = "--skip-bad",
            description = {"跳过并计数坏行,缺省遇坏行即停。", "Skips and counts bad lines; by default the first one ends the run."})
    boolean skipBad;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Instant when = asOf == null ? Instant.now() : asOf;
        List<RulePack> read = Packs.read(packs);
        Judge judge = new Judge(read, Calendars.chinaStandard());
        long start = System.nanoTime();
        try (Writer lines = out == null ? null : Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            RunningReport report = new RunningReport(lines);
            Gathering gathering = new Gathering(judge, when, ofHistory(read), exports(read), report::add);
            Reading reading = new Reading(events, new EventLine(Packs.vocabulary(read)), gathering, skipBad, IN_MEMORY);
            if (grouped) {
                reading.inOrder();
            } else {
                reading.byMatter();
            }
            gathering.close();
            tell(report, reading, when, System.nanoTime() - start);
            return 0;
        }
    }

    private void tell(RunningReport report, Reading reading, Instant when, long nanos) {
        if (summary) {
            spec.commandLine().getOut().println(report.summary());
        }
        tellUnknown(reading.unknown());
        double seconds = nanos / 1e9;
        spec.commandLine()
                .getOut()
                .println(Words.of(
                                "%,d 条事件,%,d 个事项,%,d 个问题;截至 %s;坏行 %,d;%.1f 秒,每秒 %,.0f 条",
                                "%,d events, %,d matters, %,d findings; as of %s; bad lines %,d; %.1f s, %,.0f events/s")
                        .formatted(
                                reading.events(),
                                reading.matters(),
                                report.findings(),
                                when,
                                reading.bad(),
                                seconds,
                                reading.events() / seconds)
                        .lines("✔ "));
    }

    // A type misspelt in the log would else look like a log without breaches.
    private void tellUnknown(Map<String, Long> unknown) {
        if (!unknown.isEmpty()) {
            String types = unknown.entrySet().stream()
                    .limit(UNKNOWN_SHOWN)
                    .map(type -> type.getKey() + " × " + type.getValue())
                    .collect(Collectors.joining(", ", "", unknown.size() > UNKNOWN_SHOWN ? ", …" : ""));
            spec.commandLine()
                    .getOut()
                    .println(Words.of(
                                    "%d 种事件类型不在词汇中,不触发任何点名规则:%s",
                                    "types not in the vocabulary, which no rule that names its types sees (%d): %s")
                            .formatted(unknown.size(), types)
                            .lines("! "));
        }
    }

    // A pack that names its sources speaks of exports; elsewhere the option says which sources are one.
    private Set<String> exports(List<RulePack> read) {
        Set<String> all = new HashSet<>(exports);
        read.stream()
                .filter(pack -> pack.sources() != null)
                .forEach(pack -> all.addAll(pack.sources().ids()));
        return all;
    }

    private static boolean ofHistory(List<RulePack> read) {
        return read.stream()
                .anyMatch(pack -> pack.sources() != null && pack.sources().foreign());
    }
}
