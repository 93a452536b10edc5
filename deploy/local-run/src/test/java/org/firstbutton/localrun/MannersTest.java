package org.firstbutton.localrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MannersTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            FirstButton.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @ParameterizedTest
    @CsvSource({
        "--help, Starts the whole system, 启动整个系统",
        "audit --help, recompute its audit chain, 重算审计链",
        "bench --help, A back-test in memory, 内存回测",
    })
    void aListOfCommands_isInBothLanguages(String arguments, String en, String zh) {
        assertThat(line.execute(arguments.split(" "))).isZero();
        assertThat(out.toString()).contains(en, zh);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "status --version", "bench judge --version"})
    void eachCommandTellsTheVersion(String arguments) {
        assertThat(line.execute(arguments.split(" "))).isZero();
        assertThat(out.toString()).startsWith("FirstButton 扣子 ");
    }

    @ParameterizedTest
    @CsvSource({
        "explain 1, a finding's whole id",
        "findings --as-of yesterday, an RFC 3339 date-time with offset",
        "statsu, status",
        "findings --nope, findings --help",
        "due --start 2026-03-02T08:00:00Z --limit 5, an amount and a unit",
    })
    void wrongUsage_isToldInWordsThatHelp(String arguments, String told) {
        assertThat(line.execute(arguments.split(" "))).isEqualTo(Trouble.WRONG_USAGE);
        assertThat(err.toString()).contains(told, "--help").doesNotContain("java.", "org.firstbutton");
    }

    @Test
    void anUnknownUnitOfALimit_isNoConstantOfOurs() {
        line.execute("due", "--start", "2026-03-02T08:00:00Z", "--limit", "5 days");

        assertThat(err.toString()).contains("WORKING_DAYS", "not a unit: days").doesNotContain("enum");
    }
}
