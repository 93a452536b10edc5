package org.firstbutton.supervision.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.CloudEventJson;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 回测簿 — back-tests that were asked for, how far they are, and what they found. */
@ApplicationScoped
class BackTests {

    /**
     * 一次回测
     *
     * @param total how many timelines there were when it began
     * @param reason why it failed
     */
    record BackTest(
            UUID id,
            UUID pack,
            String sha256,
            String state,
            String askedBy,
            Instant askedAt,
            @Nullable Instant asOf,
            long done,
            @Nullable Long total,
            @Nullable String reason,
            @Nullable BackTestResult result) {}

    UUID ask(Handle handle, Caller caller, TrialPack pack) {
        UUID id = Generators.timeBasedEpochGenerator().generate();
        int asked = handle.createUpdate("""
                        insert into back_test (id, pack, sha256, asked_by) values (:id, :pack, :sha, :by)
                        on conflict do nothing
                        """)
                .bind("id", id)
                .bind("pack", pack.id())
                .bind("sha", pack.sha256())
                .bind("by", caller.actorId())
                .execute();
        if (asked == 0) {
            throw Refusal.of(ProblemKind.IN_FLIGHT, "one back-test at a time: another has not ended yet");
        }
        return id;
    }

    Optional<BackTest> find(Handle handle, UUID pack, UUID id) {
        return handle.createQuery("select * from back_test where id = :id and pack = :pack")
                .bind("id", id)
                .bind("pack", pack)
                .map((row, context) -> backTest(row))
                .findOne();
    }

    boolean isTested(Handle handle, TrialPack pack) {
        return handle.createQuery("""
                        select exists (select from back_test
                                       where pack = :pack and sha256 = :sha and state = 'FINISHED')
                        """)
                .bind("pack", pack.id())
                .bind("sha", pack.sha256())
                .mapTo(Boolean.class)
                .one();
    }

    Optional<UUID> last(Handle handle, UUID pack) {
        return handle.createQuery("select id from back_test where pack = :pack order by asked_at desc limit 1")
                .bind("pack", pack)
                .mapTo(UUID.class)
                .findOne();
    }

    /** The one that waits, now begun by this replica. */
    Optional<BackTest> begin(Handle handle, long timelines) {
        return handle.createQuery("""
                        update back_test set state = 'RUNNING', as_of = clock_timestamp(), beat_at = clock_timestamp(),
                            total = :total
                        where id = (select id from back_test where state = 'ASKED' limit 1 for update skip locked)
                        returning *
                        """)
                .bind("total", timelines)
                .map((row, context) -> backTest(row))
                .findOne();
    }

    boolean isAsked(Handle handle) {
        return handle.createQuery("select exists (select from back_test where state = 'ASKED')")
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether it goes on: another replica may have given it up for dead. */
    boolean beat(Handle handle, UUID id, long done) {
        return handle.createUpdate("""
                        update back_test set done = :done, total = greatest(total, :done), beat_at = clock_timestamp()
                        where id = :id and state = 'RUNNING'
                        """).bind("done", done).bind("id", id).execute() == 1;
    }

    void finish(Handle handle, UUID id, BackTestResult result) {
        handle.createUpdate("""
                        update back_test set state = 'FINISHED', ended_at = clock_timestamp(), total = done,
                            result = cast(:result as jsonb)
                        where id = :id and state = 'RUNNING'
                        """).bind("result", text(result)).bind("id", id).execute();
    }

    void fail(Handle handle, UUID id, String reason) {
        handle.createUpdate("""
                        update back_test set state = 'FAILED', ended_at = clock_timestamp(), reason = :reason
                        where id = :id and state = 'RUNNING'
                        """).bind("reason", reason).bind("id", id).execute();
    }

    /** A replica that stops takes its back-test with it. */
    void failAbandoned(Handle handle) {
        handle.createUpdate("""
                        update back_test set state = 'FAILED', ended_at = clock_timestamp(),
                            reason = 'the service that ran it has stopped; ask for it again'
                        where state = 'RUNNING' and beat_at < clock_timestamp() - interval '1 minute'
                        """).execute();
    }

    private static BackTest backTest(ResultSet row) throws SQLException {
        OffsetDateTime asOf = row.getObject("as_of", OffsetDateTime.class);
        long total = row.getLong("total");
        boolean counted = !row.wasNull();
        String result = row.getString("result");
        return new BackTest(
                row.getObject("id", UUID.class),
                row.getObject("pack", UUID.class),
                row.getString("sha256"),
                row.getString("state"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                asOf == null ? null : asOf.toInstant(),
                row.getLong("done"),
                counted ? total : null,
                row.getString("reason"),
                result == null ? null : result(result));
    }

    private static String text(BackTestResult result) {
        try {
            return CloudEventJson.MAPPER.writeValueAsString(result);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static BackTestResult result(String text) {
        try {
            return CloudEventJson.MAPPER.readValue(text, BackTestResult.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a back-test's result cannot be read back", damaged);
        }
    }
}
