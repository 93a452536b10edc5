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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.command.KeptReplies.Kept;
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
        List<Asked> one = List.of(asked(caller, name, key, body));
        CommandReply reply = transactions.inScopeOf(caller, handle -> {
            KeptReplies.lock(handle, one);
            Kept kept = KeptReplies.find(handle, one).get(0);
            if (kept != null) {
                return kept.replayFor(one.get(0));
            }
            CommandReply fresh = reply(effect.apply(handle));
            KeptReplies.keep(handle, one, List.of(fresh));
            return fresh;
        });
        return respond(reply);
    }

    /** A command as it was asked for; refused here when it carries no key. */
    public Asked asked(Caller caller, String name, @Nullable String key, @Nullable Object body) {
        return new Asked(caller, required(key), fingerprint(name, body));
    }

    /**
     * Several commands in one transaction, each once per key like {@link #once} and each answered for itself. All
     * callers must have the same scope, and no two may share caller and key.
     *
     * @param effect does those that were not done before, given by their places in the list, and says one by one what
     *     to answer
     * @return in the order asked
     */
    public List<Answer> together(List<Asked> asked, BiFunction<Handle, List<Integer>, List<Effect>> effect) {
        return transactions.inScopeOfByKeys(asked.get(0).caller(), handle -> {
            KeptReplies.lock(handle, asked);
            List<@Nullable Kept> kept = KeptReplies.find(handle, asked);
            List<Integer> fresh = IntStream.range(0, asked.size())
                    .filter(place -> kept.get(place) == null)
                    .boxed()
                    .toList();
            Iterator<Effect> effects = fresh.isEmpty()
                    ? Collections.emptyIterator()
                    : effect.apply(handle, fresh).iterator();
            List<Answer> answers = new ArrayList<>(asked.size());
            List<Asked> done = new ArrayList<>(fresh.size());
            List<CommandReply> replies = new ArrayList<>(fresh.size());
            for (int place = 0; place < asked.size(); place++) {
                Kept before = kept.get(place);
                Answer answer = before != null ? before.answerFor(asked.get(place)) : answer(effects.next());
                answers.add(answer);
                if (before == null && answer.reply() != null) {
                    done.add(asked.get(place));
                    replies.add(answer.reply());
                }
            }
            KeptReplies.keep(handle, done, replies);
            return answers;
        });
    }

    private Answer answer(Effect effect) {
        return effect instanceof Done done ? new Answer(reply(done), null) : new Answer(null, ((Refused) effect).why());
    }

    /** What became of one of several commands: a reply, or why it was refused. */
    public record Answer(
            @Nullable CommandReply reply, @Nullable Refusal refusal) {

        /** @param base the service's address as the caller sees it; off the request's thread nobody else knows it */
        public Response response(URI base) {
            if (refusal != null) {
                throw refusal;
            }
            CommandReply given = Objects.requireNonNull(reply);
            return given.location() == null
                    ? respond(given)
                    : respond(new CommandReply(
                            given.status(), base.resolve(given.location()).toString(), given.body()));
        }
    }

    /** What one of several commands comes to. */
    public sealed interface Effect permits Done, Refused {}

    /** Nothing is kept for a refusal: the same key may be sent again. */
    public record Refused(Refusal why) implements Effect {}

    /**
     * The reply that was given under this key before, if any; refused like {@link #once} if it was given to something
     * else. For work too long for one transaction whose parts are each harmless to repeat: ask this, do the parts, and
     * finish with {@link #once}.
     */
    public Optional<Response> replay(Caller caller, String name, @Nullable String key, @Nullable Object body) {
        Asked asked = asked(caller, name, key, body);
        return transactions
                .inScopeOf(
                        caller,
                        handle -> Optional.ofNullable(
                                KeptReplies.find(handle, List.of(asked)).get(0)))
                .map(kept -> respond(kept.replayFor(asked)));
    }

    private static String required(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Refusal.of(ProblemKind.MISSING_IDEMPOTENCY_KEY, "send a fresh Idempotency-Key with each command");
        }
        return key;
    }

    /** What a command answers: status, optional location, and a body that is written as JSON. */
    public record Done(int status, @Nullable String location, Object body) implements Effect {

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
}
