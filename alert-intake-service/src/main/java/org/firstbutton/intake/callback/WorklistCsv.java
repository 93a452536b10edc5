package org.firstbutton.intake.callback;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 导出 — the list as CSV for a spreadsheet, page by page, its callers masked as everywhere. */
final class WorklistCsv {
    private static final List<String> HEADER = List.of(
            "警情 alert",
            "案件 case",
            "单位 unit",
            "办结 closed",
            "类别 category",
            "级别 level",
            "事由 reasons",
            "期限 due",
            "已联系次数 attempts",
            "最近结果 last outcome",
            "电话 phone");

    private WorklistCsv() {}

    static void write(OutputStream out, Function<@Nullable String, Worklist.Lines> pages) throws IOException {
        OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\ufeff');
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(HEADER);
        String cursor = null;
        do {
            Worklist.Lines page = pages.apply(cursor);
            page.items().forEach(line -> csv.writeRecord(cells(line)));
            cursor = page.next();
        } while (cursor != null);
        csv.flush();
    }

    private static List<String> cells(DueCallback line) {
        int attempts = line.attempts().size();
        return List.of(
                line.alertId(),
                Objects.toString(line.caseId(), ""),
                inert(line.orgPath()),
                line.closedAt().toString(),
                inert(Objects.toString(line.category(), "")),
                Objects.toString(line.level(), ""),
                line.reasons().stream().map(DueCallback.Reason::zh).collect(Collectors.joining("；")),
                line.due().toString(),
                Integer.toString(attempts),
                attempts == 0 ? "" : line.attempts().get(attempts - 1).outcome().name(),
                inert(Objects.toString(line.caller().phone(), "")));
    }

    // A spreadsheet would run a cell that starts like a formula.
    private static String inert(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
