package org.firstbutton.chassis.command;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** 已答留存 — the replies kept under their keys; one statement for one command or for two hundred. */
final class KeptReplies {
    // In the order of their hashes, so that two batches never wait for each other.
    private static final String LOCK = """
            select pg_advisory_xact_lock(hash)
            from (select distinct hashtextextended(name, 42) as hash from unnest(:names) as name order by 1) as hashes
            """;
    // The limit keeps it a look-up per key, also in a plan that was made while the table was still empty.
    private static final String FIND = """
            select a.place, r.fingerprint, r.status, r.location, r.body
            from unnest(:callers, :keys) with ordinality as a(caller, key, place)
            cross join lateral (
                select fingerprint, status, location, body from command_reply c
                where c.caller = a.caller and c.key = a.key limit 1) as r
            """;
    // Planned once for each connection; with arrays the planner thinks each time that it could do better.
    private static final String FIND_ONE = """
            select 1, fingerprint, status, location, body from command_reply where caller = :caller and key = :key
            """;
    private static final String KEEP = """
            insert into command_reply (caller, key, fingerprint, status, location, body) select * from unnest(?, ?, ?, ?, ?, ?)
            """;

    private KeptReplies() {}

    /** A second request with the same key waits for the first to commit or fail, then sees its reply or starts afresh. */
    static void lock(Handle handle, List<Asked> asked) {
        handle.createQuery(LOCK)
                .bindArray(
                        "names", String.class, column(asked, one -> one.caller().subject() + '\n' + one.key()))
                .map((row, context) -> true)
                .list();
    }

    /** What was answered before, in the order asked; null for what was not. */
    static List<@Nullable Kept> find(Handle handle, List<Asked> asked) {
        @Nullable Kept[] found = new Kept[asked.size()];
        look(handle, asked)
                .map((row, context) -> found[row.getInt(1) - 1] =
                        new Kept(row.getBytes(2), new CommandReply(row.getInt(3), row.getString(4), row.getString(5))))
                .list();
        return Collections.unmodifiableList(Arrays.asList(found));
    }

    private static Query look(Handle handle, List<Asked> asked) {
        if (asked.size() == 1) {
            Asked one = asked.get(0);
            return handle.createQuery(FIND_ONE)
                    .bind("caller", one.caller().subject())
                    .bind("key", one.key());
        }
        return handle.createQuery(FIND)
                .bindArray(
                        "callers",
                        String.class,
                        column(asked, one -> one.caller().subject()))
                .bindArray("keys", String.class, column(asked, Asked::key));
    }

    static void keep(Handle handle, List<Asked> asked, List<CommandReply> replies) {
        Rows.of(IntStream.range(0, asked.size()).boxed().toList())
                .text(i -> asked.get(i).caller().subject())
                .text(i -> asked.get(i).key())
                .bytes(i -> asked.get(i).fingerprint())
                .integer(i -> replies.get(i).status())
                .text(i -> replies.get(i).location())
                .text(i -> replies.get(i).body())
                .execute(handle, KEEP);
    }

    private static <T> @Nullable Object[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream().map(value).toArray();
    }

    /** 已答 — what was answered under a key, and to what. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Kept(byte[] fingerprint, CommandReply reply) {
        CommandReply replayFor(Asked asked) {
            if (!Arrays.equals(fingerprint, asked.fingerprint())) {
                throw reused();
            }
            return reply;
        }

        Commands.Answer answerFor(Asked asked) {
            return Arrays.equals(fingerprint, asked.fingerprint())
                    ? new Commands.Answer(reply, null)
                    : new Commands.Answer(null, reused());
        }

        private static Refusal reused() {
            return Refusal.of(ProblemKind.KEY_REUSED, "this Idempotency-Key was used for another request");
        }
    }
}
