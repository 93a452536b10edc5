package org.firstbutton.supervision.webhook;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.supervision.feed.FeedEntries.Entry;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 投递簿 — what is posted to whom, how often it was tried, and what came of it; in the order of the feed. */
@ApplicationScoped
class Deliveries {
    static final String PING = "webhook.ping";
    // Only the first that waits counts: the others wait behind it.
    private static final String HEAD = """
            (select min(h.no) from webhook_delivery h where h.webhook = w.id and h.state = 'PENDING' and not h.by_hand)
            """;
    private static final String DUE = """
            from webhook_delivery d join webhook w on w.id = d.webhook
            where d.state = 'PENDING' and d.next_at <= clock_timestamp()
              and (w.state <> 'REMOVED' and d.by_hand or w.state = 'ACTIVE' and d.no =
            """ + HEAD + ")";
    private static final String CLAIM = """
            with due as (
                select p.webhook from webhook_post p join webhook w on w.id = p.webhook
                where w.state <> 'REMOVED' and (p.claimed_until is null or p.claimed_until < clock_timestamp())
                  and (exists (select 1
            """ + DUE + """
                         and d.webhook = p.webhook)
                       or (w.state = 'ACTIVE' and p.last_no < (select coalesce(max(no), 0) from finding_feed)
                           and
            """ + HEAD + """
                           is null))
                order by p.served_at nulls first limit :most for update of p skip locked)
            update webhook_post p set claim = gen_random_uuid(), served_at = clock_timestamp(),
                claimed_until = clock_timestamp() + make_interval(secs => :seconds)
            from due join webhook w on w.id = due.webhook where p.webhook = due.webhook
            returning w.id, p.claim, w.org_path, w.url, w.types
            """;

    /** 一轮 — a receiver that one replica serves alone for a time. */
    record Claim(UUID receiver, UUID claim, String orgPath, String url, List<String> types) {}

    /** 一次投递, as the courier takes it. */
    record Due(UUID id, @Nullable Long number, String message, String type, boolean byHand, int attempts) {}

    /** 投递 */
    @Schema(name = "WebhookDelivery", description = "投递 — one message to one receiver")
    public record DeliveryView(
            UUID id,

            @Schema(description = "Number of the feed; none for a ping") @Nullable
            Long number,

            @Schema(description = "The header webhook-id, the same at every attempt")
            String message,

            @Schema(examples = "finding.raised") String type,

            @Schema(description = "PENDING, DELIVERED, or DEAD after the last attempt")
            String state,

            int attempts,
            Instant madeAt,
            @Nullable Instant triedAt,
            @Nullable Instant nextAt,

            @Schema(description = "HTTP status of the last answer") @Nullable
            Integer status,

            @Schema(
                    description = "Of the last attempt: STATUS, REDIRECT, TIMEOUT, CONNECT, CONNECTION, TLS, DNS, "
                            + "ADDRESS_REFUSED, WITHHELD")
            @Nullable
            String failure) {}

    List<Claim> claim(Handle handle, int most, Duration lease) {
        return handle.createQuery(CLAIM)
                .bind("most", most)
                .bind("seconds", lease.toSeconds())
                .map((row, context) -> new Claim(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        List.of((String[]) row.getArray(5).getArray())))
                .list();
    }

    /** Whether it is still ours; locks it, so that nobody else takes over in between. */
    boolean holds(Handle handle, Claim claim) {
        return handle.createQuery("select 1 from webhook_post where webhook = :id and claim = :claim for update")
                .bind("id", claim.receiver())
                .bind("claim", claim.claim())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    void release(Handle handle, Claim claim) {
        handle.createUpdate("""
                        update webhook_post set claim = null, claimed_until = null where webhook = :id and claim = :claim
                        """)
                .bind("id", claim.receiver())
                .bind("claim", claim.claim())
                .execute();
    }

    Optional<Due> due(Handle handle, UUID receiver) {
        return handle.createQuery("select d.id, d.no, d.message, d.type, d.by_hand, d.attempts " + DUE
                        + " and d.webhook = :id order by d.by_hand desc, d.no limit 1")
                .bind("id", receiver)
                .map((row, context) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getObject(2, Long.class),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getInt(6)))
                .findOne();
    }

