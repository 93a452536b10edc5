package org.firstbutton.supervision.finding;

/** 单元格 — text of people in a CSV. */
public final class CsvCell {
    private CsvCell() {}

    /** The text, unless a spreadsheet would run it as a formula. */
    public static String safe(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
