package org.firstbutton.localrun.bench;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.bench.Report.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 转发测速 — {@code ./firstbutton bench relay}. */
@Command(
        name = "relay",
        mixinStandardHelpOptions = true,
        description = {
            "转发:积压的事实按序、恰好一批一事务地送完,对照“查询加发送”。",
            "Relay: a backlog is published in order, in fenced transactions, beside plain select and send."
        })
final class RelayBench implements Callable<Integer> {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = {"轮数(缺省 5)。", "How many rounds (default 5)."})
    private int rounds;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "50000",
            description = {"每轮积压多少条(缺省 50000)。", "Backlog of each round (default 50000)."})
    private int rows;

    @Option(
            names = "--json",
            description = {"以 JSON 输出。", "Prints JSON."})
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Samples ratio = new Samples();
        Samples relay = new Samples();
        Samples plain = new Samples();
        PrintStream progress = json ? System.err : System.out;
        try (BenchSystem system = BenchSystem.started(progress)) {
            Backlog backlog = Backlog.prepared(system, rows);
            backlog.byRelay();
            backlog.byHand();
            for (int round = 0; round < rounds; round++) {
                double seconds = backlog.byRelay();
                double byHand = backlog.byHand();
                relay.add(rows / seconds);
                plain.add(rows / byHand);
                ratio.add(byHand / seconds);
            }
        }
        new Report("relay", rounds)
                .add(
                        "relayToBaseline",
                        Words.of("转发 ÷ 查询加发送", "relay ÷ select and send"),
                        ratio.median(),
                        "",
                        Goal.atLeast(0.7))
                .add("relayPerSecond", Words.of("转发", "relay"), relay.median(), "/s", null)
                .add("baselinePerSecond", Words.of("查询加发送", "select and send"), plain.median(), "/s", null)
                .note(Words.of("每轮 %d 条,首轮作热身不计。", "%d rows a round, one more round before to warm up.")
                        .formatted(rows))
                .print(System.out, json);
        return 0;
    }
}