    /** Where to read on in the feed; none while something of it waits or the receiver is not served. */
    Optional<Long> position(Handle handle, UUID receiver) {
        return handle.createQuery(
                        "select p.last_no from webhook_post p join webhook w on w.id = p.webhook and w.state = 'ACTIVE'"
                                + " where w.id = :id and " + HEAD + " is null")
                .bind("id", receiver)
                .mapTo(Long.class)
                .findOne();
    }

    /** Puts the entries among the deliveries and moves on to there. */
    void take(Handle handle, Claim claim, List<Entry> entries, long upTo) {
        Rows.of(entries)
                .uuid(entry -> Generators.timeBasedEpochGenerator().generate())
                .uuid(entry -> claim.receiver())
                .text(entry -> claim.orgPath())
                .bigint(Entry::number)
                .text(entry -> "msg_" + entry.event())
                .text(Entry::type)
                .execute(handle, """
                        insert into webhook_delivery (id, webhook, org_path, no, message, type)
                        select cast(id as uuid), cast(webhook as uuid), org_path, no, message, type
                        from unnest(?, ?, ?, ?, ?, ?) as e (id, webhook, org_path, no, message, type)
                        on conflict (webhook, no) do nothing
                        """);
        handle.createUpdate("update webhook_post set last_no = :no where webhook = :id")
                .bind("no", upTo)
                .bind("id", claim.receiver())
                .execute();
    }

    /** @param wait until the next attempt; none: there is none, {@code state} is its end */
    void tried(Handle handle, Due due, String state, HttpSender.Outcome outcome, @Nullable Duration wait) {
        handle.createUpdate("""
                        update webhook_delivery set state = :state, attempts = attempts + 1, tried_at = clock_timestamp(),
                            status = :status, failure = :failure, by_hand = by_hand and :state = 'PENDING',
                            next_at = clock_timestamp() + make_interval(secs => cast(:wait as float8))
                        where id = :id
                        """)
                .bind("state", state)
                .bind("status", outcome.status())
                .bind("failure", outcome.failure())
                .bind("wait", wait == null ? null : wait.toMillis() / 1000.0)
                .bind("id", due.id())
                .execute();
    }

    /** A test of the line, tried once. */
    DeliveryView ping(Handle handle, UUID receiver, String orgPath) {
        UUID id = Generators.timeBasedEpochGenerator().generate();
        handle.createUpdate("""
                        insert into webhook_delivery (id, webhook, org_path, message, type, by_hand)
                        values (:id, :webhook, :org, :message, :type, true)
                        """)
                .bind("id", id)
                .bind("webhook", receiver)
                .bind("org", orgPath)
                .bind("message", "msg_" + id)
                .bind("type", PING)
                .execute();
        return lock(handle, receiver, id).orElseThrow();
    }

    /** Tried once more, now and past the queue. */
    void redeliver(Handle handle, UUID id) {
        handle.createUpdate("""
                        update webhook_delivery set state = 'PENDING', by_hand = true, next_at = clock_timestamp()
                        where id = :id
                        """).bind("id", id).execute();
    }

    /** What is on its way no longer matters. */
    void drop(Handle handle, UUID receiver) {
        handle.createUpdate("delete from webhook_delivery where webhook = :id and state = 'PENDING'")
                .bind("id", receiver)
                .execute();
    }

    Optional<DeliveryView> lock(Handle handle, UUID receiver, UUID id) {
        return handle.createQuery("select * from webhook_delivery where id = :id and webhook = :webhook for update")
                .bind("id", id)
                .bind("webhook", receiver)
                .map((row, context) -> view(row))
                .findOne();
    }

    /** Latest first. */
    List<DeliveryView> page(Handle handle, UUID receiver, @Nullable String state, @Nullable UUID before, int limit) {
        return handle.createQuery("""
                        select * from webhook_delivery where webhook = :webhook
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc limit :limit
                        """)
                .bind("webhook", receiver)
                .bind("state", state)
                .bind("before", before == null ? null : before.toString())
                .bind("limit", limit)
                .map((row, context) -> view(row))
                .list();
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getObject("no", Long.class),
                row.getString("message"),
                row.getString("type"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Receivers.instant(row, "tried_at"),
                Receivers.instant(row, "next_at"),
                row.getObject("status", Integer.class),
                row.getString("failure"));
    }
}
