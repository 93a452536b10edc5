package org.firstbutton.localrun.running;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.machine.Readiness;
import org.firstbutton.localrun.machine.Secrets;

/**
 * 单机系统 — the whole local system as one thing that can be started and stopped. Whoever starts it holds the home's
 * lock meanwhile; the file {@code run/complete} says that a start was finished, so that the remains of a killed start
 * are told from a running system.
 */
public final class LocalSystem {
    private static final Duration SERVICE_WAIT = Duration.ofSeconds(15);
    private static final Duration INFRASTRUCTURE_WAIT = Duration.ofSeconds(25);

    private final Home home;
    private final Ports ports;
    private final PrintStream out;
    private final Processes processes;

    public LocalSystem(Home home, Ports ports, PrintStream out) {
        this.home = home;
        this.ports = ports;
        this.out = out;
        this.processes = new Processes(home);
    }

    /** How {@code up} was asked for. */
    public record Wish(boolean fresh, boolean anyway, boolean infrastructureOnly) {}

    /**
     * Starts what is not running and returns when all of it is healthy. Until then an interruption or a failure stops
     * everything that this call started.
     *
     * @return whether anything had to be started
     */
    public boolean start(Wish wish) {
        List<String> wanted = wish.infrastructureOnly() ? Parts.infrastructure() : Parts.names();
        return start(wish, wanted, () -> new Parts(home, ports, Secrets.of(home)));
    }

    /** One service at full size and the infrastructure it stands on, whatever the machine has left. */
    public void startOnly(String service) {
        startOnly(service, () -> Parts.fullSize(home, ports, Secrets.of(home)));
    }

    /**
     * The same for a service that is to work off what lies there.
     *
     * @param settings of the service, as environment variables
     */
    public void startForBacklogs(String service, Map<String, String> settings) {
        startOnly(service, () -> Parts.forBacklogs(home, ports, Secrets.of(home), settings));
    }

    private void startOnly(String service, Supplier<Parts> described) {
        List<String> wanted = new ArrayList<>(Parts.infrastructure());
        wanted.add(service);
        start(new Wish(false, true, false), wanted, described);
    }

    public long pid(String name) {
        return processes.living(name).orElseThrow().pid();
    }

    /** Sends a signal, {@code STOP}, {@code CONT} or {@code KILL}, to one running part. */
    public void signal(String name, String signal) {
        processes.signal(name, signal);
    }

    /** @param described asked for only when nothing old is left, for it reads the secrets */
    private boolean start(Wish wish, List<String> wanted, Supplier<Parts> described) {
        try (FileChannel lock = locked()) {
            List<String> running = running();
            refuseRemains(running);
            if (wish.fresh()) {
                forget(running);
            }
            List<String> missing =
                    wanted.stream().filter(name -> !running.contains(name)).toList();
            if (missing.isEmpty()) {
                return false;
            }
            Parts parts = described.get();
            checkMachine(parts, missing, wish.anyway());
            String before = mark();
            Files.deleteIfExists(complete());
            ports.remember(home);
            try {
                new Startup(home, parts, processes, out).run(missing);
            } catch (Trouble failed) {
                // What it had started it has stopped again; the parts that ran before still do.
                if (!before.isEmpty()) {
                    Files.writeString(complete(), before);
                }
                throw failed;
            }
            Files.writeString(complete(), UUID.randomUUID().toString());
            return lock.isOpen();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Tells one start from the next; empty when nothing runs that was started to the end. */
    public String mark() {
        try {
            return Files.exists(complete()) ? Files.readString(complete()) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Stops everything in order: services first, then identity, broker, database. */
    public List<String> stop() {
        try (FileChannel lock = locked()) {
            List<String> stopped = lock.isOpen() ? running() : List.of();
            stopAll(processes, out, stopped);
            Files.deleteIfExists(complete());
            return stopped;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static void stopAll(Processes processes, PrintStream out, List<String> names) {
        List<String> services = names.stream()
                .filter(name -> !Parts.infrastructure().contains(name))
                .toList();
        services.parallelStream().forEach(name -> stopOne(processes, out, name, SERVICE_WAIT));
        List<String> infrastructure = new ArrayList<>(
                names.stream().filter(Parts.infrastructure()::contains).toList());
        Collections.reverse(infrastructure);
        infrastructure.forEach(name -> stopOne(processes, out, name, INFRASTRUCTURE_WAIT));
    }

    private static void stopOne(Processes processes, PrintStream out, String name, Duration wait) {
        boolean insisted = processes.stop(name, name.equals(Parts.POSTGRES) ? "INT" : "TERM", wait);
        out.println("■ " + name + (insisted ? "  (超时,已强制结束 · did not end in time, killed)" : ""));
    }

    public List<String> running() {
        return Parts.names().stream()
                .filter(name -> processes.living(name).isPresent())
                .toList();
    }

    List<PartStatus> status() {
        Parts parts = new Parts(home, ports, Secrets.of(home));
        return Parts.names().parallelStream()
                .map(name -> PartStatus.of(name, parts, processes.living(name)))
                .toList();
    }

    private void refuseRemains(List<String> running) {
        if (!running.isEmpty() && !Files.exists(complete())) {
            String remains = running.stream()
                    .map(name -> name + " "
                            + processes
                                    .living(name)
                                    .map(found -> String.valueOf(found.pid()))
                                    .orElse(""))
                    .collect(Collectors.joining(", "));
            throw Trouble.notReady(
                    Words.of("上一次启动被强行中断,留下了进程:%s。", "An earlier start was killed and left processes: %s.")
                            .formatted(remains),
                    Words.of(
                            "请先运行 ./firstbutton down(只结束这些进程,数据保留)。",
                            "Run ./firstbutton down first (it ends only these; the data stay)."));
        }
    }

    private void forget(List<String> running) {
        if (!running.isEmpty()) {
            throw Trouble.notReady(
                    Words.of("系统正在运行,不能清空数据。", "The system is running; its data cannot be forgotten."),
                    Words.of("请先运行 ./firstbutton down。", "Run ./firstbutton down first."));
        }
        home.forget();
    }

    private void checkMachine(Parts parts, List<String> missing, boolean anyway) {
        Readiness.checkPorts(parts.ports(missing));
        if (!anyway) {
            if (missing.containsAll(Parts.names())) {
                Readiness.checkMemory();
            }
            Readiness.checkDisk(home);
        }
    }

    private Path complete() {
        return home.run().resolve("complete");
    }

    private FileChannel locked() throws IOException {
        FileChannel channel =
                FileChannel.open(home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException alsoTaken) {
            // Taken by another thread of this process: the same answer as when another process has it.
        }
        channel.close();
        throw Trouble.notReady(
                Words.of("另一个 ./firstbutton 正在启动或停止系统。", "Another ./firstbutton is starting or stopping the system."),
                Words.of("请等它结束,或在那个终端按 Ctrl-C。", "Wait for it, or press Ctrl-C in its terminal."));
    }
}
