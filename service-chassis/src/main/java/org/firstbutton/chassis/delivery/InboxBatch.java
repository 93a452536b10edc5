package org.firstbutton.chassis.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.contract.CloudEventJson.UnreadableFact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * 一批 — takes a batch of records in, in one SQL transaction: what cannot be read goes to quarantine with its bytes and
 * the reason, what is known is skipped, what has a gap before it is parked, the rest takes effect.
 */
@ApplicationScoped
class InboxBatch {
    private final Transactions transactions;
    private final DeliverySettings settings;
    private final MeterRegistry metrics;

    InboxBatch(Transactions transactions, DeliverySettings settings, MeterRegistry metrics) {
        this.transactions = transactions;
        this.settings = settings;
        this.metrics = metrics;
    }

    void takeIn(FactHandler handler, List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            transactions.asConsumer(handle -> takeIn(handle, handler, records));
        } catch (RuntimeException trouble) {
            if (isInfrastructure(trouble)) {
                throw new Inbox.DatabaseAway(trouble);
            }
            oneByOne(handler, records, trouble);
        }
    }

    // One record that the handler cannot digest must not take its neighbours with it.
    private void oneByOne(FactHandler handler, List<ConsumerRecord<byte[], byte[]>> records, RuntimeException trouble) {
        if (records.size() == 1) {
            Log.errorf(
                    trouble, "a record of %s goes to quarantine", records.get(0).topic());
            String reason = "handler: " + trouble;
            withinInfrastructure(handle -> new Quarantine(settings.service(), handle).hold(records.get(0), reason));
            metrics.counter("firstbutton.inbox.quarantined").increment();
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            takeIn(handler, List.of(record));
        }
    }

    private void withinInfrastructure(java.util.function.Consumer<Handle> work) {
        try {
            transactions.asConsumer(handle -> {
                work.accept(handle);
                return true;
            });
        } catch (RuntimeException trouble) {
            throw new Inbox.DatabaseAway(trouble);
        }
    }

    private boolean takeIn(Handle handle, FactHandler handler, List<ConsumerRecord<byte[], byte[]>> records) {
        StreamPositions positions = new StreamPositions(settings.service(), handle);
        Quarantine quarantine = new Quarantine(settings.service(), handle);
        positions.lockPartitions(records);
        List<ArrivedFact> readable = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                readable.add(FactReader.read(record));
            } catch (UnreadableFact unreadable) {
                Log.warnf("a record of %s goes to quarantine: %s", record.topic(), unreadable.getMessage());
                quarantine.hold(record, String.valueOf(unreadable.getMessage()));
                metrics.counter("firstbutton.inbox.quarantined").increment();
            }
        }
        List<ArrivedFact> due = positions.advance(readable);
        if (!due.isEmpty()) {
            handler.apply(handle, due);
            ReceivedCounts.add(settings.service(), handle, due);
        }
        metrics.counter("firstbutton.inbox.applied").increment(due.size());
        metrics.counter("firstbutton.inbox.skipped").increment(readable.size() - (double) due.size());
        return true;
    }

    // 08 connection, 53 resources, 57 operator intervention, 40 rollback, 25P03/25P04 time-outs: wait, never accuse
    // data.
    static boolean isInfrastructure(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.matches("(08|53|57|40|58|XX|25P0).*");
            }
        }
        return trouble instanceof JdbiException && trouble.getCause() == null;
    }
}
