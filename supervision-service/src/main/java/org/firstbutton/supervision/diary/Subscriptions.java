package org.firstbutton.supervision.diary;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.access.Caller;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 日历订阅 — the tokens that a person's calendar programs hold; the database knows their hashes. */
@ApplicationScoped
class Subscriptions {
    private static final int BYTES = 32;
    private static final String SELECT = """
            select s.id, s.description, s.made_at, s.expires_at, s.version, r.read_at
            from deadline_subscription s left join deadline_reading r on r.subscription = s.id
            where s.person = :person and s.revoked_at is null and s.expires_at > clock_timestamp()
            """;

    private final SecureRandom random = new SecureRandom();

    /** 日历订阅 */
    @Schema(name = "DeadlineSubscription", description = "日历订阅 — a calendar program that reads one's deadlines")
    public record SubscriptionView(
            UUID id,
            @Nullable String description,
            Instant madeAt,
            Instant expiresAt,

            @Schema(description = "When a program came for it last") @Nullable
            Instant readAt,

            long version) {}

    /** 持有人 — whose deadlines a token opens, with the roles and organisations that he had when he took it. */
    record Holder(UUID subscription, Caller person, String orgPath) {}

    String newToken() {
        byte[] token = new byte[BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    void add(Handle handle, UUID id, Caller person, String token, @Nullable String description, Duration lasts) {
        handle.createUpdate("""
                        insert into deadline_subscription (id, person, roles, org_paths, org_path, token_hash, description,
                            expires_at)
                        values (:id, :person, :roles, :orgs, :org, :hash, :description,
                                clock_timestamp() + make_interval(secs => :seconds))
                        """)
                .bind("id", id)
                .bind("person", person.actorId())
                .bindArray(
                        "roles", String.class, person.roles().stream().sorted().toArray())
                .bindArray("orgs", String.class, person.orgPaths().toArray())
                .bind("org", person.orgPaths().get(0))
                .bind("hash", hash(token))
                .bind("description", description)
                .bind("seconds", lasts.toSeconds())
                .execute();
    }

    /** Those that still open something, latest first. */
    List<SubscriptionView> of(Handle handle, String person) {
        return handle.createQuery(SELECT + "order by s.id desc")
                .bind("person", person)
                .map((row, context) -> view(row))
                .list();
    }

    Optional<SubscriptionView> lock(Handle handle, String person, UUID id) {
        return handle.createQuery(SELECT + "and s.id = :id for update of s")
                .bind("person", person)
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne();
    }

    void revoke(Handle handle, UUID id) {
        handle.createUpdate("""
                        update deadline_subscription set revoked_at = clock_timestamp(), version = version + 1 where id = :id
                        """).bind("id", id).execute();
    }

    /** Whose it is, if it opens anything; notes that it was read. */
    Optional<Holder> opened(Handle handle, String token) {
        Optional<Holder> holder = handle.createQuery("""
                        select id, person, roles, org_paths, org_path from deadline_subscription
                        where token_hash = :hash and revoked_at is null and expires_at > clock_timestamp()
                        """)
                .bind("hash", hash(token))
                .map((row, context) -> holder(row))
                .findOne();
        holder.ifPresent(found -> handle.createUpdate("""
                        insert into deadline_reading (subscription, person, read_at) values (:id, :person, clock_timestamp())
                        on conflict (subscription) do update set read_at = excluded.read_at
                        """)
                .bind("id", found.subscription())
                .bind("person", found.person().actorId())
                .execute());
        return holder;
    }

    // A token is 32 random bytes: nobody guesses it, so its hash needs neither salt nor time.
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Holder holder(ResultSet row) throws SQLException {
        String person = row.getString("person");
        Caller caller = new Caller(
                person,
                Set.of((String[]) row.getArray("roles").getArray()),
                List.of((String[]) row.getArray("org_paths").getArray()),
                person,
                null);
        return new Holder(row.getObject("id", UUID.class), caller, row.getString("org_path"));
    }

    private static SubscriptionView view(ResultSet row) throws SQLException {
        OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
        return new SubscriptionView(
                row.getObject("id", UUID.class),
                row.getString("description"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant(),
                row.getLong("version"));
    }
}
