package org.firstbutton.localrun.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.bench.Report.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 接警测速 — {@code ./firstbutton bench intake}. */
@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        description = {
            "接警:提交后才答 201,校验、幂等、转发都开着,对照同一数据库里的两条插入。",
            "Intake: 201 after commit with checks, keys and relay on, beside two inserts in the same database."
        })
final class IntakeBench implements Callable<Integer> {
    private static final int MANY = 128;
    private static final int FEW = 32;
    private static final Duration ROUND = Duration.ofSeconds(2);

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = {"轮数(缺省 5)。", "How many rounds (default 5)."})
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "120",
            description = {"预热多少秒(缺省 120)。", "Seconds to warm up (default 120)."})
    private int warmUp;

    @Option(
            names = "--json",
            description = {"以 JSON 输出。", "Prints JSON."})
    private boolean json;

    private final Samples ratio = new Samples();
    private final Samples intake = new Samples();
    private final Samples baseline = new Samples();
    private final Samples fewRate = new Samples();
    private final Samples fewMiddle = new Samples();
    private final Samples fewSlow = new Samples();
    private final Samples manyMiddle = new Samples();
    private final Samples manySlow = new Samples();
    private final Samples behind = new Samples();

    @Override
    public Integer call() throws Exception {
        PrintStream progress = json ? System.err : System.out;
        try (BenchSystem system = BenchSystem.started(progress)) {
            TwoInserts twoInserts = TwoInserts.prepared(system);
            Callers callers = Callers.registered(system.ports());
            long acknowledged = warmUp(callers);
            twoInserts.run(ROUND);
            for (int round = 0; round < rounds; round++) {
                acknowledged += round(system, twoInserts, callers);
            }
            system.awaitRest();
            requireEveryOne(system, acknowledged);
            report(twoInserts.means()).print(System.out, json);
            return 0;
        }
    }

    /**
     * A service that has just been started runs mostly uncompiled, and on two cores its compiler takes a third of one
     * for a minute and more: by the clock, because a slow round looks like the end of warming up.
     */
    private long warmUp(Callers callers) throws Exception {
        long acknowledged = 0;
        long until = System.nanoTime() + Duration.ofSeconds(warmUp).toNanos();
        while (System.nanoTime() - until < 0) {
            acknowledged += callers.call(MANY, ROUND).nanos().length;
        }
        return acknowledged;
    }

    private long round(BenchSystem system, TwoInserts twoInserts, Callers callers) throws Exception {
        system.awaitRest();
        double inserts = twoInserts.run(ROUND);
        Callers.Result many = callers.call(MANY, ROUND);
        behind.add((double) system.count("select count(*) from outbox_pending"));
        system.awaitRest();
        Callers.Result few = callers.call(FEW, ROUND);
        ratio.add(many.perSecond() / inserts);
        intake.add(many.perSecond());
        baseline.add(inserts);
        manyMiddle.add(many.milliseconds(0.5));
        manySlow.add(many.milliseconds(0.99));
        fewRate.add(few.perSecond());
        fewMiddle.add(few.milliseconds(0.5));
        fewSlow.add(few.milliseconds(0.99));
        return (long) many.nanos().length + few.nanos().length;
    }

    /** A fast answer that was not kept would be worth nothing. */
    private static void requireEveryOne(BenchSystem system, long acknowledged) throws Exception {
        long kept = system.count("select count(*) from alert");
        long recorded = system.count("select count(*) from event_ledger where type = 'alert.received'");
        if (kept != acknowledged || recorded != acknowledged) {
            throw Trouble.failed(
                    Words.of("确认了 %d 起,库中 %d 起,流水 %d 条。", "%d acknowledged, %d kept, %d in the ledger.")
                            .formatted(acknowledged, kept, recorded),
                    Words.of("请报告此缺陷。", "Please report this as a defect."));
        }
    }

    private Report report(String means) {
        return new Report("intake", rounds)
                .add(
                        "intakeToBaseline",
                        Words.of("接警 ÷ 两条插入", "intake ÷ two inserts"),
                        ratio.median(),
                        "",
                        Goal.atLeast(1.0))
                .add("p99At32", Words.of("32 连接 p99", "p99 at 32"), fewSlow.median(), "ms", Goal.atMost(50))
                .add("p50At32", Words.of("32 连接 p50", "p50 at 32"), fewMiddle.median(), "ms", null)
                .add("p99At128", Words.of("128 连接 p99", "p99 at 128"), manySlow.median(), "ms", null)
                .add("p50At128", Words.of("128 连接 p50", "p50 at 128"), manyMiddle.median(), "ms", null)
                .add("intakePerSecond", Words.of("接警,128 连接", "intake at 128"), intake.median(), "/s", null)
                .add("intakePerSecondAt32", Words.of("接警,32 连接", "intake at 32"), fewRate.median(), "/s", null)
                .add("baselinePerSecond", Words.of("两条插入", "two inserts"), baseline.median(), "/s", null)
                .add(
                        "pendingAtEndOfRound",
                        Words.of("停止来电时待转发,最多", "still to be relayed when calls stop, at most"),
                        behind.largest(),
                        "",
                        null)
                .note(Words.of("两条插入用 %s,16 连接。", "two inserts by %s, 16 connections.")
                        .formatted(means));
    }
}
