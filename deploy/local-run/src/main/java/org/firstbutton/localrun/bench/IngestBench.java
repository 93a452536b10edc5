package org.firstbutton.localrun.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.firstbutton.contract.Topic;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.bench.Report.Goal;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 监督测速 — {@code ./firstbutton bench ingest}: from Kafka to judged, committed, queryable state. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "监督:从 Kafka 到已判定、已提交、可查询的状态,对照同一数据库的批量写入上限。",
            "Supervision: from Kafka to judged, committed, queryable state, beside the upsert limit of the same database."
        })
final class IngestBench implements Callable<Integer> {
    private static final int MOST_WARM_UPS = 60;
    static final String FIVE = "/bench/five-police-rules.yaml";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = {"轮数(缺省 5)。", "How many rounds (default 5)."})
    int rounds = 5;

    @Option(
            names = "--lives",
            paramLabel = "N",
            defaultValue = "20000",
            description = {"每轮警情数,每起约 12 条事实(缺省 20000)。", "Alerts of each round, about 12 facts each (default 20000)."})
    int lives = 20_000;

    @Option(
            names = "--careless",
            paramLabel = "N",
            defaultValue = "5",
            description = {
                "每百起警情中处置马虎的起数,每起约违反三条规则(缺省 5)。",
                "Of a hundred alerts so many are handled carelessly, against about three rules each (default 5)."
            })
    int careless = 5;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "120",
            description = {"先运行多少秒不计(缺省 120)。", "Seconds that do not count before (default 120)."})
    int warmUp = 120;

    @Option(
            names = "--flink",
            description = {
                "同时测量 Flink(RocksDB 状态,5 秒检查点);先构建 deploy/flink-peer。",
                "Measures Flink (state in RocksDB, checkpoints of 5 s) as well; build deploy/flink-peer first."
            })
    boolean flink;

    @Option(
            names = "--json",
            description = {"以 JSON 输出。", "Prints JSON."})
    boolean json;

    @Override
    public Integer call() throws Exception {
        PrintStream progress = json ? System.err : System.out;
        FlinkPeer peer = flink ? FlinkPeer.built() : null;
        Outcome five = withFiveRules(progress, peer);
        Outcome full = measured(progress, Map.of(), plan(ShippedPacks.inForce()), null);
        report(five, full)
                .add(
                        "lostOrDoubled",
                        Words.of("kill -9 后丢失或重复", "lost or doubled after kill -9"),
                        (double) five.wrong() + full.wrong(),
                        "",
                        Goal.atMost(0))
                .note(Words.of("每轮 %d 条事实,问题数与内存中的判定相同。", "%d facts a round, and the findings of the judge in memory.")
                        .formatted(five.facts()))
                .print(System.out, json);
        return 0;
    }

    private Report report(Outcome five, Outcome full) {
        return peerFirst(five)
                .add(
                        "fiveRulesToUpsertLimit",
                        Words.of("监督 ÷ 写入上限,5 条规则", "supervision ÷ upsert limit, 5 rules"),
                        five.ratio().median(),
                        "",
                        Goal.atLeast(0.6))
                .add(
                        "fullPackToUpsertLimit",
                        Words.of("监督 ÷ 写入上限,全部规则", "supervision ÷ upsert limit, full pack"),
                        full.ratio().median(),
                        "",
                        null)
                .add(
                        "fullPackPerSecond",
                        Words.of("监督,全部规则", "supervision, full pack"),
                        full.rate().median(),
                        "/s",
                        Goal.atLeast(30_000))
                .add(
                        "fiveRulesPerSecond",
                        Words.of("监督,5 条规则", "supervision, 5 rules"),
                        five.rate().median(),
                        "/s",
                        null)
                .add(
                        "upsertLimitPerSecond",
                        Words.of("写入上限", "upsert limit"),
                        five.limit().median(),
                        "/s",
                        null);
    }

    private Report peerFirst(Outcome five) {
        Report report = new Report("ingest", rounds);
        if (flink) {
            Samples peer = five.peer();
            report.add(
                    "fiveRulesToFlink",
                    Words.of("监督 ÷ Flink,5 条规则", "supervision ÷ Flink, 5 rules"),
                    five.rate().median() / peer.median(),
                    "",
                    Goal.atLeast(1.0));
            report.add("flinkPerSecond", Words.of("Flink", "Flink"), peer.median(), "/s", null);
        }
        return report;
    }

    /** 结果 */
    private record Outcome(Samples ratio, Samples rate, Samples limit, Samples peer, int facts, long wrong) {}

    private Outcome withFiveRules(PrintStream progress, @Nullable FlinkPeer peer) throws Exception {
        Path pack = Files.createTempFile("five-rules", ".yaml");
        try {
            Files.writeString(pack, JudgeBench.text(FIVE));
            Map<String, String> settings = BenchSystem.judgingBy(pack, "FIV-01");
            return measured(
                    progress, settings, plan(List.of(PackReader.read("five.yaml", JudgeBench.text(FIVE)))), peer);
        } finally {
            Files.delete(pack);
        }
    }

    private IngestRound.Plan plan(List<RulePack> packs) {
        return new IngestRound.Plan(MOST_WARM_UPS + rounds, lives, careless / 100.0, packs);
    }

    private Outcome measured(
            PrintStream progress, Map<String, String> settings, IngestRound.Plan plan, @Nullable FlinkPeer peer)
            throws Exception {
        Outcome outcome = new Outcome(
                new Samples(),
                new Samples(),
                new Samples(),
                new Samples(),
                plan.round(0).facts().size(),
                0);
        try (BenchSystem system = BenchSystem.startedForBacklogs(progress, "supervision", settings);
                LiveFeed feed = new LiveFeed(system.ports());
                Supervised supervised = new Supervised(system)) {
            int done = rounds(progress, plan, outcome, new Measured(system, feed, supervised));
            if (peer != null) {
                besideFlink(progress, peer, system, plan, done).forEach(outcome.peer()::add);
            }
            long wrong = plan.round(done).runWithAKill(system, settings, feed, supervised);
            return new Outcome(
                    outcome.ratio(), outcome.rate(), outcome.limit(), outcome.peer(), outcome.facts(), wrong);
        }
    }

    private record Measured(BenchSystem system, LiveFeed feed, Supervised supervised) {}

    /** How many rounds it took, with those that do not count. */
    private int rounds(PrintStream progress, IngestRound.Plan plan, Outcome outcome, Measured of) throws Exception {
        UpsertLimit limit = UpsertLimit.prepared(of.system());
        long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUp);
        int number = 0;
        while (outcome.rate().count() < rounds) {
            boolean counts = number >= MOST_WARM_UPS || System.nanoTime() - warm > 0;
            IngestRound round = plan.round(number++);
            double upserts = limit.run(round.facts());
            double rate = round.facts().size() / round.run(of.system(), of.feed(), of.supervised());
            progress.println("  %,.0f /s, upserts %,.0f /s%s".formatted(rate, upserts, counts ? "" : " …"));
            if (counts) {
                outcome.rate().add(rate);
                outcome.limit().add(upserts);
                outcome.ratio().add(rate / upserts);
            }
        }
        return number;
    }

    // All rounds at once, so that the start of a job weighs little; the service has nothing to do meanwhile.
    private List<Double> besideFlink(
            PrintStream progress, FlinkPeer peer, BenchSystem system, IngestRound.Plan plan, int done)
            throws Exception {
        long facts = 0;
        for (int number = 0; number < done; number++) {
            facts += plan.round(number).facts().size();
        }
        List<FlinkPeer.Run> measured = peer.overTopics(
                system.ports().kafkaBootstrap(),
                List.of(Topic.ALERT_EVENTS.wireName(), Topic.CASE_EVENTS.wireName(), Topic.CITIZEN_EVENTS.wireName()),
                plan.today(),
                rounds);
        for (FlinkPeer.Run run : measured) {
            progress.println("  Flink %,.0f /s %s".formatted(run.rate(), run.broken()));
            if (run.events() != facts) {
                throw new IllegalStateException("of " + facts + " facts Flink read " + run.events());
            }
        }
        return measured.stream().map(FlinkPeer.Run::rate).toList();
    }
}
