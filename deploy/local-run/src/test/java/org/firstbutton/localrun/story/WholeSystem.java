package org.firstbutton.localrun.story;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.machine.ProcessIdentity;
import org.firstbutton.localrun.machine.Secrets;
import org.firstbutton.localrun.running.LocalSystem;
import org.firstbutton.localrun.running.LocalSystem.Wish;

/** 整个系统 — all seven processes on free ports in a home of their own, started, killed and restarted. */
final class WholeSystem implements AutoCloseable {
    private static final Wish ALL = new Wish(false, true, false);
    private static final int PROCESSES = 7;

    private final Home home;
    private final Ports ports;
    private final LocalSystem system;

    WholeSystem(Path directory) {
        this.home = new Home(project(), directory);
        this.ports = Ports.free(28_080);
        this.system = new LocalSystem(home, ports, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    /** The root of the source tree, where the reactor has packaged the services before this module's turn. */
    private static Path project() {
        return Path.of(System.getProperty("firstbutton.project", "../.."))
                .toAbsolutePath()
                .normalize();
    }

    Ports ports() {
        return ports;
    }

    /** The database of one service, as whoever keeps the server sees it. */
    Connection database(String name) throws SQLException {
        return DriverManager.getConnection(
                ports.databaseUrl(name), "postgres", Secrets.of(home).of("postgres_superuser"));
    }

    /** Starts what is not running, as {@code ./firstbutton up} does, and says how long it took. */
    Duration start() {
        long since = System.nanoTime();
        if (!system.start(ALL) || system.running().size() != PROCESSES) {
            throw new AssertionError("running after a start: " + system.running());
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** SIGKILL: no shutdown hook runs, no buffer is flushed, no lock is given back. */
    void kill(String part) throws Exception {
        ProcessHandle victim = ProcessIdentity.read(home.run().resolve(part + ".pid"))
                .flatMap(ProcessIdentity::handle)
                .orElseThrow(() -> new AssertionError(part + " was not running"));
        keepLog(part);
        if (!victim.destroyForcibly()) {
            throw new AssertionError(part + " could not be killed");
        }
        victim.onExit().get(20, TimeUnit.SECONDS);
        if (system.running().contains(part)) {
            throw new AssertionError(part + " still runs");
        }
    }

    /** Lines of all logs that tell of a version that stands twice, also of processes that were killed since. */
    List<String> forks() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> logs = Files.list(home.log("any").getParent())) {
            for (Path log : logs.toList()) {
                new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("FORK"))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private void keepLog(String part) throws IOException {
        Path log = home.log(part);
        Files.copy(log, log.resolveSibling(part + ".killed.log"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The logs outlive the home, for whoever has to find out why a story failed. */
    @Override
    public void close() throws IOException {
        system.stop();
        Path kept = Files.createDirectories(Path.of("target", "story-logs"));
        try (Stream<Path> logs = Files.list(home.log("any").getParent())) {
            for (Path log : logs.toList()) {
                Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
