package org.firstbutton.localrun.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/acceptance.md} names only what there is: 199 rows, and files, endpoints, rules and tests that exist. */
class AcceptanceTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGE = ROOT.resolve("docs").resolve("acceptance.md");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern RULE = Pattern.compile("[A-Z]{3}-[0-9]{2}");
    private static final Set<String> STATES = Set.of("done", "partly", "not done");
    private static final int ROWS = 199;

    /** 一行 — as the page writes it. */
    private record Row(int number, String capability, String state, String how, String tests) {}

    @Test
    void thereAre199Rows_numberedOneByOne_andEachSaysHowFarItIs() {
        List<Row> rows = rows();

        assertThat(rows)
                .extracting(Row::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS).boxed().toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(STATES).as("row " + row.number()).contains(row.state());
            assertThat(row.capability()).as("row " + row.number()).contains(" · ");
        });
    }

    @Test
    void whatIsDoneOrPartlyDone_saysHow_andNamesATestThatShowsIt() {
        assertThat(rows()).filteredOn(row -> !row.state().equals("not done")).allSatisfy(row -> {
            assertThat(row.how()).as("row " + row.number()).isNotBlank();
            assertThat(named(row.tests())).as("row " + row.number()).isNotEmpty();
        });
        assertThat(rows())
                .filteredOn(row -> row.state().equals("not done"))
                .allSatisfy(
                        row -> assertThat(row.tests()).as("row " + row.number()).isBlank());
    }

    @Test
    void theHead_countsTheRowsAsTheyAre() {
        String counts = Stream.of("done", "partly", "not done")
                .map(state ->
                        rows().stream().filter(row -> row.state().equals(state)).count() + " " + state)
                .collect(Collectors.joining(", "));

        assertThat(text(PAGE)).contains(counts + ".");
    }

    @Test
    void everyTestNamed_exists() {
        Set<String> classes = testClasses();

        assertThat(rows().stream().flatMap(row -> named(row.tests()).stream()))
                .allMatch(classes::contains, "is a test class");
    }

    @Test
    void everyLink_leadsToAFile_everyEndpointToItsService_andEveryRuleToTheCatalogue() {
        String rules = text(ROOT.resolve("docs").resolve("rules.md"));
        LINK.matcher(text(PAGE)).results().forEach(link -> {
            Path file = PAGE.resolveSibling(link.group(2));
            String said = link.group(1);
            assertThat(file).as(said).exists();
            if (link.group(2).startsWith("api/")) {
                String path = "/api/v1/" + said.replace("`", "");
                String api = text(file);
                assertThat(api.contains("\n  " + path + ":\n") || api.contains("\n  \"" + path + "\":\n"))
                        .as(link.group(2) + " has " + path)
                        .isTrue();
            } else if (RULE.matcher(said).matches()) {
                assertThat(rules.contains("### " + said + " ")).as(said).isTrue();
            }
        });
    }

    private static List<Row> rows() {
        return text(PAGE)
                .lines()
                .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .peek(cells -> assertThat(cells).as(cells.get(1)).hasSize(7))
                .map(cells ->
                        new Row(Integer.parseInt(cells.get(1)), cells.get(2), cells.get(3), cells.get(4), cells.get(5)))
                .toList();
    }

    private static List<String> named(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }

    private static Set<String> testClasses() {
        return Stream.of(
                        "alert-intake-service",
                        "case-service",
                        "supervision-service",
                        "scoring-service",
                        "service-chassis",
                        "event-contract",
                        "deploy/local-run")
                .flatMap(module -> walk(ROOT.resolve(module).resolve("src/test/java")))
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
