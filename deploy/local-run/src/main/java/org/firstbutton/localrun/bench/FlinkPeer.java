package org.firstbutton.localrun.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.supervision.verdict.TimelineFact;

/**
 * 同类对照 — the same five deadlines as a job of Apache Flink with its state in RocksDB, in a process of its own that is built
 * apart ({@code mvn -f deploy/flink-peer package}) and never shipped.
 */
final class FlinkPeer {
    private static final Pattern TOLD = Pattern.compile("events=(\\d+) millis=(\\d+) \\{(.*)}");
    private static final String[] OPENED = {
        "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Xmx3g"
    };

    private final Path built;

    private FlinkPeer(Path built) {
        this.built = built;
    }

    /** One run of the job, and how many breaches of each rule it found. */
    record Run(long events, double seconds, Map<String, Long> broken) {
        double rate() {
            return events / seconds;
        }
    }

    static FlinkPeer built() {
        Path built = Home.ofThisMachine().project().resolve("deploy/flink-peer/target");
        if (!Files.exists(built.resolve("flink-peer.jar"))) {
            throw Trouble.notReady(
                    Words.of("Flink 对照尚未构建。", "The Flink peer is not built."),
                    Words.of("请运行 %s。", "Run %s.").formatted("mvn -B -f deploy/flink-peer package"));
        }
        return new FlinkPeer(built);
    }

    /** Once to warm up and then so many runs over events in its memory, in the order of time. */
    List<Run> overMemory(List<TimelineFact> stream, Instant asOf, int runs) throws IOException, InterruptedException {
        Path events = Files.createTempFile("flink-events", ".tsv");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(events)) {
                for (TimelineFact fact : stream) {
                    boolean holds = Boolean.TRUE.equals(fact.fields().get("crime"));
                    out.write(fact.type()
                            + '\t'
                            + fact.matter()
                            + '\t'
                            + fact.occurredAt().toEpochMilli()
                            + '\t'
                            + holds
                            + '\n');
                }
            }
            return run("memory", "/bench/five-rules.deadlines", asOf, runs, List.of(events.toString()));
        } finally {
            Files.delete(events);
        }
    }

    /** Once to warm up and then so many runs over all that lies on these topics, with a checkpoint every five seconds. */
    List<Run> overTopics(String bootstrap, List<String> topics, Instant asOf, int runs)
            throws IOException, InterruptedException {
        return run(
                "kafka",
                "/bench/five-police-rules.deadlines",
                asOf,
                runs,
                List.of(bootstrap, String.join(",", topics)));
    }

    private List<Run> run(String from, String deadlines, Instant asOf, int runs, List<String> source)
            throws IOException, InterruptedException {
        Path rules = Files.createTempFile("flink-deadlines", ".txt");
        Path said = Files.createTempFile("flink-peer", ".log");
        try {
            Files.writeString(rules, JudgeBench.text(deadlines));
            List<String> command = new ArrayList<>(
                    List.of(ProcessHandle.current().info().command().orElse("java")));
            command.addAll(List.of(OPENED));
            command.addAll(List.of(
                    "-cp",
                    built.resolve("flink-peer.jar") + java.io.File.pathSeparator + built.resolve("lib") + "/*",
                    "org.firstbutton.peer.FlinkPeer"));
            command.addAll(List.of(from, rules.toString(), asOf.toString(), Integer.toString(runs + 1)));
            command.addAll(source);
            return told(new ProcessBuilder(command).redirectError(said.toFile()).start(), said);
        } finally {
            Files.delete(rules);
            Files.delete(said);
        }
    }

    private static List<Run> told(Process process, Path said) throws IOException, InterruptedException {
        List<Run> runs = new ArrayList<>();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher told = TOLD.matcher(line);
                if (told.matches()) {
                    runs.add(new Run(
                            Long.parseLong(told.group(1)), Long.parseLong(told.group(2)) / 1e3, counts(told.group(3))));
                }
            }
        }
        if (process.waitFor() != 0 || runs.isEmpty()) {
            throw new IllegalStateException(
                    "the Flink peer ended with " + process.exitValue() + ": " + Files.readString(said));
        }
        return runs.subList(1, runs.size());
    }

    private static Map<String, Long> counts(String text) {
        Map<String, Long> counts = new TreeMap<>();
        Stream.of(text.split(", ")).map(each -> each.split("=")).forEach(each -> {
            if (!each[1].equals("0")) {
                counts.put(each[0], Long.valueOf(each[1]));
            }
        });
        return counts;
    }
}
