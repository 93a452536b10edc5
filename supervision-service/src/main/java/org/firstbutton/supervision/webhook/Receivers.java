package org.firstbutton.supervision.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 接收方 — the systems that findings are posted to; a removed one stays on record. */
@ApplicationScoped
class Receivers {
    private static final String SELECT = """
            select w.id, w.org_path, w.url, w.types, w.description, w.state, w.disabled_because, w.registered_by,
                   w.registered_at, w.changed_at, w.version, p.failing_since,
                   (select count(*) from webhook_delivery d where d.webhook = w.id and d.state = 'PENDING') as waiting,
                   (select count(*) from webhook_delivery d where d.webhook = w.id and d.state = 'DEAD') as dead,
                   (select max(s.ends_at) from webhook_secret s
                    where s.webhook = w.id and s.ends_at > clock_timestamp()) as old_secret_until
            from webhook w join webhook_post p on p.webhook = w.id
            where w.state <> 'REMOVED'
            """;

    /** 推送接收方 */
    @Schema(name = "Webhook", description = "推送接收方 — where findings and warnings of an organisation are posted to")
    public record WebhookView(
            UUID id,

            @Schema(examples = "HB/JZ/SS/", description = "Everything below it is posted, nothing else")
            String orgPath,

            @Schema(examples = "https://hooks.example.com/firstbutton")
            String url,

            @Schema(description = "Empty: every type of the feed")
            List<String> types,

            @Nullable String description,

            @Schema(examples = "ACTIVE", description = "ACTIVE or DISABLED")
            String state,

            @Schema(description = "FAILING: nothing was taken for days; GONE: the receiver answered 410") @Nullable
            String disabledBecause,

            @Schema(description = "Since when nothing was taken") @Nullable
            Instant failingSince,

            @Schema(description = "After a rotation: until when the secret before it signs along") @Nullable
            Instant oldSecretUntil,

            @Schema(description = "Deliveries on their way") long waiting,

            @Schema(description = "Dead letters, to be redelivered by hand")
            long dead,

            String registeredBy,
            Instant registeredAt,
            Instant changedAt,
            long version) {}

    /** Starts at the present end of the feed. */
    void register(Handle handle, UUID id, WebhookResource.WebhookAsked asked, String by) {
        handle.createUpdate("""
                        insert into webhook (id, org_path, url, types, description, state, registered_by)
                        values (:id, :org, :url, :types, :description, 'ACTIVE', :by)
                        """)
                .bind("id", id)
                .bind("org", asked.orgPath())
                .bind("url", asked.url())
                .bindArray("types", String.class, asked.types().toArray())
                .bind("description", asked.description())
                .bind("by", by)
                .execute();
        handle.createUpdate("""
                        insert into webhook_post (webhook, org_path, last_no)
                        select :id, :org, coalesce(max(no), 0) from finding_feed
                        """).bind("id", id).bind("org", asked.orgPath()).execute();
    }

    List<WebhookView> page(Handle handle, @Nullable UUID after, int limit) {
        return handle.createQuery(SELECT + """
                        and (cast(:after as uuid) is null or w.id > cast(:after as uuid)) order by w.id limit :limit
                        """)
                .bind("after", after == null ? null : after.toString())
                .bind("limit", limit)
                .map((row, context) -> view(row))
                .list();
    }

    Optional<WebhookView> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "and w.id = :id")
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne();
    }

    /** The same, for a change of it. */
    Optional<WebhookView> lock(Handle handle, UUID id) {
        handle.createQuery("select 1 from webhook where id = :id for update")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne();
        return find(handle, id);
    }

    /** Every change is one of these, so that each counts as a version. */
    void change(Handle handle, UUID id, String state, @Nullable String because) {
        handle.createUpdate("""
                        update webhook set state = :state, disabled_because = :because, changed_at = clock_timestamp(),
                            version = version + 1
                        where id = :id
                        """)
                .bind("state", state)
                .bind("because", because)
                .bind("id", id)
                .execute();
    }

    /** Its failures before are forgotten; null: it fails no longer. */
    void failing(Handle handle, UUID id, @Nullable Instant since) {
        handle.createUpdate("""
                        update webhook_post set failing_since = cast(:since as timestamptz)
                        where webhook = :id and failing_since is distinct from cast(:since as timestamptz)
                        """)
                .bind("since", since == null ? null : since.toString())
                .bind("id", id)
                .execute();
    }

    private static WebhookView view(ResultSet row) throws SQLException {
        return new WebhookView(
                row.getObject("id", UUID.class),
                row.getString("org_path"),
                row.getString("url"),
                List.of((String[]) row.getArray("types").getArray()),
                row.getString("description"),
                row.getString("state"),
                row.getString("disabled_because"),
                instant(row, "failing_since"),
                instant(row, "old_secret_until"),
                row.getLong("waiting"),
                row.getLong("dead"),
                row.getString("registered_by"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
