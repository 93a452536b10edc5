package org.firstbutton.supervision.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.feed.FeedEntries;
import org.firstbutton.supervision.feed.FeedEntries.Entry;
import org.firstbutton.supervision.webhook.Deliveries.Claim;
import org.firstbutton.supervision.webhook.Deliveries.Due;
import org.firstbutton.supervision.webhook.HttpSender.Outcome;

/**
 * 信使 — serves one receiver for a turn, one message after the other. What it reads of the feed it reads as a subscriber of
 * the receiver's organisation with no role: an integrity finding is not there for it before somebody has verified it.
 */
@ApplicationScoped
class Courier {
    private static final ObjectMapper JSON = CloudEventJson.MAPPER;
    private static final int AT_ONCE = 100;
    private static final String WITHHELD = "WITHHELD";

    private final Transactions transactions;
    private final FeedEntries feed;
    private final Deliveries deliveries;
    private final SigningSecrets secrets;
    private final HttpSender sender;
    private final Outcomes outcomes;

    Courier(
            Transactions transactions,
            FeedEntries feed,
            Deliveries deliveries,
            SigningSecrets secrets,
            HttpSender sender,
            Outcomes outcomes) {
        this.transactions = transactions;
        this.feed = feed;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.sender = sender;
        this.outcomes = outcomes;
    }

    /** What is signed is fixed at one instant. */
    private record Signing(List<String> secrets, Instant at) {}

    /** Goes on until nothing is due or the turn is over; others wait for theirs. */
    void serve(Claim claim, Duration turn) {
        long end = System.nanoTime() + turn.toNanos();
        boolean more = true;
        while (more && System.nanoTime() < end) {
            Optional<Due> due = transactions.asConsumer(handle -> deliveries.due(handle, claim.receiver()));
            more = due.isPresent() ? deliver(claim, due.get()) : readOn(claim);
        }
        transactions.asConsumer(handle -> {
            deliveries.release(handle, claim);
            return true;
        });
    }

    private boolean deliver(Claim claim, Due due) {
        Outcome outcome = attempt(claim, due);
        return !Thread.currentThread().isInterrupted()
                && transactions.asConsumer(handle -> {
                    boolean ours = deliveries.holds(handle, claim);
                    if (ours) {
                        outcomes.record(handle, claim, due, outcome);
                    }
                    return ours;
                });
    }

    private Outcome attempt(Claim claim, Due due) {
        Signing signing = transactions.asConsumer(
                handle -> new Signing(secrets.signing(handle, claim.receiver()), DatabaseClock.now(handle)));
        Long number = due.number();
        Optional<String> body = number == null
                ? Optional.of(pinged(claim, signing.at()))
                : transactions
                        .inScopeOf(subscriber(claim), handle -> feed.at(handle, number))
                        .map(Courier::body);
        if (body.isEmpty()) {
            return Outcome.failed(WITHHELD);
        }
        String signatures = SigningSecrets.signatures(signing.secrets(), due.message(), signing.at(), body.get());
        Map<String, String> headers = Map.of(
                "webhook-id", due.message(),
                "webhook-timestamp", Long.toString(signing.at().getEpochSecond()),
                "webhook-signature", signatures);
        return sender.post(URI.create(claim.url()), headers, body.get());
    }

    /** Whether the feed had grown. */
    private boolean readOn(Claim claim) {
        Optional<Long> from = transactions.asConsumer(handle -> deliveries.position(handle, claim.receiver()));
        if (from.isEmpty()) {
            return false;
        }
        long[] upTo = new long[1];
        List<Entry> entries = transactions.inScopeOf(subscriber(claim), handle -> {
            upTo[0] = feed.end(handle);
            return upTo[0] == from.get() ? List.of() : feed.after(handle, from.get(), AT_ONCE);
        });
        if (entries.size() == AT_ONCE) {
            upTo[0] = entries.get(AT_ONCE - 1).number();
        }
        List<Entry> wanted = entries.stream()
                .filter(entry -> entry.number() <= upTo[0] && wants(claim.types(), entry.type()))
                .toList();
        return upTo[0] > from.get()
                && transactions.asConsumer(handle -> {
                    boolean ours = deliveries.holds(handle, claim);
                    if (ours) {
                        deliveries.take(handle, claim, wanted, upTo[0]);
                    }
                    return ours;
                });
    }

    /** @param types single types, or families as {@code finding.*}; none: everything */
    static boolean wants(List<String> types, String type) {
        return types.isEmpty()
                || types.stream()
                        .anyMatch(each -> each.endsWith(".*")
                                ? type.startsWith(each.substring(0, each.length() - 1))
                                : each.equals(type));
    }

    private static Caller subscriber(Claim claim) {
        return new Caller("webhook-" + claim.receiver(), Set.of(), List.of(claim.orgPath()), null, null);
    }

    private static String body(Entry entry) {
        try {
            ObjectNode body = JSON.createObjectNode();
            body.put("type", entry.type());
            body.put("timestamp", entry.occurredAt().toString());
            body.put("number", entry.number());
            body.set("data", JSON.readTree(entry.payload()));
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pinged(Claim claim, Instant at) {
        ObjectNode body = JSON.createObjectNode();
        body.put("type", Deliveries.PING);
        body.put("timestamp", at.toString());
        body.putObject("data").put("webhookId", claim.receiver().toString());
        return body.toString();
    }
}
