package org.firstbutton.intake.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/**
 * 警情库 — loads and saves alerts, many at a time: rows travel as one JSON document each way, so a batch of five hundred
 * costs as many statements as one.
 */
@ApplicationScoped
public class Alerts {
    /** Columns as fields, in snake case. */
    public static final ObjectMapper ROWS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS)) // what is left out is null in the row
            .build();

    /** An alert's row with its dispatch orders, as one JSON document. */
    public static final String ROW = """
            to_jsonb(a) || jsonb_build_object('orders', (
                select coalesce(jsonb_agg(to_jsonb(d) order by d.ordinal), '[]') from alert_dispatch d
                where d.alert_id = a.id))
            """;

    /**
     * True of an alert {@code a} in which officer {@code :officer} had a hand: he wrote, was sent, or worked the case. Who
     * looked at it again had none.
     */
    public static final String HAD_A_HAND = """
            (coalesce(a.received_by = :officer, false)
             or exists (select 1 from alert_dispatch d where d.alert_id = a.id and :officer = any (d.officers))
             or exists (select 1 from alert_filing h where h.alert_id = a.id and :officer = any (h.officers))
             or exists (select 1 from event_ledger e
                        where e.aggregate = a.id and e.type not in ('alert.recheck-started', 'recheck.confirmed')
                          and cast(convert_from(e.payload, 'UTF8') as jsonb) -> 'actor' ->> 'id' = :officer))
            """;

    // In the order of their ids, so that two batches never wait for each other.
    private static final String LOCK =
            "select " + ROW + " from alert a where a.id = any (:ids) order by a.id for update of a";
    // Planned once for each connection; with an array the planner thinks each time that it could do better.
    private static final String LOCK_ONE = "select " + ROW + " from alert a where a.id = :id for update of a";
    private static final String IS_THERE_ALREADY = "23505";
    // To let the database look for each one beforehand ("on conflict") costs more than to start again once in a long
    // time.
    private static final String INSERT = """
            insert into alert select r.* from json_populate_recordset(null::alert, cast(:rows as json)) r order by r.id
            """;
    // The ids are named besides: of a document the planner does not know how few rows it holds, and would ask the scope
    // of every alert there is.
    private static final String SET = """
            update alert a set
                content_key = r.content_key, state = r.state, state_at = r.state_at, version = r.version,
                round = r.round, org_path = r.org_path, org_paths = r.org_paths, channel = r.channel,
                received_at = r.received_at, received_by = r.received_by, category = r.category,
                sub_category = r.sub_category, level = r.level, emergency = r.emergency,
                attendance_required = r.attendance_required, police_matter = r.police_matter,
                case_indicated = r.case_indicated, case_kind = r.case_kind, area_type = r.area_type,
                source_priority = r.source_priority, master_id = r.master_id,
                state_before_merge = r.state_before_merge, agency = r.agency, transfer_id = r.transfer_id,
                transfer_from = r.transfer_from, transfer_to = r.transfer_to, feedback_id = r.feedback_id,
                informed = r.informed, carried_until = r.carried_until, disposition = r.disposition,
                closed_at = r.closed_at, proposal = r.proposal
            from jsonb_populate_recordset(null::alert, cast(:rows as jsonb)) r
            where a.id = r.id and a.id =
            """;
    private static final String UPDATE = SET + " any (:ids)";
    private static final String UPDATE_ONE = SET + " :id";
    private static final String ORDERS = """
            insert into alert_dispatch as d
            select r.* from jsonb_populate_recordset(null::alert_dispatch, cast(:rows as jsonb)) r
            on conflict (alert_id, id) do update set state = excluded.state, delayed = excluded.delayed,
                arrived_at = excluded.arrived_at, cleared_at = excluded.cleared_at
            where (d.state, d.delayed, d.arrived_at, d.cleared_at)
                is distinct from (excluded.state, excluded.delayed, excluded.arrived_at, excluded.cleared_at)
            """;

    /** Those of these alerts that exist and are visible, locked until the end of the transaction. */
    public Map<UUID, Alert> lock(Handle handle, Collection<UUID> ids) {
        Map<UUID, Alert> locked = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return locked;
        }
        Query query = ids.size() == 1
                ? handle.createQuery(LOCK_ONE).bind("id", ids.iterator().next().toString())
                : handle.createQuery(LOCK).bindArray("ids", String.class, ids(ids.stream()));
        query.mapTo(String.class).map(Alerts::read).forEach(alert -> locked.put(alert.id(), alert));
        return locked;
    }

    /** Whether the officer had a hand in the alert, so that somebody else has to judge it. */
    public static boolean hadAHand(Handle handle, String alertId, String officer) {
        return handle.createQuery("select " + HAD_A_HAND + " from alert a where a.id = :alert")
                .bind("alert", alertId)
                .bind("officer", officer)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Inserts new alerts.
     *
     * @throws Taken when somebody else was faster or a number is taken out of sight; the transaction is lost then
     */
    public void insert(Handle handle, List<Alert> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        try {
            handle.createUpdate(INSERT).bind("rows", rows(alerts)).execute();
        } catch (UnableToExecuteStatementException failed) {
            throw failed.getCause() instanceof SQLException refused && IS_THERE_ALREADY.equals(refused.getSQLState())
                    ? new Taken()
                    : failed;
        }
        saveOrders(handle, alerts);
    }

    /** 已占 — an alert with this number is there already. */
    public static final class Taken extends RuntimeException {}

    public void update(Handle handle, List<Alert> alerts) {
        if (!alerts.isEmpty()) {
            Update update = alerts.size() == 1
                    ? handle.createUpdate(UPDATE_ONE)
                            .bind("id", alerts.get(0).id().toString())
                    : handle.createUpdate(UPDATE)
                            .bindArray("ids", String.class, ids(alerts.stream().map(Alert::id)));
            update.bind("rows", rows(alerts)).execute();
            saveOrders(handle, alerts);
        }
    }

    private static void saveOrders(Handle handle, List<Alert> alerts) {
        ArrayNode rows = ROWS.createArrayNode();
        for (Alert alert : alerts) {
            for (DispatchOrder order : alert.orders) {
                ObjectNode row = ROWS.valueToTree(order);
                rows.add(row.put("alert_id", alert.id().toString()));
            }
        }
        if (!rows.isEmpty()) {
            handle.createUpdate(ORDERS).bind("rows", rows.toString()).execute();
        }
    }

    private static Object[] ids(Stream<UUID> ids) {
        return ids.map(UUID::toString).toArray();
    }

    private static String rows(List<Alert> alerts) {
        try {
            return ROWS.writeValueAsString(alerts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Alert read(String row) {
        try {
            return ROWS.readValue(row, Alert.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
