package org.firstbutton.localrun.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.infrastructure.Databases;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.machine.Secrets;
import org.firstbutton.localrun.running.LocalSystem;

/**
 * 测速系统 — database, broker, identity and one service on free ports in a home of their own, gone afterwards.
 * The other services stay down: what they do with the facts later is not what is measured here.
 */
final class BenchSystem implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Home home;
    private final Ports ports;
    private final LocalSystem system;
    private final Thread onInterrupt = new Thread(this::stopAndForget, "leave-no-process");

    private BenchSystem(Home home, Ports ports, PrintStream out) {
        this.home = home;
        this.ports = ports;
        this.system = new LocalSystem(home, ports, out);
    }

    /** Intake, as callers see it. */
    static BenchSystem started(PrintStream out) throws IOException {
        BenchSystem bench = empty(out);
        bench.system.startOnly("intake");
        return bench;
    }

    /** A service that works off what lies there; {@code settings} are its environment variables. */
    static BenchSystem startedForBacklogs(PrintStream out, String service, Map<String, String> settings)
            throws IOException {
        BenchSystem bench = empty(out);
        bench.system.startForBacklogs(service, settings);
        return bench;
    }

    private static BenchSystem empty(PrintStream out) throws IOException {
        Home home = new Home(Home.ofThisMachine().project(), Files.createTempDirectory("firstbutton-bench"));
        BenchSystem bench = new BenchSystem(home, Ports.free(24_080), out);
        Runtime.getRuntime().addShutdownHook(bench.onInterrupt);
        return bench;
    }

    /**
     * Settings of a supervision that judges by one pack.
     *
     * @param rule one of its rules; supervision does not start if the procuratorate is promised rules that there are not
     */
    static Map<String, String> judgingBy(Path pack, String rule) {
        return Map.of(
                "FIRSTBUTTON_SUPERVISION_PACKS",
                "file:" + pack,
                "FIRSTBUTTON_SUPERVISION_UNRECORDED",
                "",
                "FIRSTBUTTON_SUPERVISION_JOINT_RULES",
                rule);
    }

    /** Another service beside intake. */
    void alsoRun(String service) {
        system.startOnly(service);
    }

    /** Starts a service again that was killed, or starts another one beside it. */
    void start(String service, Map<String, String> settings) {
        system.startForBacklogs(service, settings);
    }

    long pid(String service) {
        return system.pid(service);
    }

    void signal(String service, String signal) {
        system.signal(service, signal);
    }

    Connection database(String service, String role) throws SQLException {
        String password = Secrets.of(home).of(Databases.secretName(service, role));
        return DriverManager.getConnection(ports.databaseUrl(service), service + "_" + role, password);
    }

    Ports ports() {
        return ports;
    }

    Connection intakeDatabase(String role) throws SQLException {
        return DriverManager.getConnection(ports.databaseUrl("intake"), user(role), password(role));
    }

    static String user(String role) {
        return "intake_" + role;
    }

    String password(String role) {
        return Secrets.of(home).of(Databases.secretName("intake", role));
    }

    long count(String query) throws SQLException {
        try (Connection connection = intakeDatabase("consumer");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Everything is published and sealed, so that the next measurement has the machine for itself. */
    void awaitRest() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count("select (select count(*) from outbox_pending) + (select count(*) from audit_unsealed)") > 0) {
            if (System.nanoTime() - deadline > 0) {
                throw Trouble.failed(
                        Words.of("转发或审计封存没有跟上。", "The relay or the sealing of the audit trail did not catch up."),
                        Words.of("请看 %s。", "See %s.").formatted(home.log("intake")));
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
        stopAndForget();
    }

    private void stopAndForget() {
        system.stop();
        Home.delete(home.directory());
    }
}
