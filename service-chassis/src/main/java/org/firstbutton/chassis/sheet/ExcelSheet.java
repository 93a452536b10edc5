package org.firstbutton.chassis.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * 工作簿 — the first row says what the list was asked for, by whom and when; below it the header, frozen and with filters.
 * Times are dates to Excel, in the zone of the house; ids are text, also where they are digits. Rows leave in batches: a
 * hundred thousand need no more memory than a thousand.
 */
final class ExcelSheet<T> {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int BATCH = 500;
    private static final int MOST_ROWS = 1_000_000; // of the 1,048,576 that a worksheet has
    private static final int HEADER = 1;
    private static final int FIRST = 2;
    private static final int WIDTH = 20;

    private final Workbook book;
    private final Sheet<T> sheet;
    private final String note;
    private final ZoneId zone;
    private int tabs;
    private int at;
    private Worksheet tab;

    private ExcelSheet(Workbook book, Sheet<T> sheet, String note, ZoneId zone) {
        this.book = book;
        this.sheet = sheet;
        this.note = note;
        this.zone = zone;
        this.tab = begun();
    }

    /** @param note what was asked for, by whom and when; printed at the foot of each page too */
    static <T> void write(OutputStream out, Sheet<T> sheet, RowSource<T> rows, String note, ZoneId zone)
            throws IOException {
        try (Workbook book = new Workbook(out, "FirstButton", "1.0")) {
            ExcelSheet<T> excel = new ExcelSheet<>(book, sheet, note, zone);
            rows.each(excel::row);
            excel.tab.finish();
        }
    }

    private Worksheet begun() {
        Worksheet begun = book.newWorksheet(++tabs == 1 ? sheet.title() : sheet.title() + " " + tabs);
        List<Sheet.Column<T>> columns = sheet.columns();
        begun.freezePane(0, FIRST);
        begun.setAutoFilter(HEADER, 0, HEADER, columns.size() - 1);
        begun.footer(note.replace("&", "&&"), Position.LEFT);
        begun.footer("&P / &N", Position.RIGHT);
        begun.inlineString(0, 0, note);
        for (int column = 0; column < columns.size(); column++) {
            begun.width(column, WIDTH);
            begun.inlineString(HEADER, column, columns.get(column).title());
            begun.style(HEADER, column).bold().set();
        }
        at = FIRST;
        return begun;
    }

    private void row(T row) {
        try {
            if (at == MOST_ROWS) {
                tab.finish();
                tab = begun();
            }
            for (int column = 0; column < sheet.columns().size(); column++) {
                cell(column, sheet.columns().get(column).value().apply(row));
            }
            if (++at % BATCH == 0) {
                tab.flush();
            }
        } catch (IOException readerGone) {
            throw new UncheckedIOException(readerGone);
        }
    }

    private void cell(int column, @Nullable Object value) {
        if (value instanceof Instant instant) {
            tab.value(at, column, LocalDateTime.ofInstant(instant, zone));
            tab.style(at, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (value instanceof LocalDate date) {
            tab.value(at, column, date);
            tab.style(at, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Number number) {
            tab.value(at, column, number);
        } else if (value instanceof Boolean truth) {
            tab.value(at, column, truth);
        } else if (value != null) {
            // Not by the table of shared strings, which would grow with the list.
            tab.inlineString(at, column, value.toString());
        }
    }
}
