package org.firstbutton.chassis.spreadsheet;

/** 单元格 — text from outside, as a cell that no spreadsheet runs as a formula. */
public final class Cell {
    private Cell() {}

    /** "=cmd…" in a cell is a known way into the reader's machine. */
    public static String inert(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
