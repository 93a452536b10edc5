package org.firstbutton.chassis.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 命令 — runs a command once per {@code Idempotency-Key}. Key, reply and effect commit in one transaction; the same key
 * with the same content replays the stored reply, with other content it is refused (422). Keys are kept for 30 days.
 */
@ApplicationScoped
public class Commands {
    private final Transactions transactions;
    private final ObjectMapper json;

    public Commands(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * @param name what is commanded and on what, for example {@code POST /alerts/…:close}
     * @param key the {@code Idempotency-Key} header; null where the caller sent none
     * @param body the request as received
     * @param effect does the work in the transaction and says what to answer
     */
    public Response once(
            Caller caller, String name, @Nullable String key, @Nullable Object body, Function<Handle, Done> effect) {
        String sent = required(key);
        byte[] fingerprint = fingerprint(name, body);
        CommandReply reply = transactions.inScopeOf(caller, handle -> {
            lock(handle, caller, sent);
            Optional<Stored> stored = find(handle, caller, sent);
            if (stored.isPresent()) {
                return stored.get().replayFor(fingerprint);
            }
            CommandReply fresh = reply(effect.apply(handle));
            store(handle, caller, sent, fingerprint, fresh);
            return fresh;
        });
        return respond(reply);
    }

    /**
     * The reply that was given under this key before, if any; refused like {@link #once} if it was given to something
     * else. For work too long for one transaction whose parts are each harmless to repeat: ask this, do the parts, and
     * finish with {@link #once}.
     */
    public Optional<Response> replay(Caller caller, String name, @Nullable String key, @Nullable Object body) {
        String sent = required(key);
        byte[] fingerprint = fingerprint(name, body);
        return transactions
                .inScopeOf(caller, handle -> find(handle, caller, sent))
                .map(stored -> respond(stored.replayFor(fingerprint)));
    }

    private static String required(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Refusal.of(ProblemKind.MISSING_IDEMPOTENCY_KEY, "send a fresh Idempotency-Key with each command");
        }
        return key;
    }

    /** What a command answers: status, optional location, and a body that is written as JSON. */
    public record Done(int status, @Nullable String location, Object body) {

        public static Done ok(Object body) {
            return new Done(200, null, body);
        }

        public static Done created(String location, Object body) {
            return new Done(201, location, body);
        }
    }

    private CommandReply reply(Done done) {
        try {
            return new CommandReply(done.status(), done.location(), json.writeValueAsString(done.body()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Response respond(CommandReply reply) {
        Response.ResponseBuilder response = Response.status(reply.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(reply.body());
        return reply.location() == null
                ? response.build()
                : response.location(URI.create(reply.location())).build();
    }

    // A second request with the same key waits for the first to commit or fail, then sees its reply or starts afresh.
    private static void lock(Handle handle, Caller caller, String key) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 42))")
                .bind("name", caller.subject() + '\n' + key)
                .mapTo(Integer.class)
                .one();
    }

    private static Optional<Stored> find(Handle handle, Caller caller, String key) {
        return handle.createQuery("""
                        select fingerprint, status, location, body from command_reply
                        where caller = :caller and key = :key
                        """)
                .bind("caller", caller.subject())
                .bind("key", key)
                .map((row, context) -> new Stored(
                        row.getBytes(1), new CommandReply(row.getInt(2), row.getString(3), row.getString(4))))
                .findOne();
    }

    private static void store(Handle handle, Caller caller, String key, byte[] fingerprint, CommandReply reply) {
        handle.createUpdate("""
                        insert into command_reply (caller, key, fingerprint, status, location, body)
                        values (:caller, :key, :fingerprint, :status, :location, :body)
                        """)
                .bind("caller", caller.subject())
                .bind("key", key)
                .bind("fingerprint", fingerprint)
                .bind("status", reply.status())
                .bind("location", reply.location())
                .bind("body", reply.body())
                .execute();
    }

    private byte[] fingerprint(String name, @Nullable Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(json.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Stored(byte[] fingerprint, CommandReply reply) {
        CommandReply replayFor(byte[] asked) {
            if (!Arrays.equals(fingerprint, asked)) {
                throw Refusal.of(ProblemKind.KEY_REUSED, "this Idempotency-Key was used for another request");
            }
            return reply;
        }
    }
}
