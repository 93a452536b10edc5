package org.firstbutton.chassis.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 逗号分隔文件 — RFC 4180; times as RFC 3339. */
final class CsvSheet {
    static final String TYPE = "text/csv";

    private CsvSheet() {}

    static <T> void write(OutputStream out, Sheet<T> sheet, RowSource<T> rows) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (sheet.marked()) {
            text.write('\ufeff');
        }
        CsvWriter csv = CsvWriter.builder().build(text);
        List<Sheet.Column<T>> columns = sheet.columns();
        csv.writeRecord(columns.stream().map(Sheet.Column::header).toList());
        rows.each(row -> csv.writeRecord(
                columns.stream().map(column -> cell(column.value().apply(row))).toList()));
        csv.flush();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number || value instanceof Boolean ? plain(value) : inert(value.toString());
    }

    private static String plain(Object value) {
        return value instanceof java.math.BigDecimal figure ? figure.toPlainString() : value.toString();
    }

    // What people wrote may look like a formula, which a spreadsheet would run.
    private static String inert(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
