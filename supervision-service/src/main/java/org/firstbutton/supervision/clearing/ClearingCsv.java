package org.firstbutton.supervision.clearing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.firstbutton.supervision.finding.CsvCell;
import org.jspecify.annotations.Nullable;

/** 导出 — cycles as CSV, page by page. */
final class ClearingCsv {
    private ClearingCsv() {}

    /** @param pages the page behind a cursor, empty at the end */
    static void write(OutputStream out, Function<@Nullable String, List<ClearingRow>> pages) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(
                "unit",
                "cycle",
                "cycleZh",
                "period",
                "state",
                "stateZh",
                "openItems",
                "explained",
                "signBy",
                "signedBy",
                "signedAt",
                "reportedTo",
                "id");
        List<ClearingRow> page = pages.apply(null);
        while (!page.isEmpty()) {
            page.forEach(row -> write(csv, row));
            page = pages.apply(Clearings.cursor(page.get(page.size() - 1)));
        }
        csv.flush();
    }

    private static void write(CsvWriter csv, ClearingRow row) {
        csv.writeRecord(
                row.unit(),
                row.cycle().name(),
                row.cycleZh(),
                row.period(),
                row.state().name(),
                row.stateZh(),
                Objects.toString(row.openItems(), ""),
                String.valueOf(row.explained()),
                row.signBy().toString(),
                CsvCell.safe(Objects.toString(row.signedBy(), "")),
                Objects.toString(row.signedAt(), ""),
                Objects.toString(row.reportedTo(), ""),
                row.id().toString());
    }
}
