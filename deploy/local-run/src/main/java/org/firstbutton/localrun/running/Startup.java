package org.firstbutton.localrun.running;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.infrastructure.PostgresServer;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.slf4j.LoggerFactory;

/** 启动 — one start of the missing parts, all or nothing: a failure or Ctrl-C stops what it has started. */
final class Startup {
    private static final Duration POLL = Duration.ofMillis(150);
    private static final int TAIL_LINES = 12;

    private final Home home;
    private final Parts parts;
    private final Processes processes;
    private final PrintStream out;
    private final List<String> started = new ArrayList<>();
    private final List<Process> helpers = new ArrayList<>();
    private boolean abandoned;
    private volatile boolean interrupted;

    Startup(Home home, Parts parts, Processes processes, PrintStream out) {
        this.home = home;
        this.parts = parts;
        this.processes = processes;
        this.out = out;
    }

    void run(List<String> names) {
        LoggerFactory.getILoggerFactory(); // once, before the workers ask for it together and it complains
        Thread onInterrupt = new Thread(this::abandonOnInterrupt, "stop-what-was-started");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        ExecutorService workers = Executors.newFixedThreadPool(names.size());
        try {
            bringUpTogether(only(names, Parts.infrastructure()::contains), workers);
            bringUpTogether(only(names, name -> !Parts.infrastructure().contains(name)), workers);
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (ExecutionException problem) {
            letInterruptionFinish();
            abandon();
            throw problem.getCause() instanceof RuntimeException known ? known : new IllegalStateException(problem);
        } catch (InterruptedException interrupted) {
            abandon();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<String> only(List<String> names, Predicate<String> wanted) {
        return names.stream().filter(wanted).toList();
    }

    /** Waits in the order of completion, so that a failed part fails the start before its neighbours' patience ends. */
    private void bringUpTogether(List<String> names, ExecutorService workers)
            throws InterruptedException, ExecutionException {
        CompletionService<String> done = new ExecutorCompletionService<>(workers);
        List<Future<String>> submitted = names.stream()
                .map(name -> done.submit(() -> bringUp(name), name))
                .toList();
        for (int left = submitted.size(); left > 0; left--) {
            done.take().get();
        }
    }

    private void bringUp(String name) {
        long since = System.nanoTime();
        try {
            if (name.equals(Parts.POSTGRES)) {
                initialiseDatabase();
            }
            Part part = parts.part(name);
            awaitHealth(part, start(part));
            if (name.equals(Parts.POSTGRES)) {
                parts.databases().prepare();
            } else if (name.equals(Parts.KAFKA)) {
                parts.topics().prepare();
            }
        } catch (IOException | SQLException problem) {
            throw failure(name, problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        double seconds = (System.nanoTime() - since) / 1e9;
        out.println(String.format(Locale.ROOT, "✔ %-12s %s:%d  %.1f s", name, Ports.HOST, parts.port(name), seconds));
    }

    private void initialiseDatabase() throws IOException, InterruptedException {
        PostgresServer server = parts.server();
        if (server.hasData()) {
            return;
        }
        List<String> command = server.initialise();
        Process helper;
        synchronized (this) {
            refuseIfAbandoned();
            helper = processes.startHelper(Parts.POSTGRES, command);
            helpers.add(helper);
        }
        if (helper.waitFor() != 0) {
            throw failure(Parts.POSTGRES, null);
        }
        server.adopt();
    }

    private synchronized Process start(Part part) throws IOException {
        refuseIfAbandoned();
        started.add(part.name());
        return processes.start(part);
    }

    private void refuseIfAbandoned() {
        if (abandoned) {
            throw new IllegalStateException("the start was given up");
        }
    }

    private void awaitHealth(Part part, Process process) throws InterruptedException {
        long deadline = System.nanoTime() + part.patience().toNanos();
        while (!part.healthy().getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                throw failure(part.name(), null);
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private void abandonOnInterrupt() {
        interrupted = true;
        out.println(Words.of("中断:正在停止已启动的进程……", "Interrupted: stopping what was started…")
                .lines("✘ "));
        abandon();
    }

    /** A part that fails while Ctrl-C is being served is no news; the JVM is about to end. */
    private void letInterruptionFinish() {
        while (interrupted) {
            LockSupport.park();
        }
    }

    private void abandon() {
        List<String> ours;
        synchronized (this) {
            if (abandoned) {
                return;
            }
            abandoned = true;
            ours = List.copyOf(started);
            helpers.forEach(Process::destroyForcibly);
        }
        LocalSystem.stopAll(processes, out, ours);
    }

    private Trouble failure(String name, @org.jspecify.annotations.Nullable Exception cause) {
        Path log = home.log(name);
        String reason = cause == null ? "" : cause + System.lineSeparator();
        return new Trouble(
                Trouble.FAILED,
                Words.of("%s 没有启动成功。", "%s did not start.").formatted(name),
                Words.of("日志 %s 的末尾:", "the end of its log %s:%n%s").formatted(log, reason + tail(log)),
                cause);
    }

    private static String tail(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException noLog) {
            return "";
        } catch (UncheckedIOException unreadable) {
            return "";
        }
    }
}
