package org.firstbutton.chassis.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * 金丝雀 — personal values invented for a test, looked for where they must not be: in any column of any table, in clear, in
 * hex or in base64, and in the log.
 */
public final class Canaries implements AutoCloseable {
    private final List<String> values;
    private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            Throwable thrown = line.getThrown();
            logged.add(line.getMessage()
                    + ' '
                    + java.util.Arrays.toString(line.getParameters())
                    + ' '
                    + (thrown == null ? "" : thrown.toString()));
        }

        @Override
        public void flush() {
            // Everything is kept.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** Listens to the log from now on. */
    public Canaries(String... values) {
        this.values = List.of(values);
        Logger.getLogger("").addHandler(handler);
    }

    /** Lines of the log that a canary sings in. */
    public List<String> inTheLog() {
        return logged.stream().filter(this::sings).toList();
    }

    /**
     * Tables that a canary sings in; all tables of the database, also those that only its superuser reads.
     *
     * @param url of the database
     */
    public List<String> inTheDatabase(String url) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "test");
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        if (sings(rows.getString(1))) {
                            found.add(table + ": " + rows.getString(1));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names = statement.executeQuery("""
                select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema') order by 1
                """)) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    private boolean sings(String text) {
        return values.stream().anyMatch(canary -> {
            byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
            return text.contains(canary)
                    || text.contains(HexFormat.of().formatHex(bytes))
                    || text.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        });
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
    }
}
