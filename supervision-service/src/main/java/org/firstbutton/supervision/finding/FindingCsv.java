package org.firstbutton.supervision.finding;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** 导出 — findings as CSV, page by page, so that a long list needs little memory. */
final class FindingCsv {
    private FindingCsv() {}

    static void write(OutputStream out, Function<@Nullable String, FindingList.Page> pages) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(
                "ruleId",
                "subject",
                "unit",
                "status",
                "severity",
                "startedAt",
                "dueAt",
                "brokenAt",
                "remediedAt",
                "id");
        String cursor = null;
        do {
            FindingList.Page page = pages.apply(cursor);
            page.rows().stream().map(FindingView::of).forEach(row -> write(csv, row));
            cursor = page.next();
        } while (cursor != null);
        csv.flush();
    }

    private static void write(CsvWriter csv, FindingView row) {
        csv.writeRecord(
                row.ruleId(),
                CsvCell.safe(Objects.requireNonNullElse(row.number(), row.subject())),
                row.unit(),
                row.status(),
                row.severity(),
                row.startedAt().toString(),
                Objects.toString(row.dueAt(), ""),
                row.brokenAt().toString(),
                Objects.toString(row.remediedAt(), ""),
                row.id().toString());
    }
}
