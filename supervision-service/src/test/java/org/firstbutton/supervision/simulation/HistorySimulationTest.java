package org.firstbutton.supervision.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Any permutation, repetition and delay of a history ends in the same findings: those that an independent judge finds in
 * the whole of it. A failure is shrunk and left in {@code target/histories}; once understood it moves to
 * {@code src/test/resources/histories}, where it is run for ever.
 */
class HistorySimulationTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    private static final Path KEPT = Path.of("src/test/resources/histories");
    private static final Path FOUND = Path.of("target/histories");
    private static final int PACKS = 300;
    private static final long SEED = 20_261_122;

    /**
     * {@code -Dfirstbutton.histories=N}: fewer by day, all of them in CI. Without {@code -Dfirstbutton.histories.seed=S}
     * always the same ones, so that a commit is green or red whenever it is built; whoever looks for more draws others.
     */
    @Test
    void theOrderOfArrivalLeavesNoTrace() {
        int histories = Integer.getInteger("firstbutton.histories", 5_000);
        long seed = Long.getLong("firstbutton.histories.seed", SEED);
        String[] packs = new String[PACKS];
        for (int i = 0; i < histories; i++) {
            int which = i % PACKS;
            packs[which] = packs[which] == null ? PackDraw.yaml(seed + which) : packs[which];
            History history = new HistoryDraw(seed + 31L * i).draw(packs[which]);
            String difference = difference(history);
            if (!difference.isEmpty()) {
                History smallest = new Shrinking(one -> !difference(one).isEmpty()).smallest(history);
                fail("history %d of seed %d, shrunk to %s:%n%s"
                        .formatted(i, seed, write(smallest, seed, i), difference(smallest)));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> whatOnceWentWrongStaysRight() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.sorted().toList().stream().map(file -> {
                History history = read(file);
                return DynamicTest.dynamicTest(
                        file.getFileName() + ": " + history.told(),
                        () -> assertThat(Trial.difference(history)).isEmpty());
            });
        }
    }

    private static String difference(History history) {
        try {
            return Trial.difference(history);
        } catch (RuntimeException fault) {
            return fault + " at " + fault.getStackTrace()[0];
        }
    }

    private static History read(Path file) {
        try {
            return JSON.readValue(file.toFile(), History.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path write(History history, long seed, int number) {
        Path file = FOUND.resolve("found-" + seed + "-" + number + ".json");
        try {
            Files.createDirectories(FOUND);
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(
                            file.toFile(), history.telling(difference(history).replaceAll("\\s+", " ")));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return file;
    }
}
