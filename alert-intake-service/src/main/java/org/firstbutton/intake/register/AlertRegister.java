package org.firstbutton.intake.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.intake.alert.AlertState;
import org.firstbutton.intake.alert.Alerts;
import org.firstbutton.intake.caller.CallerRecords;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 警情台账 — reads alerts in the caller's scope; a system sees what its own source recorded. */
@ApplicationScoped
class AlertRegister {
    private static final String VIEW = "select " + Alerts.ROW + """
             || jsonb_build_object(
                'caller', (select encode(c.sealed, 'base64') from alert_caller c where c.alert_id = a.id),
                'filings', (select jsonb_agg(f.type order by f.occurred_at) from alert_filing f
                            where f.alert_id = a.id and f.type <> 'case.assigned'),
                'members', (with recursive member as (
                                select m.id from alert m where m.master_id = a.id
                                union select m.id from alert m join member on m.master_id = member.id)
                            select jsonb_agg(id order by id) from member))
            from alert a where (cast(:source as text) is null or a.source = :source)
            """;
    private static final String PAGE = VIEW + """
            and (cast(:state as text) is null or a.state = :state)
            and (cast(:unit as text) is null or exists (select 1 from unnest(a.org_paths) path where path ^@ cast(:unit as text)))
            and (cast(:category as text) is null or a.category = :category)
            and (cast(:from as timestamptz) is null or a.received_at >= :from)
            and (cast(:to as timestamptz) is null or a.received_at < :to)
            and (cast(:afterId as text) is null or (a.received_at, a.id)
                 < (cast(:afterAt as timestamptz), cast(:afterId as text)))
            order by a.received_at desc, a.id desc limit :limit
            """;
    // What the machine thinks of the classification is for those who verify it, not for those who made it.
    private static final String HISTORY = """
            select event_id, type, source, occurred_at, payload from event_ledger
            where aggregate = :id and type <> 'alert.text-compared'
            order by occurred_at, recorded_at, version
            """;

    private final CallerRecords callers;

    AlertRegister(CallerRecords callers) {
        this.callers = callers;
    }

    /** What a list is asked for; everything but the limit may be left open. */
    record Wanted(
            @Nullable AlertState state,
            @Nullable String unit,
            @Nullable String category,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable PageCursor after,
            int limit) {}

    Optional<AlertView> byId(Handle handle, Caller caller, UUID id) {
        return handle.createQuery(VIEW + "and a.id = :id")
                .bind("source", ownSource(caller))
                .bind("id", id.toString())
                .mapTo(String.class)
                .findOne()
                .map(this::read);
    }

    Optional<AlertView> byKey(Handle handle, Caller caller, String source, String number) {
        return handle.createQuery(VIEW + "and a.source = :wanted and a.source_number = :number")
                .bind("source", ownSource(caller))
                .bind("wanted", source)
                .bind("number", number)
                .mapTo(String.class)
                .findOne()
                .map(this::read);
    }

    List<AlertView> page(Handle handle, Caller caller, Wanted wanted) {
        PageCursor after = wanted.after();
        return handle.createQuery(PAGE)
                .bind("source", ownSource(caller))
                .bind("state", wanted.state() == null ? null : wanted.state().name())
                .bind("unit", wanted.unit())
                .bind("category", wanted.category())
                .bind("from", utc(wanted.from()))
                .bind("to", utc(wanted.to()))
                .bind("afterAt", utc(after == null ? null : after.at()))
                .bind("afterId", after == null ? null : after.id().toString())
                .bind("limit", wanted.limit())
                .mapTo(String.class)
                .map(this::read)
                .list();
    }

    List<JsonNode> history(Handle handle, UUID id) {
        return handle.createQuery(HISTORY)
                .bind("id", id.toString())
                .map((row, context) -> event(row))
                .list();
    }

    private static JsonNode event(ResultSet row) throws SQLException {
        try {
            JsonNode data = CloudEventJson.MAPPER.readTree(row.getBytes(5));
            ObjectNode event = CloudEventJson.MAPPER.createObjectNode();
            event.put("specversion", "1.0");
            event.put("id", row.getString(1));
            event.put("type", CloudEventJson.wireType(row.getString(2)));
            event.put("source", row.getString(3));
            event.put("time", row.getObject(4, OffsetDateTime.class).toInstant().toString());
            event.put("subject", data.path("aggregate").asText());
            event.put("datacontenttype", "application/json");
            return event.set("data", data);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static @Nullable String ownSource(Caller caller) {
        return caller.has(Roles.DISPATCH_SYSTEM) ? String.valueOf(caller.source()) : null;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private AlertView read(String row) {
        try {
            ObjectNode view = (ObjectNode) Alerts.ROWS.readTree(row);
            String sealed = view.path("caller").textValue();
            if (sealed != null) {
                byte[] bytes = Base64.getMimeDecoder().decode(sealed);
                view.set(
                        "caller",
                        Alerts.ROWS.valueToTree(callers.masked(view.path("id").asText(), bytes)));
            }
            return Alerts.ROWS.treeToValue(view, AlertView.class);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
