package org.firstbutton.chassis.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelSheetTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int MANY = 100_000;
    private static final Instant START = Instant.parse("2026-11-22T04:31:07Z");

    @TempDir
    Path folder = Path.of("");

    /** A row of twelve cells. */
    private record Entry(int no) {}

    private static Sheet<Entry> sheet() {
        Sheet<Entry> sheet = Sheet.<Entry>of("entries", "清单")
                .column("id", "编号", entry -> "%018d".formatted(entry.no()))
                .column("at", "时间", entry -> START.plusSeconds(entry.no()))
                .column("figure", "数", Entry::no)
                .column("said", "陈述", entry -> "=1+1");
        for (int more = 5; more <= 12; more++) {
            int column = more;
            sheet = sheet.column("c" + column, "列", entry -> "第" + entry.no() + "行第" + column + "列");
        }
        return sheet;
    }

    @Test
    void aHundredThousandRows_leaveWhileTheyCome_andReadBack() throws IOException {
        Path file = folder.resolve("many.xlsx");
        List<Long> left = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(file)) {
            RowSource<Entry> rows = sink -> {
                for (int no = 0; no < MANY; no++) {
                    sink.accept(new Entry(no));
                    if (no == MANY / 2) {
                        left.add(file.toFile().length());
                    }
                }
            };
            ExcelSheet.write(out, sheet(), rows, "内部使用", SHANGHAI);
        }
        long whole = Files.size(file);
        assertThat(left.get(0))
                .as("half of the rows are in the file, of %d bytes, when half were asked for", whole)
                .isBetween(whole * 2 / 5, whole * 3 / 5);

        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in);
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            Iterator<Row> each = rows.iterator();
            assertThat(each.next().getCellText(0)).isEqualTo("内部使用");
            assertThat(each.next().getCellText(0)).isEqualTo("编号 id");
            int no = 0;
            for (; each.hasNext(); no++) {
                Row row = each.next();
                assertThat(row.getCellText(0)).isEqualTo("%018d".formatted(no));
                assertThat(row.getCellText(11)).isEqualTo("第" + no + "行第12列");
            }
            assertThat(no).isEqualTo(MANY);
        }
    }

    /** A Java of 24 MB writes them, page by page as from a database; so small a one cannot hold them at once. */
    @Test
    void aHundredThousandRows_needLittleMemory() throws IOException, InterruptedException {
        int streamed = inSmallMemory("streamed");
        assertThat(streamed).as(log()).isZero();
        assertThat(folder.resolve("streamed.xlsx").toFile()).size().isGreaterThan(5_000_000L);
        assertThat(inSmallMemory("held")).as("the same rows, held").isNotZero();
        assertThat(log()).contains("OutOfMemoryError");
    }

    private int inSmallMemory(String how) throws IOException, InterruptedException {
        Process writing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InSmallMemory.class.getName(),
                        how,
                        folder.resolve(how + ".xlsx").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return writing.waitFor();
    }

    private String log() throws IOException {
        Path log = folder.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** What the small Java runs. */
    static final class InSmallMemory {
        public static void main(String[] arguments) throws IOException {
            List<List<String>> held = new ArrayList<>();
            Sheet<Entry> sheet = sheet();
            RowSource<Entry> rows = RowSource.untilEmpty(
                    after -> IntStream.range(after == null ? 0 : after + 1, MANY)
                            .limit(500)
                            .mapToObj(Entry::new)
                            .toList(),
                    Entry::no);
            try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
                if (arguments[0].equals("held")) {
                    rows.each(row -> held.add(sheet.columns().stream()
                            .map(column -> String.valueOf(column.value().apply(row)))
                            .toList()));
                }
                ExcelSheet.write(out, sheet, rows, held.size() + "", SHANGHAI);
            }
        }
    }

    @Test
    void aTimeIsADate_anIdIsText_andWhatPeopleWroteIsNoFormula() throws IOException {
        Path file = folder.resolve("one.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            ExcelSheet.write(out, sheet(), RowSource.of(List.of(new Entry(7))), "条件 & 导出人", SHANGHAI);
        }
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            Row row = book.getFirstSheet().read().get(2);
            assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCellAsDate(1)).contains(LocalDateTime.parse("2026-11-22T12:31:14"));
            assertThat(row.getCell(2).getType()).isEqualTo(CellType.NUMBER);
            assertThat(row.getCell(3).getType()).isEqualTo(CellType.STRING);
        }
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile())) {
            String xml = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(xml).contains("state=\"frozen\"", "ySplit=\"2\"", "<autoFilter ref=\"A2:L2\"");
        }
    }

    @Test
    void inCsv_theSame_withFormulasMadeHarmless() throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        CsvSheet.write(out, sheet().withMark(), RowSource.of(List.of(new Entry(7))));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("\ufeffid,at,figure,said,")
                .contains("000000000000000007,2026-11-22T04:31:14Z,7,'=1+1,第7行第5列");
    }
}
