package org.firstbutton.chassis.delivery.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.firstbutton.chassis.delivery.outgoing.Relay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeliveryIT {
    private static final int WRITERS = 8;
    private static final int EACH = 250;
    private static final int AGGREGATES = 40;

    private DeliveryRig rig;
    private Relay one;
    private Relay another;

    @BeforeEach
    void twoRelaysAndAnInbox() {
        rig = new DeliveryRig();
        one = rig.newRelay();
        another = rig.newRelay();
        rig.startInbox();
        one.start();
        another.start();
    }

    @AfterEach
    void stopped() throws InterruptedException {
        one.stop();
        another.stop();
        rig.close();
    }

    @Test
    void eightWritersWhileLeadersAreCutOff_loseNothingAndDoubleNothing() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> running = IntStream.range(0, WRITERS)
                .<Future<?>>mapToObj(writer -> writers.submit(() -> {
                    for (int i = 0; i < EACH; i++) {
                        rig.command("parcel-" + (i * WRITERS + writer) % AGGREGATES);
                    }
                }))
                .toList();
        int cut = 0;
        while (running.stream().anyMatch(writer -> !writer.isDone()) || cut < 3) {
            Thread.sleep(500);
            cut += cutLeaderOff();
        }
        for (Future<?> writer : running) {
            writer.get();
        }
        writers.shutdown();

        int facts = WRITERS * EACH;
        DeliveryRig.until(Duration.ofSeconds(90), "all facts", () -> rig.count("select count(*) from effect") >= facts);

        assertThat(rig.count("select count(*) from effect")).isEqualTo(facts);
        assertThat(rig.count("select count(distinct event_id) from effect")).isEqualTo(facts);
        for (int i = 0; i < AGGREGATES; i++) {
            assertThat(rig.effects("parcel-" + i))
                    .isEqualTo(LongStream.rangeClosed(1, facts / AGGREGATES)
                            .boxed()
                            .toList());
        }
        assertThat(rig.count("select count(*) from quarantine")).isZero();
        DeliveryRig.until(
                Duration.ofSeconds(20), "pending empty", () -> rig.count("select count(*) from outbox_pending") == 0);
    }

    /** The backend that holds the relay's lock is terminated; the connection goes with it, and the leadership. */
    private int cutLeaderOff() {
        return rig.database
                .superuser()
                .withHandle(
                        handle -> handle.createQuery("""
                        select count(pg_terminate_backend(pid)) from pg_locks
                        where locktype = 'advisory' and granted and objid = cast(hashtext('relay-parcels') as bigint)
                              & 4294967295 and database = (select oid from pg_database where datname = 'intake')
                        """).mapTo(Integer.class).one());
    }

    @Test
    void theWatermark_movesOnWhenNothingHappensAndStopsAtAnOpenTransaction() throws Exception {
        rig.command("parcel");
        DeliveryRig.until(Duration.ofSeconds(60), "a watermark", () -> age() < 3);

        long before = rig.database.superuser().inTransaction(open -> {
            // A transaction that has written and not yet committed; no time limit of ours applies to it.
            open.execute("update parcel set weight = 2");
            long since = System.nanoTime();
            DeliveryRig.until(Duration.ofSeconds(30), "the watermark stands", () -> age() > 4);
            return (System.nanoTime() - since) / 1_000_000_000L;
        });

        assertThat(before).isGreaterThanOrEqualTo(1);
        DeliveryRig.until(Duration.ofSeconds(30), "it moves on", () -> age() < 3);
    }

    private double age() {
        return rig.database
                .superuser()
                .withHandle(
                        handle -> handle.createQuery("""
                        select coalesce(max(extract(epoch from clock_timestamp() - watermark)), 1e9) from feed_watermark
                        """).mapTo(Double.class).one());
    }

    @Test
    @Tag("slow")
    void aDatabaseThatStallsForEightySeconds_doesNotStopConsumption() throws Exception {
        for (int i = 0; i < 200; i++) {
            rig.command("parcel-" + i % AGGREGATES);
        }
        DeliveryRig.until(Duration.ofSeconds(60), "before", () -> rig.count("select count(*) from effect") == 200);
        for (int i = 0; i < 100; i++) {
            rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("direct-" + i, 1)));
        }
        List<Long> processes = processes();
        signal("STOP", processes);
        for (int i = 100; i < 400; i++) {
            rig.kafka.send(DeliveryRig.record(DeliveryRig.fact("direct-" + i, 1)));
        }
        Thread.sleep(80_000);
        signal("CONT", processes);
        long resumed = System.nanoTime();

        DeliveryRig.until(
                Duration.ofSeconds(10),
                "consumption resumes",
                () -> rig.effects("direct-399").size() == 1 && rig.count("select count(*) from effect") == 600);
        io.quarkus.logging.Log.infof(
                "after a stall of 80 s everything was taken in %.1f s", (System.nanoTime() - resumed) / 1e9);

        for (int i = 0; i < 40; i++) {
            rig.command("parcel-" + i);
        }
        DeliveryRig.until(Duration.ofSeconds(30), "after", () -> rig.count("select count(*) from effect") == 640);
        assertThat(rig.count("select count(distinct event_id) from effect")).isEqualTo(640);
        assertThat(rig.count("select count(*) from quarantine")).isZero();
    }

    private List<Long> processes() {
        ProcessHandle postmaster = ProcessHandle.of(rig.database.postmaster()).orElseThrow();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(postmaster), postmaster.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void signal(String name, List<Long> processes) throws Exception {
        for (long pid : processes) {
            // A backend may have ended by itself since it was listed.
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        }
    }
}
