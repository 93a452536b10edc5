package org.firstbutton.localrun.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.backtest.BacktestCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The invented calls of docs/mappings.md. */
class ExampleExportTest {
    private static final Path EXAMPLES = Path.of("../../docs/examples");

    @TempDir
    Path directory;

    @Test
    void ofTheInventedCalls_eachRuleForExportsFindsOne() throws IOException {
        assertThat(findings(converted()))
                .containsExactlyInAnyOrder("DX-01", "DX-02", "DX-03", "DX-04", "DX-05", "DX-06", "DX-07");
    }

    private Path converted() throws IOException {
        ConvertCommand convert = new ConvertCommand();
        new CommandLine(convert)
                .parseArgs(
                        "--mapping",
                        EXAMPLES.resolve("calls.yaml").toString(),
                        EXAMPLES.resolve("calls.csv").toString());
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        assertThat(convert.run(lines)).isZero();
        return Files.write(directory.resolve("calls.ndjson"), lines.toByteArray());
    }

    private List<String> findings(Path events) throws IOException {
        Path out = directory.resolve("findings.ndjson");
        int exit = new CommandLine(new BacktestCommand())
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute(
                        "--pack",
                        "dispatch-export",
                        "--events",
                        events.toString(),
                        "--as-of",
                        "2026-09-10T00:00:00+08:00",
                        "--out",
                        out.toString());
        assertThat(exit).isZero();
        List<String> findings = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            findings.add(CloudEventJson.MAPPER.readTree(line).path("ruleId").asText());
        }
        return findings;
    }
}
