package org.firstbutton.localrun.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.county.County;
import org.firstbutton.localrun.county.CountyPlan;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.running.LocalSystem;
import org.firstbutton.localrun.running.LocalSystem.Wish;
import org.firstbutton.localrun.running.UpCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 演示 — {@code ./firstbutton demo}: exit code 0 only if exactly what was planted was found. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "启动系统,载入虚构的示范县,对照埋设与查到的问题,然后保持运行。",
            "Starts everything, loads the synthetic Demo County, compares what was planted with what was found, stays up."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int DAYS = 14;
    private static final long SEED = 1;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = {"多少天(缺省 14)。", "How many days (default 14)."})
    private @Nullable Integer days;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = {"随机种子:同一种子、同一时刻,同一个县。", "Seed: the same seed and time give the same county."})
    private @Nullable Long seed;

    @Option(
            names = "--exit",
            description = {
                "对照之后停止它所启动的一切;与埋设完全一致时退出码为 0。",
                "Stops afterwards what it started; exit code 0 only for an exact match."
            })
    private boolean exit;

    @Option(
            names = "--fresh",
            description = {"忘掉已有数据,从空库开始。", "Forgets the data and begins with empty databases."})
    private boolean fresh;

    @Option(
            names = "--ports",
            paramLabel = "BASE",
            description = {"换一组端口(缺省为上次所用,起初 18080)。", "Shifts all ports (those used last by default; 18080 at first)."
            })
    private @Nullable Integer base;

    @Option(
            names = "--anyway",
            description = {"不检查内存和磁盘。", "Skips the check of memory and disk."})
    private boolean anyway;

    private final PrintStream out = System.out;
    private final AtomicBoolean ending = new AtomicBoolean();
    /** The start that is ours to stop; empty when the system ran before. */
    private volatile String started = "";

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.ofThisMachine();
        Ports ports = UpCommand.chosenPorts(home, base);
        checkAsked();
        out.println(Words.of(
                        County.NAME + ":以下全部数据均为虚构,与真实人员、单位、警情无关。",
                        "All data below are synthetic; no person, unit or alert in them is real.")
                .lines("※ "));
        LocalSystem system = new LocalSystem(home, ports, out);
        if (system.start(new Wish(fresh, anyway, false))) {
            started = system.mark();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(system), "leave-no-process"));
        try {
            Demonstration demonstration = new Demonstration(Doors.at(ports), out);
            Scorecard scorecard = demonstration.show(new KeptCounty(home), this::plan);
            if (scorecard.isExact()) {
                new Handling(Doors.at(ports), out).carry();
            }
            new Printing(home, ports).run(out);
            if (!exit) {
                demonstration.printWhereToLook();
                out.println(whatComesNow().lines(""));
                demonstration.keepGoing();
            }
            return scorecard.isExact() ? 0 : Trouble.FAILED;
        } catch (RuntimeException problem) {
            // Once the services are being stopped, whatever fails here is no news.
            while (ending.get()) {
                LockSupport.park();
            }
            throw problem;
        } finally {
            end(system);
        }
    }

    private void checkAsked() {
        if (days != null && (days < 1 || days > CountyPlan.MOST_DAYS)) {
            throw new Trouble(
                    Trouble.WRONG_USAGE,
                    Words.of("--days 应在 1 与 %d 之间。", "--days must lie between 1 and %d.")
                            .formatted(CountyPlan.MOST_DAYS),
                    Words.of("例如 ./firstbutton demo --days 14", "For example ./firstbutton demo --days 14"));
        }
    }

    /** The kept county, if the data hold one; else a new one that ends just now. */
    private CountyPlan plan(Optional<CountyPlan> kept) {
        if (kept.isEmpty()) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return new CountyPlan(
                    Optional.ofNullable(days).orElse(DAYS),
                    Optional.ofNullable(seed).orElse(SEED),
                    now);
        }
        CountyPlan plan = kept.get();
        boolean same = (days == null || days == plan.days()) && (seed == null || seed == plan.seed());
        if (!same) {
            throw Trouble.notReady(
                    Words.of(
                                    "已有数据里是另一个县情(--days %d --seed %d)。",
                                    "The kept data hold another county (--days %d --seed %d).")
                            .formatted(plan.days(), plan.seed()),
                    Words.of("加 --fresh 从空库开始,或去掉这两个参数。", "Add --fresh to begin anew, or leave both options out."));
        }
        return plan;
    }

    private Words whatComesNow() {
        return started.isEmpty()
                ? Words.of(
                        "每 20 秒有一个来电并得到妥善处理;按 Ctrl-C 只停止来电,停止系统请用 ./firstbutton down。",
                        "A call comes in every 20 seconds and is handled well; Ctrl-C stops the calls only, "
                                + "./firstbutton down the system.")
                : Words.of(
                        "每 20 秒有一个来电并得到妥善处理;按 Ctrl-C 停止一切,数据保留。",
                        "A call comes in every 20 seconds and is handled well; Ctrl-C stops everything, the data stay.");
    }

    private void end(LocalSystem system) {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        if (started.isEmpty() || !started.equals(system.mark())) {
            out.println(Words.of(
                            "系统不是本命令启动的,不予停止;停止请用 ./firstbutton down。",
                            "The system was not started by this command and is left alone; ./firstbutton down stops it.")
                    .lines("※ "));
            return;
        }
        out.println(Words.of("正在停止……", "Stopping…").lines(""));
        system.stop();
    }
}
