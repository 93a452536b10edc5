package org.firstbutton.localrun.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.backtest.EventLine.BadLine;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BacktestCommandTest {
    private static final Instant AS_OF = Instant.parse("2026-03-10T00:00:00Z");
    private static final String PACK = """
            pack: library-loans
            version: '1'
            effectiveFrom: 2026-01-01
            zone: Europe/Berlin
            vocabulary:
              matter: loanNo
              types:
                loan.begun: {loanNo: string, member: string, copies: int}
                loan.ended: {loanNo: string}
            rules:
              - id: LIB-01
                name: {zh: 逾期未还, en: Not returned}
                kind: deadline
                trigger: loan.begun
                when: fact.copies > 1
                expect: loan.ended
                limits: [{within: 2 HOURS, calendar: CLOCK, severity: HIGH}]
                ladder: E2
                basis: house rule
                examples:
                  - {told: late, facts: [{at: '08:00', loan.begun: {copies: 2}}], askedAt: '11:00', brokenAt: '10:00'}
            """;

    @TempDir
    Path directory;

    private final StringWriter said = new StringWriter();
    private String packText = PACK;

    @Test
    void anotherAgencysLog_isJudgedByItsOwnWordsAndKey() throws IOException {
        Path out = directory.resolve("findings.ndjson");

        int exit = run(
                file(
                        "events.ndjson",
                        List.of(begun("L1", 8, 2), ended("L1", 11), begun("L2", 8, 1), begun("L3", 9, 3))),
                "--out",
                out.toString(),
                "--summary");

        assertThat(exit).isZero();
        assertThat(Files.readAllLines(out))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"subject\":\"L1\"") && line.contains("\"state\":\"MET_LATE\""))
                .anyMatch(line ->
                        line.contains("\"subject\":\"L3\"") && line.contains("\"brokenAt\":\"2026-03-02T11:00:00Z\""));
        assertThat(said.toString()).contains("LIB-01", "4 events, 3 matters, 2 findings");
    }

    @Test
    void anExampleThatComesOutOtherwise_refusesThePack() throws IOException {
        packText = PACK.replace("brokenAt: '10:00'", "brokenAt: '10:01'");

        int exit = run(file("events.ndjson", List.of(begun("L1", 8, 2))));

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString())
                .containsOnlyOnce("LIB-01 'late': brokenAt should be 2026-03-02T09:01:00Z but is 2026-03-02T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"national/filing", "national-filing", "national-filing/1", "dispatch-export"})
    void aShippedPack_isFoundByItsFileAndAsFindingsNameIt(String name) {
        assertThat(Packs.read(List.of(name))).hasSize(1);
    }

    @Test
    void aTypeThatThePackDoesNotKnow_isTold() throws IOException {
        run(file("events.ndjson", List.of(begun("L1", 8, 2), begun("L2", 8, 2).replace("loan.begun", "loan.begunn"))));

        assertThat(said.toString()).contains("2 events", "types not in the vocabulary", "(1): loan.begunn × 1");
    }

    @Test
    void groupedOrNotOrOnDisk_theFindingsAreTheSame() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            lines.add(begun("L" + i, i % 24, i % 3));
            if (i % 4 > 0) {
                lines.add(ended("L" + i, i % 24 + i % 5));
            }
        }
        Path grouped = file("grouped.ndjson", lines);
        Collections.shuffle(lines, new Random(7));
        Path shuffled = file("shuffled.ndjson", lines);

        Set<String> expected = findings(grouped, reading -> reading.inOrder(), Long.MAX_VALUE);

        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(findings(shuffled, reading -> reading.byMatter(), Long.MAX_VALUE))
                .isEqualTo(expected);
        assertThat(findings(shuffled, reading -> reading.byMatter(), 0)).isEqualTo(expected);
        assertThatThrownBy(() -> findings(shuffled, reading -> reading.inOrder(), 0))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("comes again");
    }

    @Test
    void aBadLine_isNamedAndEndsTheRun_orIsCounted() throws IOException {
        Path events = file("bad.ndjson", List.of(begun("L1", 8, 2), "{\"id\":", "{}", begun("L2", 8, 2)));

        assertThat(run(events)).isEqualTo(Trouble.REFUSED_ROWS);
        assertThat(said.toString()).contains("Line 2 cannot be read: expected JSON, broken at column");
        assertThat(run(events, "--skip-bad")).isZero();
        assertThat(said.toString()).contains("2 events, 2 matters, 2 findings", "bad lines 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"specversion\":\"1.0\",\"id\":\"a\",\"type\":\"loan.begun\",\"source\":\"s\",\"time\":\"2026-03-02T08:00:00.5Z\",\"data\":{\"loanNo\":\"L1\",\"copies\":2,\"recordedAt\":\"2026-03-02T09:00:00+01:00\",\"actor\":{\"id\":\"7\",\"role\":\"R\"},\"orgPath\":\"A/B/\",\"corrects\":\"z\",\"other\":{\"loanNo\":\"X\"}}}",
                "{\"data\":{\"loanNo\":\"L1\",\"copies\":2},\"time\":\"2026-03-02T08:00:00.123456789Z\",\"source\":\"s\",\"type\":\"loan.begun\",\"id\":\"a\"}",
                "{\"id\":\"a\",\"type\":\"police.loan.ended.v1\",\"source\":\"s\",\"time\":\"2026-03-02T08:00:00Z\",\"extra\":[1,2],\"data\":{\"loanNo\":\"L1\",\"copies\":null,\"member\":null}}",
                "{\"id\":\"a\",\"type\":\"unknown.thing\",\"source\":\"s\",\"time\":\"2024-02-29T23:59:59Z\",\"data\":{\"loanNo\":\"L1\",\"copies\":\"two\"}}"
            })
    void theQuickWayReadsWhatTheCarefulWayReads(String line) throws IOException, BadLine {
        RulePack pack = PackReader.read("pack.yaml", PACK);
        EventLine lines = new EventLine(pack.vocabulary());
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

        TimelineFact read = lines.read(bytes, bytes.length);
        TimelineFact careful = lines.carefully(bytes, bytes.length);

        assertThat(read).isEqualTo(careful);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T08:00:00Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02 08:00:00Z",
                "2026-03-02T08:00Z0",
                "yesterday"
            })
    void aWrongTime_isNoTime(String time) {
        byte[] line = begun("L1", 8, 2).replace("2026-03-02T08:00:00Z", time).getBytes(StandardCharsets.UTF_8);
        EventLine lines = new EventLine(PackReader.read("pack.yaml", PACK).vocabulary());

        assertThatThrownBy(() -> lines.read(line, line.length))
                .isInstanceOf(BadLine.class)
                .hasMessageContaining("'time'");
    }

    private interface Way {
        void take(Reading reading) throws IOException;
    }

    private static Set<String> findings(Path events, Way way, long inMemory) throws IOException {
        RulePack pack = PackReader.read("pack.yaml", PACK);
        Set<String> found = new TreeSet<>();
        Gathering gathering = new Gathering(
                new Judge(List.of(pack), Calendars.chinaStandard()),
                AS_OF,
                false,
                Set.of(),
                duty -> found.add(duty.findingId() + " " + duty.state() + " " + duty.remediedAt()));
        way.take(new Reading(events, new EventLine(pack.vocabulary()), gathering, false, inMemory));
        gathering.close();
        return found;
    }

    private int run(Path events, String... more) throws IOException {
        Path pack = directory.resolve("pack.yaml");
        Files.writeString(pack, packText);
        List<String> arguments = new ArrayList<>(
                List.of("--pack", pack.toString(), "--events", events.toString(), "--as-of", AS_OF.toString()));
        arguments.addAll(List.of(more));
        CommandLine line = new CommandLine(new BacktestCommand());
        line.setOut(new PrintWriter(said, true));
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            said.append(problem instanceof Trouble trouble ? trouble.text() : problem.toString());
            return problem instanceof Trouble trouble ? trouble.exitCode() : -1;
        });
        return line.execute(arguments.toArray(String[]::new));
    }

    private Path file(String name, List<String> lines) throws IOException {
        return Files.write(directory.resolve(name), lines);
    }

    private static String begun(String loan, int hour, int copies) {
        return "{\"id\":\"b-%s\",\"type\":\"loan.begun\",\"source\":\"s\",\"time\":\"2026-03-02T%02d:00:00Z\",\"data\":{\"loanNo\":\"%s\",\"copies\":%d}}"
                .formatted(loan, hour, loan, copies);
    }

    private static String ended(String loan, int hour) {
        return "{\"id\":\"e-%s\",\"type\":\"loan.ended\",\"source\":\"s\",\"time\":\"2026-03-%02dT%02d:00:00Z\",\"data\":{\"loanNo\":\"%s\"}}"
                .formatted(loan, 2 + hour / 24, hour % 24, loan);
    }
}
