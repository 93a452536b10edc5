package org.firstbutton.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL with the databases and roles that production has; argument {@code database} names the one used.
 * Embedded, or in a container with the profile {@code testcontainers}.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static final List<String> DATABASES = List.of("intake", "casework", "supervision", "scoring");

    private @Nullable AutoCloseable postgres;
    private String database = "intake";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        try {
            String server = Containers.wanted() ? inContainer() : embedded();
            Path keys = Files.createTempDirectory("audit-key");
            Path masterKey = Files.writeString(keys.resolve("master.key"), newMasterKey());
            return Map.of(
                    "CONFIDENTIAL_KEY_FILE",
                    masterKey.toString(),
                    "AUDIT_SIGNING_KEY_FILE",
                    keys.resolve("audit.pem").toString(),
                    "DATABASE_URL",
                    "jdbc:postgresql://" + server + "/" + database,
                    "DATABASE_OWNER_PASSWORD",
                    "test",
                    "DATABASE_APP_PASSWORD",
                    "test",
                    "DATABASE_CONSUMER_PASSWORD",
                    "test");
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("PostgreSQL did not start", failed);
        }
    }

    /** A line for a master key file. */
    public static String newMasterKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private String embedded() throws IOException, SQLException {
        EmbeddedPostgres started =
                EmbeddedPostgres.builder().setPort(FreePort.find()).start();
        postgres = started;
        createDatabases(started);
        return "localhost:" + started.getPort();
    }

    private String inContainer() throws SQLException {
        Containers.Database started = Containers.database();
        postgres = started;
        try (Connection connection = DriverManager.getConnection(started.url(), "postgres", "test")) {
            createDatabases(connection);
        }
        return started.server();
    }

    static void createDatabases(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            createDatabases(connection);
        }
    }

    private static void createDatabases(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String name : DATABASES) {
                for (String role : List.of("owner", "app", "consumer")) {
                    statement.execute("create role " + name + "_" + role
                            + " login password 'test' nosuperuser nobypassrls nocreatedb nocreaterole");
                }
                statement.execute("create database " + name + " owner " + name + "_owner");
            }
        }
    }

    @Override
    public void stop() {
        AutoCloseable started = postgres;
        if (started != null) {
            try {
                started.close();
            } catch (Exception leftBehind) {
                throw new IllegalStateException(leftBehind);
            }
        }
    }
}
