package org.firstbutton.chassis.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.firstbutton.chassis.access.Caller;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * 事务 — every statement runs either in a caller's organisation scope, which row-level security enforces, or as the
 * consumer that serves the broker. There is no third way to reach the database.
 */
@ApplicationScoped
public class Transactions {
    // set_config(…, true) ends with the transaction, so a pooled connection carries nobody's scope to the next.
    private static final String SCOPE =
            "select set_config('app.scope', :scope, true) || set_config('app.integrity', :integrity, true)";
    private static final String KEYS = """
            set_config('enable_seqscan', 'off', true) || set_config('enable_hashjoin', 'off', true)
                || set_config('enable_mergejoin', 'off', true) || set_config('plan_cache_mode', 'force_generic_plan', true)
            """;
    private static final String BY_KEYS = "select " + KEYS;
    private static final String SCOPE_BY_KEYS = SCOPE + " || " + KEYS;

    private static final String CONNECTION_FAILURE = "08006";

    private final Jdbi app;
    private final Jdbi consumer;

    public Transactions(AgroalDataSource app, @DataSource("consumer") AgroalDataSource consumer) {
        this.app = Jdbi.create(app);
        this.consumer = Jdbi.create(consumer);
    }

    /** Runs the work in one transaction that sees only the caller's organisation subtrees. */
    public <T, X extends Exception> T inScopeOf(Caller caller, HandleCallback<T, X> work) throws X {
        return inTransaction(app, handle -> {
            scope(handle, SCOPE, caller);
            return work.withHandle(handle);
        });
    }

    /** The same for work that finds rows of large tables by their keys, as {@link #asConsumerByKeys} says. */
    public <T, X extends Exception> T inScopeOfByKeys(Caller caller, HandleCallback<T, X> work) throws X {
        return inTransaction(app, handle -> {
            scope(handle, SCOPE_BY_KEYS, caller);
            return work.withHandle(handle);
        });
    }

    /** Runs the work in one transaction as the consumer: all organisations, no request behind it. */
    public <T, X extends Exception> T asConsumer(HandleCallback<T, X> work) throws X {
        return inTransaction(consumer, work);
    }

    /**
     * The same for work that finds rows of large tables by their keys, hundreds at a time. How long an array is the
     * planner does not know, and how large a new table has grown it learns a minute later; in between it reads the whole
     * table for a few rows. Here it looks them up, and keeps the plan.
     */
    public <T, X extends Exception> T asConsumerByKeys(HandleCallback<T, X> work) throws X {
        return inTransaction(consumer, handle -> {
            handle.createQuery(BY_KEYS).mapTo(String.class).one();
            return work.withHandle(handle);
        });
    }

    // When a connection dies while it answers a batch, the driver calls that an assertion. Whoever works in a loop
    // waits
    // for a database that is away; an Error would end him, and nobody would take facts in any more.
    private static <T, X extends Exception> T inTransaction(Jdbi database, HandleCallback<T, X> work) throws X {
        try {
            return database.inTransaction(work);
        } catch (AssertionError failed) {
            if (!isOfTheDriver(failed)) {
                throw failed;
            }
            throw new ConnectionException(new SQLException("the connection died", CONNECTION_FAILURE, failed));
        }
    }

    private static boolean isOfTheDriver(Throwable failed) {
        StackTraceElement[] trace = failed.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.postgresql.");
    }

    private static void scope(Handle handle, String settings, Caller caller) {
        handle.createQuery(settings)
                .bind("scope", String.join(",", caller.orgPaths()))
                .bind("integrity", caller.seesIntegrity() ? "yes" : "no")
                .mapTo(String.class)
                .one();
    }
}
