package org.firstbutton.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * 对照进程 — runs the job so many times in one JVM and prints a line each: events, milliseconds, breaches by rule. State is
 * in RocksDB, two keyed subtasks.
 *
 * <pre>
 * memory DEADLINES AS_OF RUNS EVENTS               events: type TAB matter TAB epoch milliseconds TAB true|false
 * kafka  DEADLINES AS_OF RUNS BOOTSTRAP TOPIC,…    checkpoints every five seconds
 * </pre>
 */
public final class FlinkPeer {
    private static final int KEYED = 2;

    private FlinkPeer() {}

    public static void main(String[] args) throws Exception {
        Deadlines deadlines = Deadlines.read(Path.of(args[1]), Instant.parse(args[2]).toEpochMilli());
        boolean memory = args[0].equals("memory");
        if (memory) {
            InMemory.EVENTS = load(Path.of(args[4]), deadlines);
        }
        for (int run = 0; run < Integer.parseInt(args[3]); run++) {
            Path scratch = Files.createTempDirectory("flink-peer");
            StreamExecutionEnvironment job = environment(scratch, memory);
            if (memory) {
                run(job, fromMemory(), 1, deadlines);
            } else {
                run(job, fromKafka(args[4], args[5], deadlines), KEYED, deadlines);
            }
            delete(scratch);
        }
    }

    private static StreamExecutionEnvironment environment(Path scratch, boolean memory) {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, scratch.toUri().toString());
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1024));
        StreamExecutionEnvironment job = StreamExecutionEnvironment.createLocalEnvironment(KEYED, settings);
        job.getConfig().enableObjectReuse();
        if (!memory) {
            job.enableCheckpointing(5_000);
        }
        return job;
    }

    private static void run(
            StreamExecutionEnvironment job, Source<Milestone, ?, ?> source, int readers, Deadlines deadlines)
            throws Exception {
        DataStreamSource<Milestone> events = job.fromSource(
                source,
                WatermarkStrategy.<Milestone>forBoundedOutOfOrderness(Duration.ZERO)
                        .withTimestampAssigner((event, any) -> event.at),
                "events",
                TypeInformation.of(Milestone.class));
        events.setParallelism(readers);
        events.keyBy(Milestone::getMatter)
                .process(new DeadlineFunction(deadlines))
                .sinkTo(new DiscardingSink<>());
        JobExecutionResult result = job.execute("five deadlines");
        Map<String, Object> broken = new TreeMap<>(result.getAllAccumulatorResults());
        System.out.println("events=" + broken.remove("events") + " millis="
                + result.getNetRuntime(TimeUnit.MILLISECONDS) + " " + broken);
    }

    /** 内存事件 — lies in the one JVM of the local cluster; its source hands out one after the other. */
    static final class InMemory {
        static List<Milestone> EVENTS = List.of();

        private InMemory() {}
    }

    private static Source<Milestone, ?, ?> fromMemory() {
        return new DataGeneratorSource<>(
                number -> InMemory.EVENTS.get(number.intValue()),
                InMemory.EVENTS.size(),
                TypeInformation.of(Milestone.class));
    }

    private static Source<Milestone, ?, ?> fromKafka(String bootstrap, String topics, Deadlines deadlines) {
        return KafkaSource.<Milestone>builder()
                .setBootstrapServers(bootstrap)
                .setTopics(Arrays.asList(topics.split(",")))
                .setGroupId("flink-peer")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setProperty("isolation.level", "read_committed")
                .setDeserializer(new FactReader(deadlines))
                .build();
    }

    private static List<Milestone> load(Path file, Deadlines deadlines) throws IOException {
        List<Milestone> events = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] word = line.split("\t");
                events.add(new Milestone(
                        word[1],
                        deadlines.types().indexOf(word[0]),
                        Boolean.parseBoolean(word[3]),
                        Long.parseLong(word[2])));
            }
        }
        return events;
    }

    // The cluster clears its checkpoints away while we do.
    private static void delete(Path tree) throws IOException {
        try (var inside = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) inside.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException | NoSuchFileException | DirectoryNotEmptyException meanwhile) {
            System.err.println("left behind: " + meanwhile);
        }
    }
}
