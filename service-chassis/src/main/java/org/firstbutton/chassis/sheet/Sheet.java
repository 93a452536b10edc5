package org.firstbutton.chassis.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 表样 — the columns of a list and where their values come from. A value is text, a number, a truth value, an
 * {@link java.time.Instant}, a {@link java.time.LocalDate}, whatever else by its {@code toString}, or nothing.
 *
 * @param name of the file, without its ending
 * @param title of the worksheet
 * @param marked whether its CSV begins with a byte order mark, which old spreadsheets need to read UTF-8
 */
public record Sheet<T>(String name, String title, boolean marked, List<Column<T>> columns) {

    /**
     * 列
     *
     * @param header in CSV, where programs read it
     * @param title in Excel, where people do
     */
    public record Column<T>(String header, String title, Function<T, @Nullable Object> value) {}

    public static <T> Sheet<T> of(String name, String title) {
        return new Sheet<>(name, title, false, List.of());
    }

    public Sheet<T> withMark() {
        return new Sheet<>(name, title, true, columns);
    }

    public Sheet<T> column(String header, String zh, Function<T, @Nullable Object> value) {
        return with(new Column<>(header, zh + " " + header, value));
    }

    /** A column whose header is in both languages already. */
    public Sheet<T> column(String header, Function<T, @Nullable Object> value) {
        return with(new Column<>(header, header, value));
    }

    private Sheet<T> with(Column<T> column) {
        List<Column<T>> all = new ArrayList<>(columns);
        all.add(column);
        return new Sheet<>(name, title, marked, List.copyOf(all));
    }
}
