package org.firstbutton.localrun.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firstbutton.localrun.machine.Ports;
import org.jspecify.annotations.Nullable;

/**
 * 两条插入 — the baseline of intake: a transaction of one alert-like and one outbox-like row, sixteen connections, in the
 * same PostgreSQL; no HTTP, no check, no key, no audit. By pgbench where it is installed, else by JDBC.
 */
final class TwoInserts {
    private static final int CONNECTIONS = 16;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final String PAYLOAD = "{\"channel\": \"PHONE_110\", \"place\": \"" + "x".repeat(280) + "\"}";
    private static final List<String> TABLES =
            List.of("create schema bench", """
            create table bench.alert (id uuid primary key, source text not null, number text not null,
                org_path text not null, state text not null, received_at timestamptz not null, unique (source, number))
            """, "create index on bench.alert (org_path, received_at)", """
            create table bench.outbox (seq bigint generated always as identity primary key, aggregate text not null,
                type text not null, written_at timestamptz not null default now(), payload jsonb not null)
            """);
    private static final String ALERT = """
            insert into bench.alert values (gen_random_uuid(), 'bench', gen_random_uuid()::text, 'HB/JZ/SS/U001/',
                'RECEIVED', now())
            """;
    private static final String OUTBOX =
            "insert into bench.outbox (aggregate, type, payload) values (gen_random_uuid()::text, 'alert.received', '"
                    + PAYLOAD + "')";

    private final BenchSystem system;
    private final @Nullable Path pgbench;

    private TwoInserts(BenchSystem system) {
        this.system = system;
        this.pgbench = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, "pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    static TwoInserts prepared(BenchSystem system) throws SQLException {
        try (Connection owner = system.intakeDatabase("owner");
                Statement statement = owner.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        return new TwoInserts(system);
    }

    String means() {
        return pgbench == null ? "JDBC" : "pgbench -M prepared";
    }

    /** Transactions per second. */
    double run(Duration time) throws IOException, InterruptedException, ExecutionException {
        return pgbench == null ? byJdbc(time) : byPgbench(pgbench, time);
    }

    private double byPgbench(Path program, Duration time) throws IOException, InterruptedException {
        Path script = Files.createTempFile("two-inserts", ".sql");
        Files.writeString(script, "begin;\n" + ALERT.replace('\n', ' ') + ";\n" + OUTBOX + ";\ncommit;\n");
        Ports ports = system.ports();
        ProcessBuilder run = new ProcessBuilder(List.of(
                        program.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + CONNECTIONS,
                        "--jobs=2",
                        "--time=" + time.toSeconds(),
                        "--file=" + script,
                        "--host=" + Ports.HOST,
                        "--port=" + ports.postgres(),
                        "--username=" + BenchSystem.user("owner"),
                        "intake"))
                .redirectErrorStream(true);
        run.environment().put("PGPASSWORD", system.password("owner"));
        Process process = run.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.delete(script);
        Matcher tps = TPS.matcher(said);
        if (!tps.find()) {
            throw new IOException("pgbench said: " + said);
        }
        return Double.parseDouble(tps.group(1));
    }

    private double byJdbc(Duration time) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long until = System.nanoTime() + time.toNanos();
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                counts.add(clients.submit(() -> transactions(until)));
            }
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum / (time.toNanos() / 1e9);
        } finally {
            clients.shutdownNow();
        }
    }

    private long transactions(long until) throws SQLException {
        try (Connection connection = system.intakeDatabase("owner");
                PreparedStatement alert = connection.prepareStatement(ALERT);
                PreparedStatement outbox = connection.prepareStatement(OUTBOX)) {
            connection.setAutoCommit(false);
            long count = 0;
            for (; System.nanoTime() - until < 0; count++) {
                alert.executeUpdate();
                outbox.executeUpdate();
                connection.commit();
            }
            return count;
        }
    }
}
