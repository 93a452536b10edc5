package org.firstbutton.localrun.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.firstbutton.localrun.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    private static final String HEADER =
            "call_id,is_911,division,sector,initial_problem,problem,initial_priority,priority,phone_pickup,entered_queue,"
                    + "call_taking_complete,first_unit_assigned,first_unit_enroute,first_unit_arrived,first_unit_cleared,"
                    + "call_closed,disposition,cancel_reason,location_key,caller_key\n";

    @TempDir
    Path directory;

    private StandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandIn();
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void anExportOfSeveralBatches_isSentOnceAndASecondTimeAddsNothing() throws Exception {
        Path file = gzipped("calls.csv.gz", HEADER + calls(450));

        Said first = importing(file);
        Said second = importing(file);

        assertThat(first.exitCode).isZero();
        assertThat(first.text).contains("rows 450 ", "recorded 450 ", "unchanged 0 ", "facts 900", "received 900 = ");
        assertThat(second.exitCode).isZero();
        assertThat(second.text).contains("recorded 0 ", "unchanged 450 ", "facts 0", "received 900 = ");
        assertThat(standIn.requests)
                .filteredOn(request -> request.contains(":batch"))
                .hasSize(6);
        assertThat(standIn.requests).contains("PUT /api/v1/sources/minneapolis-cad 200");
    }

    @Test
    void anIntakeThatIsNotReadyYet_isAskedAgain() throws Exception {
        standIn.unavailable.set(2);

        Said said = importing(plain(HEADER + calls(3)));

        assertThat(said.exitCode).isZero();
        assertThat(standIn.requests)
                .filteredOn(request -> request.endsWith(":batch 503"))
                .hasSize(2);
        assertThat(said.text).contains("recorded 3 ");
    }

    @Test
    void rowsThatWeOrIntakeRefuse_standInTheErrorFileWithTheirLine() throws Exception {
        Path file = plain(HEADER + calls(1) + call("bad-1", "Precinct 1") + call("B-9", "Precinct 99"));

        Said said = importing(file);

        assertThat(said.exitCode).isEqualTo(Trouble.REFUSED_ROWS);
        assertThat(said.text).contains("recorded 1 ", "refused 2 ");
        assertThat(Files.readString(directory.resolve("calls.csv.errors.csv")).lines())
                .hasSize(3)
                .anyMatch(line -> line.equals("3,bad-1,Invalid fact,facts[0].data.channel,must not be blank"))
                .anyMatch(line -> line.startsWith("4,B-9,") && line.contains(",division,"));
    }

    @Test
    void aFileWithoutTheMappingsColumns_isRefusedBeforeAnythingIsSent() throws Exception {
        Path file = plain("id,time\n1,2\n");

        assertThatThrownBy(() -> importing(file)).isInstanceOf(Trouble.class).hasMessageContaining("call_id");
        assertThat(standIn.requests).isEmpty();
    }

    @Test
    void anImpossibleSource_orAFileThatIsNoTable_isToldBeforeAnythingIsSent() throws Exception {
        Path file = plain(HEADER + calls(1));
        Path lines = Files.writeString(directory.resolve("calls.ndjson"), "{\"id\":\"a\",\"type\":\"b\"}\n");

        assertThatThrownBy(() -> importing(file, "--source", "Bad Source!"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("--source cannot be 'Bad Source!'");
        assertThatThrownBy(() -> importing(lines)).isInstanceOf(Trouble.class).hasMessageContaining("is no CSV");
        assertThat(standIn.requests).isEmpty();
    }

    @Test
    void aRowWithoutAnyTime_isRefusedAlikeByImportAndConvert() throws Exception {
        Path file = plain(HEADER + calls(1) + "a,b\n");

        assertThat(importing(file).exitCode).isEqualTo(Trouble.REFUSED_ROWS);
        String byImport = Files.readString(directory.resolve("calls.csv.errors.csv"));
        converting(file);

        assertThat(byImport).contains("3,a,", "no time for any fact");
        assertThat(Files.readString(directory.resolve("calls.csv.errors.csv"))).isEqualTo(byImport);
    }

    @Test
    void theSameExportAsEventLines_isTheSameEveryTime() throws Exception {
        Path file = plain("\uFEFF" + HEADER + calls(2));

        byte[] once = converting(file);

        assertThat(converting(file)).isEqualTo(once);
        assertThat(new String(once, StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("{\"specversion\":\"1.0\""));
    }

    private record Said(int exitCode, String text) {}

    private Said importing(Path file, String... more) throws Exception {
        ImportCommand command = new ImportCommand();
        CommandLine line = new CommandLine(command);
        List<String> arguments = new ArrayList<>(List.of("--mapping", "minneapolis-cad", file.toString()));
        arguments.addAll(List.of(more));
        line.parseArgs(arguments.toArray(String[]::new));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exitCode = command.run(standIn.url(), standIn.url(), standIn.url(), printer);
        return new Said(exitCode, out.toString(StandardCharsets.UTF_8));
    }

    private static byte[] converting(Path file) throws IOException {
        ConvertCommand command = new ConvertCommand();
        new CommandLine(command).parseArgs("--mapping", "minneapolis-cad", file.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        command.run(out);
        return out.toByteArray();
    }

    private Path plain(String text) throws IOException {
        return Files.writeString(directory.resolve("calls.csv"), text);
    }

    private Path gzipped(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String calls(int count) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < count; number++) {
            text.append(call("B-" + number, "Precinct 1"));
        }
        return text.toString();
    }

    private static String call(String number, String division) {
        return number + ",Yes," + division + ",,Noise,Noise,2,2,2020-06-21T12:00:00" + ",".repeat(11) + "\n";
    }
}
