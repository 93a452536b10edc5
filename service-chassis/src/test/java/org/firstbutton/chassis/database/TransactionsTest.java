package org.firstbutton.chassis.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

/** What the driver says of a dead connection is told apart from what is wrong with the work. */
class TransactionsTest {
    private final Transactions transactions = new Transactions(database(), database());

    @Test
    void anAssertionOfTheDriverIsAConnectionThatDied_soThatLoopsWaitAndGoOn() {
        AssertionError died = new AssertionError("getAutoCommit() should not throw");
        died.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.postgresql.jdbc.BatchResultHandler", "isAutoCommit", null, 115)
        });

        assertThatThrownBy(() -> transactions.asConsumer(handle -> {
                    throw died;
                }))
                .isInstanceOf(ConnectionException.class)
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo("08006");
    }

    @Test
    void anAssertionOfTheWorkStaysOne() {
        assertThatThrownBy(() -> transactions.asConsumer(handle -> {
                    throw new AssertionError("ours");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("ours");
    }

    private static AgroalDataSource database() {
        Connection connection = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> method.getReturnType() == boolean.class ? (Object) false : null);
        return (AgroalDataSource) Proxy.newProxyInstance(
                AgroalDataSource.class.getClassLoader(),
                new Class<?>[] {AgroalDataSource.class},
                (proxy, method, args) -> method.getName().equals("getConnection") ? connection : null);
    }
}
