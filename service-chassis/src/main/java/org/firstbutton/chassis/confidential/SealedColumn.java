package org.firstbutton.chassis.confidential;

/**
 * 加密列 — a {@code bytea} column whose values are sealed. A service produces a bean for each of its own: it then starts
 * only with its key, and the column is sealed anew after a rotation.
 *
 * @param key the table's primary key, of type text or with an immutable text
 */
public record SealedColumn(String table, String column, String key) {

    public Cell of(String row) {
        return new Cell(table, column, row);
    }
}
