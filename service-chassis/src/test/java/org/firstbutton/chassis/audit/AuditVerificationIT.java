package org.firstbutton.chassis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.logging.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.firstbutton.chassis.delivery.FactBell;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.testing.ChassisDatabase;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceBeat;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerificationIT {
    private static final List<String> TABLES =
            List.of("audit_entry", "audit_seal", "audit_checkpoint", "audit_unsealed", "parcel", "event_ledger");

    @TempDir
    Path keys;

    private ChassisDatabase database;
    private AuditedParcels parcels;
    private AuditSettings settings;
    private AuditVerification verification;
    private Sealing sealing;

    @BeforeEach
    void aTrail() {
        database = ChassisDatabase.start();
        parcels = new AuditedParcels(database.transactions());
        settings = AuditedParcels.settings(keys, Tamper.CHECKPOINT_AFTER);
        verification = new AuditVerification(database.transactions(), settings);
        sealing = new Sealing(database.transactions(), settings, SigningKey.at(settings.signingKeyFile()));
    }

    @AfterEach
    void stopped() {
        database.close();
    }

    @Test
    void everyTamperOfEightKinds_isFoundAndTheFirstBadIsNamed() {
        for (int i = 0; i < 300; i++) {
            parcels.weigh("parcel-" + i % 40);
            if (i % 5 == 0) {
                parcels.reveal("parcel-" + i % 40);
            }
            if (i % 25 == 0) {
                recordFacts(i);
                sealing.run(false);
            }
        }
        sealing.run(true);
        AuditVerification.Report before = verification.run();
        assertThat(before.clean()).as("%s", before).isTrue();
        database.superuser().useHandle(AuditVerificationIT::keepCopies);
        Random random = new Random(20260622);

        List<String> missed = new ArrayList<>();
        for (int round = 0; round < 26; round++) {
            for (Tamper tamper : Tamper.values()) {
                Tamper.Expected expected = database.superuser().inTransaction(handle -> {
                    handle.execute("set local session_replication_role = 'replica'");
                    return tamper.commit(handle, random, before.sealedTo());
                });
                AuditVerification.Report after = verification.run();
                if (after.clean() || !expected.isNamedBy(after.firstBad())) {
                    missed.add(tamper + ": expected " + expected + ", got " + after);
                }
                database.superuser().useTransaction(AuditVerificationIT::putBack);
            }
        }

        assertThat(missed).isEmpty();
        assertThat(verification.run()).isEqualTo(before);
    }

    @Test
    void eightWritersAtOnce_areSealedWithoutAGapAndNeverAccused() throws Exception {
        AuditSealer one = new AuditSealer(database.transactions(), settings, new SimpleMeterRegistry());
        AuditSealer another = new AuditSealer(database.transactions(), settings, new SimpleMeterRegistry());
        one.start();
        another.start();
        AtomicInteger done = new AtomicInteger();
        ExecutorService writers = Executors.newFixedThreadPool(8);
        List<Future<?>> running = IntStream.range(0, 8)
                .<Future<?>>mapToObj(writer -> writers.submit(() -> {
                    for (int i = 0; i < 400; i++) {
                        parcels.weigh("parcel-" + (i * 7 + writer) % 30);
                        done.incrementAndGet();
                    }
                }))
                .toList();

        int clean = 0;
        while (running.stream().anyMatch(writer -> !writer.isDone())) {
            AuditVerification.Report report = verification.run();
            assertThat(report.firstBad()).isNull();
            clean++;
        }
        for (Future<?> writer : running) {
            writer.get();
        }
        writers.shutdown();
        one.stop();
        another.stop();

        AuditVerification.Report report = verification.run();
        assertThat(report).isEqualTo(new AuditVerification.Report("parcels", done.get(), done.get(), true, true, null));
        Log.infof("%d clean verifications while %d entries were written", clean, done.get());
    }

    @Test
    void entriesWrittenInAnotherTimeZone_hashTheSame() {
        database.transactions().inScopeOf(AuditedParcels.CLERK, handle -> {
            handle.execute("set local timezone = 'Asia/Shanghai'; set local bytea_output = 'escape'");
            handle.execute("insert into parcel (id, version, org_path, weight) values ('p', 1, 'HB/JZ/U001/', 5)");
            new AuditTrail()
                    .record(
                            handle,
                            AuditEntry.done(AuditedParcels.CLERK, "weigh", "parcel", "p", 1, AuditedParcels.ORG));
            return true;
        });
        sealing.run(true);

        assertThat(verification.run().firstBad()).isNull();
    }

    @Test
    void anEntryThatWaitsTooLong_makesTheTrailIncompleteButNotUnclean() {
        parcels.weigh("parcel");
        database.superuser()
                .useHandle(handle ->
                        handle.execute("update audit_unsealed set written_at = written_at - interval '6 seconds'"));

        AuditVerification.Report report = verification.run();

        assertThat(report.complete()).isFalse();
        assertThat(report.clean()).isTrue();
    }

    @Test
    void theAppRole_mayInsertAndNothingElse() {
        parcels.weigh("parcel");
        sealing.run(true);
        for (String attempt : List.of(
                "select * from audit_entry",
                "update audit_entry set actor = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "select * from audit_seal",
                "insert into audit_seal values (9, gen_random_uuid(), '', '')",
                "delete from audit_unsealed",
                "update event_ledger set payload = ''",
                "delete from event_ledger")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                            database.transactions().inScopeOf(AuditedParcels.CLERK, handle -> handle.execute(attempt))))
                    .as(attempt)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theKeyFile_isReadableByItsOwnerOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.signingKeyFile())))
                .isEqualTo("rw-------");
        assertThat(SigningKey.at(settings.signingKeyFile()).id())
                .isEqualTo(SigningKey.at(settings.signingKeyFile()).id());
    }

    @Test
    void aLongTrail_isVerifiedInStride() {
        int entries = 100_000;
        database.transactions().asConsumer(handle -> handle.execute("""
                with written as (
                    insert into audit_entry (id, actor, role, action, object_kind, object, org_path, result, purpose)
                    select gen_random_uuid(), '045001', 'LEGAL_BRIGADE', 'reveal', 'parcel', 'parcel-' || i,
                           'HB/JZ/SS/U001/', 'REVEALED', '回访核实' from generate_series(1, ?) i
                    returning id)
                insert into audit_unsealed (entry) select id from written
                """, entries));
        long sealStart = System.nanoTime();
        while (sealing.run(false).more()) {
            assertThat(sealing.run(false).sealed()).isGreaterThanOrEqualTo(0);
        }
        double sealSeconds = (System.nanoTime() - sealStart) / 1e9;
        sealing.run(true);
        database.superuser().useHandle(handle -> handle.execute("analyze"));

        AuditVerification.Report report = verification.run();
        long start = System.nanoTime();
        verification.run();
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(report).isEqualTo(new AuditVerification.Report("parcels", entries, entries, true, true, null));
        Log.infof("sealed %.0f entries/s, verified %.0f entries/s", entries / sealSeconds, entries / seconds);
        // A loose floor, as the machine may be busy with other builds; the figure of an idle one stands in the log.
        assertThat(entries / seconds).isGreaterThan(10_000);
    }

    private void recordFacts(int i) {
        database.transactions().inScopeOf(AuditedParcels.CLERK, handle -> {
            List<RecordedFact> facts = new ArrayList<>();
            for (int version = 1; version <= 3; version++) {
                Envelope envelope = new Envelope(
                        Generators.timeBasedEpochGenerator().generate(),
                        "source.beat",
                        "connector",
                        Instant.parse("2026-06-01T00:00:00Z"),
                        Instant.parse("2026-06-01T00:00:00Z"),
                        "matter-" + i,
                        AuditedParcels.ORG,
                        new Actor("045001", "OPS"),
                        "aggregate-" + i,
                        version,
                        1,
                        null);
                facts.add(new RecordedFact(envelope, new SourceBeat("connector", Instant.EPOCH)));
            }
            new Outbox(new FactBell()).record(handle, facts);
            return true;
        });
    }

    private static void keepCopies(Handle handle) {
        handle.execute("create schema copy");
        TABLES.forEach(table -> handle.execute("create table copy." + table + " as table public." + table));
    }

    private static void putBack(Handle handle) {
        handle.execute("set local session_replication_role = 'replica'");
        for (String table : TABLES) {
            handle.execute("delete from public." + table);
            handle.execute("insert into public." + table + " overriding system value select * from copy." + table);
        }
    }
}
