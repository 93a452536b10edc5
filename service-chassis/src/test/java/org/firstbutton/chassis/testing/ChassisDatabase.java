package org.firstbutton.chassis.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.firstbutton.chassis.database.Transactions;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A real PostgreSQL with the chassis's tables, the example service's table, and pools set up as in production. */
public final class ChassisDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final AgroalDataSource app;
    private final AgroalDataSource consumer;

    private ChassisDatabase(EmbeddedPostgres postgres) throws SQLException {
        this.postgres = postgres;
        this.app = pool("intake_app", 12, Map.of("options", "-c transaction_timeout=2s"));
        this.consumer = pool("intake_consumer", 8, Map.of("reWriteBatchedInserts", "true"));
    }

    /** Starts one; {@code fsync} off, as all tests here kill processes, not the machine. */
    public static ChassisDatabase start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPort(FreePort.find())
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "60")
                    .start();
            PostgresResource.createDatabases(postgres);
            Flyway.configure()
                    .dataSource(url(postgres), "intake_owner", "test")
                    .locations("db/chassis", "db/example")
                    .placeholders(Map.of("app", "intake_app", "consumer", "intake_consumer"))
                    .load()
                    .migrate();
            return new ChassisDatabase(postgres);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("PostgreSQL did not start", failed);
        }
    }

    private static String url(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/intake";
    }

    public Transactions transactions() {
        return new Transactions(app, consumer);
    }

    public AgroalDataSource consumerPool() {
        return consumer;
    }

    /** Everything is allowed here; attackers come this way. */
    public Jdbi superuser() {
        DataSource all = postgres.getDatabase("postgres", "intake");
        return Jdbi.create(all);
    }

    /** Process id of the server's first process. */
    public long postmaster() {
        return superuser()
                .withHandle(handle -> ProcessHandle.of(handle.createQuery("select pg_backend_pid()")
                                .mapTo(Long.class)
                                .one())
                        .flatMap(ProcessHandle::parent)
                        .orElseThrow()
                        .pid());
    }

    private AgroalDataSource pool(String user, int size, Map<String, String> extra) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(size)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(connection -> {
                            connection
                                    .jdbcUrl(url(postgres))
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword("test"))
                                    .jdbcProperty("socketTimeout", "30");
                            extra.forEach(connection::jdbcProperty);
                            return connection;
                        })));
    }

    @Override
    public void close() {
        app.close();
        consumer.close();
        try {
            postgres.close();
        } catch (IOException leftBehind) {
            throw new IllegalStateException(leftBehind);
        }
    }
}
