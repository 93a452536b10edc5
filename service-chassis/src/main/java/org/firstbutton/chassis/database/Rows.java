package org.firstbutton.chassis.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 成批的行 — many rows in one statement: each column travels as one array, which the statement unnests. Five thousand rows
 * so cost one round trip, one plan and one parameter a column, instead of one of each a row.
 */
public final class Rows<T> {
    private final List<T> rows;
    private final List<String> types = new ArrayList<>();
    private final List<Object[]> columns = new ArrayList<>();

    private Rows(List<T> rows) {
        this.rows = rows;
    }

    public static <T> Rows<T> of(List<T> rows) {
        return new Rows<>(rows);
    }

    public Rows<T> text(Function<T, @Nullable String> value) {
        String[] column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column("text", column);
    }

    /** Instants and dates travel so as well; the statement casts the column. */
    public Rows<T> texts(Function<T, @Nullable Object> value) {
        return text(row -> {
            Object given = value.apply(row);
            return given == null ? null : given.toString();
        });
    }

    public Rows<T> uuid(Function<T, @Nullable UUID> value) {
        return texts(value::apply);
    }

    public Rows<T> bigint(Function<T, @Nullable Long> value) {
        Long[] column = new Long[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column("bigint", column);
    }

    public Rows<T> integer(Function<T, @Nullable Integer> value) {
        Integer[] column = new Integer[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column("int", column);
    }

    public Rows<T> bool(Function<T, @Nullable Boolean> value) {
        Boolean[] column = new Boolean[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column("boolean", column);
    }

    public Rows<T> bytes(Function<T, byte @Nullable []> value) {
        return column("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }

    private Rows<T> column(String type, Object[] values) {
        types.add(type);
        columns.add(values);
        return this;
    }

    /**
     * Runs the statement, whose {@code ?} are the columns in the order in which they were given.
     *
     * @return how many rows it changed; 0 without asking the database where there is none to write
     */
    public int execute(Handle handle, String sql) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setArray(i + 1, handle.getConnection().createArrayOf(types.get(i), columns.get(i)));
            }
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("the rows could not be written", failed);
        }
    }
}
