package org.firstbutton.localrun.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.Table;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Viewpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** 判定基准 — {@code ./firstbutton bench judge}: a back-test in memory, from events in time order to findings. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = {"内存回测与手写循环相比。", "A back-test in memory next to a loop written by hand."})
final class JudgeBench implements Callable<Integer> {
    private static final Instant AS_OF = Instant.parse("2026-05-01T00:00:00Z");

    @Option(
            names = "--lives",
            defaultValue = "230000",
            description = "警情数 · alert lives, about 4.4 events each (${DEFAULT-VALUE})")
    int lives = 230_000;

    @Option(names = "--runs", defaultValue = "5", description = "测量次数 · measured runs (${DEFAULT-VALUE})")
    int runs = 5;

    @Option(
            names = "--flink",
            description = {
                "同时测量 Flink(RocksDB 状态);先构建 deploy/flink-peer。",
                "Measures Flink (state in RocksDB) as well; build deploy/flink-peer first."
            })
    boolean flink;

    @Option(names = "--json", description = "以 JSON 输出 · as JSON")
    boolean json;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        FlinkPeer peer = flink ? FlinkPeer.built() : null;
        List<TimelineFact> stream = DrawnStream.ofLives(lives);
        String five = text("/bench/five-rules.yaml");
        Judge judge = judge(five);
        Set<String> expected = PlainLoop.breaches(stream, AS_OF);
        Set<String> found = findings(judge, stream);
        if (!expected.equals(found)) {
            throw new IllegalStateException("the loop finds " + expected.size() + ", the judge " + found.size());
        }
        Judge ten = judge(RuleDraw.deadlines(five, 10));
        Judge thousand = judge(RuleDraw.deadlines(five, 1000));
        List<TimelineFact> police = PoliceStream.ofLives(lives / 3);
        Judge all = new Judge(ShippedPacks.inForce(), Calendars.chinaStandard());
        List<Series> series = List.of(
                new Series("loop-5-rules", () -> {
                    PlainLoop.breaches(stream, AS_OF);
                    return stream.size();
                }),
                new Series("judge-5-rules", () -> run(judge, stream)),
                new Series("judge-10-rules", () -> run(ten, stream)),
                new Series("judge-1000-rules", () -> run(thousand, stream)),
                new Series("judge-full-pack", () -> run(all, police)));
        Series.measure(2, runs, series);
        if (peer != null) {
            Series beside = besideFlink(peer, stream, expected);
            series = Stream.concat(series.stream(), Stream.of(beside)).toList();
        }
        tell(series, stream.size(), police.size(), found.size());
        return 0;
    }

    private Series besideFlink(FlinkPeer peer, List<TimelineFact> stream, Set<String> expected)
            throws IOException, InterruptedException {
        Map<String, Long> counts = expected.stream()
                .collect(Collectors.groupingBy(
                        breach -> breach.substring(0, breach.indexOf(' ')), TreeMap::new, Collectors.counting()));
        List<FlinkPeer.Run> measured = peer.overMemory(stream, AS_OF, runs);
        measured.forEach(run -> {
            if (!run.broken().equals(counts) || run.events() != stream.size()) {
                throw new IllegalStateException("the loop finds " + counts + ", Flink " + run);
            }
        });
        return Series.of(
                "flink-5-rules", measured.stream().map(FlinkPeer.Run::rate).toList());
    }

    private static Judge judge(String yaml) {
        RulePack pack = PackReader.read("bench.yaml", yaml);
        return new Judge(List.of(pack), Calendars.chinaStandard());
    }

    private static long run(Judge judge, List<TimelineFact> stream) {
        long findings = 0;
        for (Map.Entry<String, List<TimelineFact>> matter : byMatter(stream).entrySet()) {
            Timeline timeline = Timeline.of("matter", matter.getKey(), matter.getValue());
            for (Duty duty :
                    judge.attention(timeline, Viewpoint.complete(AS_OF)).duties()) {
                findings += duty.isFinding() ? 1 : 0;
            }
        }
        return findings < 0 ? 0 : stream.size();
    }

    private static Set<String> findings(Judge judge, List<TimelineFact> stream) {
        Set<String> found = new HashSet<>();
        byMatter(stream)
                .forEach((matter, facts) ->
                        judge
                                .attention(Timeline.of("matter", matter, facts), Viewpoint.complete(AS_OF))
                                .duties()
                                .stream()
                                .filter(Duty::isFinding)
                                .forEach(duty -> found.add(duty.ruleId() + " " + duty.subject())));
        return found;
    }

    private static Map<String, List<TimelineFact>> byMatter(List<TimelineFact> stream) {
        Map<String, List<TimelineFact>> byMatter = new LinkedHashMap<>();
        for (TimelineFact fact : stream) {
            byMatter.computeIfAbsent(fact.matter(), any -> new ArrayList<>(6)).add(fact);
        }
        return byMatter;
    }

    private void tell(List<Series> series, int events, int policeEvents, int findings) {
        double loop = series.get(0).median();
        double growth = series.get(2).median() / series.get(3).median();
        if (json) {
            ObjectNode all = CloudEventJson.MAPPER.createObjectNode();
            all.put("events", events).put("policeEvents", policeEvents).put("findings", findings);
            all.put("judgeToLoop", series.get(1).median() / loop);
            all.put("costGrowth10To1000Rules", growth);
            if (flink) {
                all.put("judgeToFlink", series.get(1).median() / series.get(5).median());
            }
            series.forEach(one -> all.withObject("/eventsPerSecond").put(one.name(), Math.round(one.median())));
            spec.commandLine().getOut().println(all.toPrettyString());
            return;
        }
        Table table = new Table("测量 measured", "事件/秒 events/s", "与循环之比 ÷ loop");
        series.forEach(
                one -> table.add(one.name(), "%,.0f".formatted(one.median()), "%.2f".formatted(one.median() / loop)));
        spec.commandLine()
                .getOut()
                .println("判定 ÷ 手写循环 judge ÷ loop, 5 rules: %.2f · 规则 10 → 1000 的代价 cost of 10 → 1000 rules: × %.2f"
                        .formatted(series.get(1).median() / loop, growth));
        if (flink) {
            spec.commandLine()
                    .getOut()
                    .println("判定 ÷ Flink judge ÷ Flink (RocksDB), 5 rules: %.1f"
                            .formatted(series.get(1).median() / series.get(5).median()));
        }
        spec.commandLine()
                .getOut()
                .println("%,d 条事件 events, %,d 条问题 findings, 与循环相同 equal to the loop's; 全部规则 full pack: %,d events"
                        .formatted(events, findings, policeEvents));
        spec.commandLine().getOut().println(table);
    }

    static String text(String resource) {
        try (InputStream in = JudgeBench.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
