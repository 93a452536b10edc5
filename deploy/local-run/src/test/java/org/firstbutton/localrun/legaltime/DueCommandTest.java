package org.firstbutton.localrun.legaltime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firstbutton.localrun.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class DueCommandTest {
    @TempDir
    Path directory;

    @Test
    void fiveWorkingDaysOverTheNationalDay_areToldDayByDay() {
        Said said = due("--start", "2025-09-29T10:00+08:00", "--limit", "5 WORKING_DAYS");

        assertThat(said.exitCode).isZero();
        assertThat(said.out).isEqualTo("""
                期限 limit: 5 WORKING_DAYS · WORKDAY 工作日 working days
                起算 start: 2025-09-29T10:00+08:00 Asia/Shanghai
                日历 calendar: cn-state-council 2025-11-04
                到期 due: 2025-10-14T00:00+08:00(即 i.e. 2025-10-13 24:00)

                日期 date   星期 day  计 count  说明 why
                2025-09-29  周一 Mon  –         起算日不计 · start day, not counted
                2025-09-30  周二 Tue  1         计入 · counted
                2025-10-01  周三 Wed  –         节假日:国庆节、中秋节 · holiday: National Day, Mid-Autumn Festival
                2025-10-02  周四 Thu  –         节假日:国庆节、中秋节 · holiday: National Day, Mid-Autumn Festival
                2025-10-03  周五 Fri  –         节假日:国庆节、中秋节 · holiday: National Day, Mid-Autumn Festival
                2025-10-04  周六 Sat  –         节假日:国庆节、中秋节 · holiday: National Day, Mid-Autumn Festival
                2025-10-05  周日 Sun  –         节假日:国庆节、中秋节 · holiday: National Day, Mid-Autumn Festival
                2025-10-06  周一 Mon  –         节假日:国庆节、中秋节 · holiday: National Day, Mid-Autumn Festival
                2025-10-07  周二 Tue  –         节假日:国庆节、中秋节 · holiday: National Day, Mid-Autumn Festival
                2025-10-08  周三 Wed  –         节假日:国庆节、中秋节 · holiday: National Day, Mid-Autumn Festival
                2025-10-09  周四 Thu  2         计入 · counted
                2025-10-10  周五 Fri  3         计入 · counted
                2025-10-11  周六 Sat  4         调休上班,计入 · make-up working day, counted
                2025-10-12  周日 Sun  –         周末 · weekend
                2025-10-13  周一 Mon  5         计入 · counted
                """);
    }

    @Test
    void pauseExtensionAndTheMoveOfTheEnd_standInTheAnswerForMachines() throws IOException {
        Said said = due(
                "--start=2026-03-02T10:00",
                "--limit=3 CALENDAR_DAYS",
                "--pause=2026-03-03T15:00/2026-03-05T09:00",
                "--extend=1 CALENDAR_DAYS@2026-03-06T09:00",
                "--json");

        JsonNode told = new ObjectMapper().readTree(said.out);
        assertThat(told.path("term").asText()).isEqualTo("4 CALENDAR_DAYS");
        assertThat(told.path("due").asText()).isEqualTo("2026-03-10T00:00+08:00");
        assertThat(told.path("walk").findValuesAsText("why"))
                .containsExactly(
                        "START_DAY", "PAUSED", "PAUSED", "COUNTED", "COUNTED", "COUNTED", "ROLLED", "ROLLED_TO");
    }

    @Test
    void aComplexReport_mayTakeThreeDaysInsteadOfOne() {
        Said said = due("--start", "2026-03-02T10:00", "--limit", "24 HOURS", "--extend", "to 3 CALENDAR_DAYS");

        assertThat(said.out)
                .contains("延长 extended: 至 to 3 CALENDAR_DAYS (视为届满前批准 taken as granted in time)")
                .contains("合计 in all: 3 CALENDAR_DAYS · CALDAY")
                .contains("到期 due: 2026-03-06T00:00+08:00(即 i.e. 2026-03-05 24:00)");
    }

    @Test
    void aDayThatLostAnHour_isNamedButHoursAreCounted() {
        Said said = due("--start", "2026-03-28T10:00", "--limit", "24 HOURS", "--zone", "Europe/Berlin");

        assertThat(said.out)
                .contains("到期 due: 2026-03-29T11:00+02:00\n")
                .contains("2026-03-29  周日 Sun  ✓         计入 · counted");
    }

    @Test
    void anOpenPause_leavesTheClockStanding() {
        Said said =
                due("--start", "2026-03-02T10:00", "--limit", "3 WORKING_DAYS", "--pause", "2026-03-04T09:00+08:00/");

        assertThat(said.exitCode).isZero();
        assertThat(said.out)
                .contains("到期 due: 未定,计时仍在中止 none: the clock stands")
                .contains("2026-03-04  周三 Wed  –         中止计时 · paused");
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, 5 WORKING_DAYS, --zone, Asia/Shanghai, --start",
        "2026-03-02T10:00, P5D, --zone, Asia/Shanghai, --limit",
        "2026-03-02T10:00, 5 WORKING_DAYS, --calendar, CLOCK, --limit",
        "2026-03-02T10:00, 5 WORKING_DAYS, --calendar, HARD, --calendar",
        "2026-03-02T10:00, 5 WORKING_DAYS, --pause, 2026-03-05T09:00/2026-03-04T09:00, --pause",
        "2026-03-02T10:00, 5 WORKING_DAYS, --extend, 3 CALENDAR_DAYS, --extend",
        "2026-03-02T10:00, 5 WORKING_DAYS, --extend-at-most, 3 MONTHS, --extend-at-most",
        "2026-03-02T10:00, 5 WORKING_DAYS, --zone, Beijing, --zone",
        "2026-03-02T10:00, 5 WORKING_DAYS, --calendar-as-of, today, --calendar-as-of",
        "2026-03-02T10:00, 999999 CALENDAR_DAYS, --zone, Asia/Shanghai, --limit"
    })
    void anOptionThatCannotBeRead_isNamedWithWhatItTakes(
            String start, String limit, String option, String value, String blamed) {
        Said said = due("--start", start, "--limit", limit, option, value);

        assertThat(said.exitCode).isEqualTo(2);
        assertThat(said.err).contains("✘ " + blamed + " 不能是", "应为", blamed + " cannot be", "expected");
    }

    @Test
    void monthsOnly_mayEndOnTheDayBefore() {
        Said said = due("--start", "2026-03-02T10:00", "--limit", "5 WORKING_DAYS", "--minus-one-day");

        assertThat(said.exitCode).isEqualTo(2);
        assertThat(said.err).contains("--minus-one-day cannot be '5 WORKING_DAYS'");
    }

    @Test
    void aYearWithoutANotice_isRefusedAndMayBeAdded() throws IOException {
        Said refused = due("--start", "2026-12-30T10:00", "--limit", "5 WORKING_DAYS");
        Path file = Files.writeString(directory.resolve("2027.yaml"), """
                name: by-hand
                notices:
                  - year: 2027
                    published: 2026-11-10
                    holidays: {元旦: [2027-01-01/2027-01-03]}
                    makeUpDays: []
                """);
        Said added =
                due("--start", "2026-12-30T10:00", "--limit", "5 WORKING_DAYS", "--calendar-file", file.toString());

        assertThat(refused.exitCode).isEqualTo(Trouble.FAILED);
        assertThat(refused.err).contains("2027 年", "No holiday notice for 2027", "--calendar-file");
        assertThat(added.out)
                .contains("cn-state-council+by-hand 2026-11-10")
                .contains("到期 due: 2027-01-08T00:00+08:00");
    }

    @Test
    void aCalendarFileWithAnUnknownKey_isRefusedWithItsLine() throws IOException {
        Path file = Files.writeString(directory.resolve("more.yaml"), "name: x\nnotices: []\nnotes: none\n");

        Said said = due("--start", "2026-03-02T10:00", "--limit", "1 MONTHS", "--calendar-file", file.toString());

        assertThat(said.exitCode).isEqualTo(Trouble.FAILED);
        assertThat(said.err).contains("more.yaml:3:1: unknown key 'notes'");
    }

    @ParameterizedTest
    @CsvSource({
        "2 CALENDAR_DAYS@2026-03-09T09:00, after the term ran out",
        "40 CALENDAR_DAYS@2026-03-03T09:00, beyond the most allowed",
        "to 1 CALENDAR_DAYS@2026-03-03T09:00, shorter than the term"
    })
    void anExtensionThatDoesNotCount_isRefused(String extension, String why) {
        Said said = due(
                "--start",
                "2026-03-02T10:00",
                "--limit",
                "3 CALENDAR_DAYS",
                "--extend-at-most",
                "30 CALENDAR_DAYS",
                "--extend",
                extension);

        assertThat(said.exitCode).isEqualTo(Trouble.FAILED);
        assertThat(said.err).contains(why, "不予计算");
    }

    @Test
    void theCalendarOf2020_dependsOnWhatHadBeenPublished() {
        String[] before = {"--start", "2020-01-23T10:00", "--limit", "1 WORKING_DAYS", "--calendar-as-of", "2020-01-26"
        };
        String[] after = {"--start", "2020-01-23T10:00", "--limit", "1 WORKING_DAYS", "--calendar-as-of", "2020-01-27"};

        assertThat(due(before).out).contains("2020-02-01T00:00+08:00");
        assertThat(due(after).out).contains("2020-02-04T00:00+08:00");
    }

    private record Said(int exitCode, String out, String err) {}

    @Command
    private static final class Quiet {}

    private static Said due(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Quiet());
        line.addSubcommand(new DueCommand(printer));
        line.setErr(new PrintWriter(err, true));
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (!(problem instanceof Trouble trouble)) {
                throw problem;
            }
            err.append(trouble.text());
            return trouble.exitCode();
        });
        String[] all = new String[arguments.length + 1];
        all[0] = "due";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int exitCode = line.execute(all);
        return new Said(
                exitCode, out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"), err.toString());
    }
}
