package org.firstbutton.localrun.infrastructure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.machine.Secrets;

/**
 * 库与角色 — one database per service with three login roles: the owner migrates, the app serves REST, the consumer
 * applies facts. App and consumer stand under row-level security; none of the three may bypass it.
 */
public final class Databases {
    public static final List<String> NAMES = List.of("intake", "casework", "supervision", "scoring");
    private static final List<String> ROLES = List.of("owner", "app", "consumer");

    private final Ports ports;
    private final Secrets secrets;

    public Databases(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    public static String secretName(String database, String role) {
        return database + "_" + role;
    }

    public boolean areReachable() {
        try (Connection connection = superuser()) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Creates what is missing and gives each role the password of this home; safe to repeat. */
    public void prepare() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String database : NAMES) {
                for (String role : ROLES) {
                    prepareRole(statement, database + "_" + role);
                }
                if (isMissing(connection, "select 1 from pg_database where datname = ?", database)) {
                    statement.execute("create database " + database + " owner " + database + "_owner");
                    statement.execute("revoke all on database " + database + " from public");
                    statement.execute("grant connect on database " + database + " to " + database + "_app, " + database
                            + "_consumer");
                }
            }
        }
    }

    private void prepareRole(Statement statement, String role) throws SQLException {
        Connection connection = statement.getConnection();
        if (isMissing(connection, "select 1 from pg_roles where rolname = ?", role)) {
            statement.execute("create role " + role + " login nosuperuser nocreaterole nocreatedb nobypassrls");
        }
        statement.execute("alter role " + role + " password '" + secrets.of(role) + "'");
    }

    private static boolean isMissing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(query)) {
            ask.setString(1, name);
            try (ResultSet answer = ask.executeQuery()) {
                return !answer.next();
            }
        }
    }

    private Connection superuser() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", PostgresServer.SUPERUSER);
        login.setProperty("password", secrets.of("postgres_superuser"));
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(ports.databaseUrl("postgres"), login);
    }
}
