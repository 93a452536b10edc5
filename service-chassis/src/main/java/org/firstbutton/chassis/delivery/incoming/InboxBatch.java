package org.firstbutton.chassis.delivery.incoming;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.DeliverySettings;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.contract.CloudEventJson.UnreadableFact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

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
        Reading reading = Reading.of(records);
        Tally tally;
        try {
            HandleCallback<Tally, RuntimeException> work = handle -> takeIn(handle, handler, reading);
            tally = handler.worksByKeys() ? transactions.asConsumerByKeys(work) : transactions.asConsumer(work);
        } catch (RuntimeException trouble) {
            if (isInfrastructure(trouble)) {
                throw new InboxLoop.DatabaseAway(trouble);
            }
            oneByOne(handler, records, trouble);
            return;
        }
        metrics.counter("firstbutton.inbox.applied").increment(tally.applied());
        metrics.counter("firstbutton.inbox.quarantined").increment(tally.quarantined());
        metrics.counter("firstbutton.inbox.skipped")
                .increment((double) records.size() - tally.applied() - tally.quarantined());
        tally.afterwards().run();
    }

    /** Takes in again what somebody asked to redrive, by the same path as a fresh record. */
    void redrive(FactHandler handler, Set<Integer> partitions) {
        for (Quarantine.Asked asked : waitingFor(handle -> quarantine(handle).asked(partitions))) {
            takeIn(handler, List.of(asked.record()));
            waitingFor(handle -> {
                quarantine(handle).redriven(asked.id());
                return true;
            });
        }
    }

    // One record that the handler cannot digest must not take its neighbours with it.
    private void oneByOne(FactHandler handler, List<ConsumerRecord<byte[], byte[]>> records, RuntimeException trouble) {
        if (records.size() == 1) {
            String reason = "handler: " + withoutValues(trouble);
            Log.errorf("a record of %s goes to quarantine: %s", records.get(0).topic(), reason);
            waitingFor(handle -> {
                quarantine(handle).hold(records.get(0), reason);
                return true;
            });
            metrics.counter("firstbutton.inbox.quarantined").increment();
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            takeIn(handler, List.of(record));
        }
    }

    private <T> T waitingFor(HandleCallback<T, RuntimeException> work) {
        try {
            return transactions.asConsumer(work);
        } catch (RuntimeException trouble) {
            throw new InboxLoop.DatabaseAway(trouble);
        }
    }

    private Quarantine quarantine(Handle handle) {
        return new Quarantine(settings.service(), handle);
    }

    private Tally takeIn(Handle handle, FactHandler handler, Reading reading) {
        StreamPositions positions = new StreamPositions(settings.service(), handle);
        Quarantine quarantine = quarantine(handle);
        positions.lockPartitions(reading.records());
        reading.unreadable().forEach(quarantine::hold);
        int quarantined = reading.unreadable().size();
        if (reading.readable().isEmpty()) {
            return new Tally(0, quarantined, FactHandler.DONE);
        }
        StreamPositions.Advance advance = positions.advance(reading.readable());
        for (Arrival fork : advance.forks()) {
            Log.errorf("FORK: a version of %s stands twice", fork.record().topic());
            quarantine.hold(fork.record(), "FORK: this version was applied before with another content");
            quarantined++;
        }
        if (advance.due().isEmpty()) {
            return new Tally(0, quarantined, FactHandler.DONE);
        }
        Runnable afterwards = handler.apply(handle, advance.due());
        ReceivedCounts.add(settings.service(), handle, advance.due());
        return new Tally(advance.due().size(), quarantined, afterwards);
    }

    // 08 connection, 53 resources, 57 operator intervention, 58 system, 40 rollback, 25P03/25P04 time-outs: wait,
    // never accuse data. Without any SQL behind it, trouble is the handler's or the record's.
    static boolean isInfrastructure(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.matches("(08|53|57|40|58|XX|25P0).*");
            }
        }
        return false;
    }

    // Messages of the database and of parsers quote values, and values may be personal.
    private static String withoutValues(Throwable trouble) {
        Throwable root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String where = root.getStackTrace().length == 0 ? "" : " at " + root.getStackTrace()[0];
        if (root instanceof PSQLException sql && sql.getServerErrorMessage() != null) {
            return "SQL state " + sql.getSQLState() + ", table "
                    + sql.getServerErrorMessage().getTable() + ", column "
                    + sql.getServerErrorMessage().getColumn() + ", constraint "
                    + sql.getServerErrorMessage().getConstraint();
        }
        return root.getClass().getName() + where;
    }

    private record Tally(int applied, int quarantined, Runnable afterwards) {}

    /** 拆阅 — a batch as far as it needs no database, so that nothing is locked meanwhile. */
    private record Reading(
            List<ConsumerRecord<byte[], byte[]>> records,
            List<Arrival> readable,
            Map<ConsumerRecord<byte[], byte[]>, String> unreadable) {
        /** Reading costs about as much as storing: where a backlog lies, all cores read. */
        private static final int FOR_ALL_CORES = 200;

        static Reading of(List<ConsumerRecord<byte[], byte[]>> records) {
            Stream<ConsumerRecord<byte[], byte[]>> all =
                    records.size() < FOR_ALL_CORES ? records.stream() : records.parallelStream();
            Reading reading = new Reading(records, new ArrayList<>(records.size()), new IdentityHashMap<>());
            all.map(Read::of).toList().forEach(reading::sort);
            return reading;
        }

        private void sort(Read read) {
            if (read.arrival() != null) {
                readable.add(read.arrival());
            } else {
                Log.warnf("a record of %s goes to quarantine: %s", read.record().topic(), read.reason());
                unreadable.put(read.record(), read.reason());
            }
        }
    }

    /** 读过的 — a record and either what it says or why it cannot be read. */
    private record Read(
            ConsumerRecord<byte[], byte[]> record, @Nullable Arrival arrival, String reason) {
        static Read of(ConsumerRecord<byte[], byte[]> record) {
            try {
                return new Read(record, new Arrival(record, FactReader.read(record)), "");
            } catch (UnreadableFact unreadable) {
                return new Read(record, null, FactReader.reason(unreadable));
            }
        }
    }
}
