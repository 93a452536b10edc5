package org.firstbutton.localrun.mapping;

import java.util.List;
import java.util.Map;

/**
 * 一行 — one record of an export, its cells reached by column name.
 *
 * @param line where it begins in the file, for the error file
 */
public record Row(long line, Map<String, Integer> columns, List<String> cells) {

    /** The cell without surrounding blanks; empty when there is none. */
    String text(String column) {
        Integer position = columns.get(column);
        return position == null || position >= cells.size()
                ? ""
                : cells.get(position).strip();
    }

    /** The cell for a message about this row. */
    public String cellOf(String column) {
        return text(column);
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }
}
