package org.firstbutton.localrun.running;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.ProcessIdentity;

/** 进程登记 — starts processes that outlive us, remembers them by number and start time, and stops only those. */
final class Processes {
    private static final Duration KILL_WAIT = Duration.ofSeconds(10);

    private final Home home;

    Processes(Home home) {
        this.home = home;
    }

    Optional<ProcessIdentity> living(String name) {
        try {
            return ProcessIdentity.read(pidFile(name)).filter(ProcessIdentity::isAlive);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Starts the part in a session of its own: a Ctrl-C or a closed terminal does not reach it. */
    Process start(Part part) throws IOException {
        ProcessBuilder builder = detached(part.command());
        builder.environment().putAll(part.environment());
        Path log = home.log(part.name());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(part.name() + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        builder.redirectOutput(log.toFile()).redirectErrorStream(true);
        Process process = builder.start();
        Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
        if (identity.isPresent()) {
            identity.get().write(pidFile(part.name()));
        }
        return process;
    }

    /** Starts a helper that ends by itself, its output appended to the part's log. */
    Process startHelper(String partName, List<String> command) throws IOException {
        return detached(command)
                .redirectOutput(Redirect.appendTo(home.log(partName).toFile()))
                .redirectErrorStream(true)
                .start();
    }

    /** Asks the process to end, insists after {@code wait}, and says whether it had to insist. */
    boolean stop(String name, String signal, Duration wait) {
        Optional<ProcessHandle> handle = living(name).flatMap(ProcessIdentity::handle);
        boolean insisted = handle.isPresent() && !endsAfter(handle.get(), signal, wait);
        if (insisted) {
            List<ProcessHandle> tree =
                    new ArrayList<>(handle.get().descendants().toList());
            handle.get().destroyForcibly();
            tree.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(handle.get(), KILL_WAIT);
        }
        try {
            Files.deleteIfExists(pidFile(name));
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
        return insisted;
    }

    /** Sends a signal and returns; after KILL the process is gone. */
    void signal(String name, String signal) {
        ProcessHandle process = living(name)
                .flatMap(ProcessIdentity::handle)
                .orElseThrow(() -> new IllegalStateException(name + " does not run"));
        try {
            send(process, signal);
        } catch (IOException noKill) {
            throw new UncheckedIOException(noKill);
        }
        if (signal.equals("KILL")) {
            awaitEnd(process, KILL_WAIT);
        }
    }

    private static void send(ProcessHandle process, String signal) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean endsAfter(ProcessHandle process, String signal, Duration wait) {
        try {
            send(process, signal);
        } catch (IOException noKill) {
            process.destroy();
        }
        return awaitEnd(process, wait);
    }

    private static boolean awaitEnd(ProcessHandle process, Duration wait) {
        try {
            process.onExit().get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException tooSlow) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProcessBuilder detached(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            whole.add("/usr/bin/setsid");
        }
        whole.addAll(command);
        return new ProcessBuilder(whole).redirectInput(new File("/dev/null"));
    }

    private Path pidFile(String name) {
        return home.run().resolve(name + ".pid");
    }
}
