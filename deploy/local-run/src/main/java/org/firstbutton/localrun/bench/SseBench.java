package org.firstbutton.localrun.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.bench.Report.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 推送测速 — {@code ./firstbutton bench sse}. */
@Command(
        name = "sse",
        mixinStandardHelpOptions = true,
        description = {
            "推送:从接口答复到订阅者收到问题,经过接警、转发、消息总线、判定、编号。",
            "Feed: from the answer of the interface to the finding at a subscriber, by way of intake, relay, broker and judge."
        })
final class SseBench implements Callable<Integer> {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = {"轮数(缺省 3)。", "How many rounds (default 3)."})
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = {"每轮多少秒(缺省 15)。", "Seconds of each round (default 15)."})
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = {"每秒多少起警情(缺省 200)。", "Alerts a second (default 200)."})
    private int rate;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "120",
            description = {"先运行多少秒不计(缺省 120)。", "Seconds that do not count before (default 120)."})
    private int warmUp;

    @Option(
            names = "--json",
            description = {"以 JSON 输出。", "Prints JSON."})
    private boolean json;

    private final Samples middle = new Samples();
    private final Samples slow = new Samples();
    private final Samples slowFromRequest = new Samples();
    private final Samples accepted = new Samples();

    @Override
    public Integer call() throws Exception {
        PrintStream progress = json ? System.err : System.out;
        try (BenchSystem system = BenchSystem.started(progress)) {
            system.alsoRun("supervision");
            Callers callers = Callers.registered(system.ports());
            try (Subscriber subscriber = Subscriber.following(system.ports())) {
                Withdrawals withdrawals = new Withdrawals(system.ports(), callers, rate);
                Withdrawals.Round early = withdrawals.run(Duration.ofSeconds(warmUp));
                early.requireAll(subscriber);
                for (int i = 0; i < rounds; i++) {
                    Withdrawals.Round round = withdrawals.run(Duration.ofSeconds(seconds));
                    round.requireAll(subscriber);
                    add(round, subscriber);
                }
            }
        } catch (Subscriber.Lost lost) {
            throw Trouble.failed(
                    Words.of("%d 条问题没有到达订阅者。", "%d findings did not reach the subscriber.")
                            .formatted(lost.count()),
                    Words.of("请报告此缺陷。", "Please report this as a defect."));
        }
        report().print(System.out, json);
        return 0;
    }

    private void add(Withdrawals.Round round, Subscriber subscriber) {
        Callers.Result fromAnswer = round.fromAnswer(subscriber);
        middle.add(fromAnswer.milliseconds(0.5));
        slow.add(fromAnswer.milliseconds(0.99));
        slowFromRequest.add(round.fromRequest(subscriber).milliseconds(0.99));
        accepted.add(round.alertsPerSecond());
    }

    private Report report() {
        return new Report("sse", rounds)
                .add(
                        "acceptedToFindingP99",
                        Words.of("答复到问题 p99", "answer to finding, p99"),
                        slow.median(),
                        "ms",
                        Goal.atMost(100))
                .add(
                        "acceptedToFindingP50",
                        Words.of("答复到问题 p50", "answer to finding, p50"),
                        middle.median(),
                        "ms",
                        null)
                .add(
                        "requestToFindingP99",
                        Words.of("请求到问题 p99", "request to finding, p99"),
                        slowFromRequest.median(),
                        "ms",
                        null)
                .add("alertsPerSecond", Words.of("接警", "alerts taken"), accepted.median(), "/s", null)
                .note(
                        Words.of(
                                "每四起中一起随即撤警而未经报警人确认(ALT-23);问题一条不少地到达。",
                                "one in four is withdrawn at once without its caller's confirmation (ALT-23); every finding arrived."));
    }
}
