package org.firstbutton.localrun.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.bench.Report.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 巡查测速 — {@code ./firstbutton bench sweep}: how late a due duty is found, with ever more open ones beside it. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = {
            "巡查:到期职责多久被发现,随未了职责增多的变化;kill -9 后多久就绪。",
            "Sweep: how late due duties are found as ever more are open; how soon it is ready again after kill -9."
        })
final class SweepBench implements Callable<Integer> {
    private static final int DUE = 1_000;
    private static final int BURST = 5_000;
    private static final Duration WINDOW = Duration.ofSeconds(10);

    @Option(
            names = "--open",
            split = ",",
            paramLabel = "N",
            defaultValue = "10000,100000,1000000",
            description = {
                "未了职责数,升序(缺省 ${DEFAULT-VALUE})。",
                "Numbers of open duties, ascending (default ${DEFAULT-VALUE})."
            })
    List<Integer> open = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = {"每种数量的轮数(缺省 5)。", "Rounds for each number (default 5)."})
    int rounds = 5;

    @Option(
            names = "--json",
            description = {"以 JSON 输出。", "Prints JSON."})
    boolean json;

    /** 一种数量 */
    private record Step(int open, Samples median, Samples p99, Samples burst) {
        double microsPerDue() {
            return burst.median() * 1e6 / BURST;
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintStream progress = json ? System.err : System.out;
        Path pack = Files.createTempFile("one-rule", ".yaml");
        Files.writeString(pack, JudgeBench.text("/bench/one-rule.yaml"));
        Map<String, String> settings = BenchSystem.judgingBy(pack, "ONE-01");
        try (BenchSystem system = BenchSystem.startedForBacklogs(progress, "supervision", settings);
                LiveFeed feed = new LiveFeed(system.ports());
                OpenDuties duties = new OpenDuties(system);
                Beating beating = new Beating(feed)) {
            measured(progress, duties, system)
                    .add(
                            "readyAfterKill",
                            Words.of("kill -9 后就绪", "ready after kill -9"),
                            ready(system, settings),
                            "s",
                            Goal.atMost(10))
                    .print(System.out, json);
            return beating.isWell() ? 0 : 1;
        } finally {
            Files.delete(pack);
        }
    }

    private Report measured(PrintStream progress, OpenDuties duties, BenchSystem system) throws Exception {
        Report report = new Report("sweep", rounds);
        measure("warm", 0, duties); // the first judgements are compiled here
        long before = duties.bytes();
        double first = 0;
        int laid = 0;
        for (int wanted : open) {
            duties.later("open-" + wanted + "-", wanted - laid);
            laid = wanted;
            Step step = measure("n" + wanted, wanted, duties);
            first = first == 0 ? step.microsPerDue() : first;
            tell(report, step, step.microsPerDue() / first);
            progress.println("  %,d: p99 %.2f s".formatted(wanted, step.p99().median()));
        }
        report.add(
                "bytesOnDisk",
                Words.of("每条未了职责占磁盘", "disk per open duty"),
                (duties.bytes() - before) / (double) laid,
                "B",
                null);
        report.add(
                "residentMegabytes",
                Words.of("服务常驻内存", "resident memory of the service"),
                resident(system) / 1024.0,
                "MB",
                null);
        return report;
    }

    private Step measure(String name, int count, OpenDuties duties) throws Exception {
        Step step = new Step(count, new Samples(), new Samples(), new Samples());
        for (int round = 0; round < rounds; round++) {
            String even = name + "-even-" + round + "-";
            duties.soon(even, DUE, WINDOW);
            Samples late = duties.lateness(even, DUE);
            step.median().add(late.quantile(0.5));
            step.p99().add(late.quantile(0.99));
            String burst = name + "-burst-" + round + "-";
            duties.soon(burst, BURST, Duration.ZERO);
            step.burst().add(duties.lateness(burst, BURST).largest());
        }
        return step;
    }

    private static void tell(Report report, Step step, double growth) {
        String open = "%,d".formatted(step.open());
        Words beside = Words.of("未了 " + open, open + " open");
        report.add(
                "p99With" + step.open(),
                Words.of(beside.zh() + ":迟到 p99", beside.en() + ": late, p99"),
                step.p99().median(),
                "s",
                Goal.atMost(2));
        report.add(
                "p50With" + step.open(),
                Words.of(beside.zh() + ":迟到 p50", beside.en() + ": late, p50"),
                step.median().median(),
                "s",
                null);
        report.add(
                "microsPerDueWith" + step.open(),
                Words.of(beside.zh() + ":每条到期", beside.en() + ": each due duty"),
                step.microsPerDue(),
                "µs",
                null);
        report.add(
                "growthAt" + step.open(),
                Words.of(beside.zh() + ":代价之比", beside.en() + ": cost ÷ that with fewest"),
                growth,
                "",
                Goal.atMost(1.5));
    }

    private static double resident(BenchSystem system) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + system.pid("supervision") + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElse(0);
    }

    private static double ready(BenchSystem system, Map<String, String> settings) {
        system.signal("supervision", "KILL");
        long since = System.nanoTime();
        system.start("supervision", settings);
        return (System.nanoTime() - since) / 1e9;
    }

    /** 心跳 — says twice a second that nothing is missing up to now, as the relays of the other services do. */
    private static final class Beating implements AutoCloseable {
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

        Beating(LiveFeed feed) {
            var unused = timer.scheduleAtFixedRate(() -> feed.beat(Instant.now()), 0, 500, TimeUnit.MILLISECONDS);
        }

        boolean isWell() {
            return !timer.isShutdown();
        }

        @Override
        public void close() {
            timer.shutdownNow();
        }
    }
}
