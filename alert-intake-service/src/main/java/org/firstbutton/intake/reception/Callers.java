package org.firstbutton.intake.reception;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.AlertDesk;
import org.firstbutton.intake.alert.Alerts;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 报警人库 — the only place of personal data; each look at it leaves its audit entry with the purpose. */
@ApplicationScoped
class Callers {
    private final AlertDesk desk;
    private final AuditTrail audit;

    Callers(AlertDesk desk, AuditTrail audit) {
        this.desk = desk;
        this.audit = audit;
    }

    /** 报警人明文 */
    public record RevealedCaller(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address,
            @Nullable String narrative) {}

    void save(Handle handle, Map<UUID, Checked> calls) {
        ArrayNode rows = Alerts.ROWS.createArrayNode();
        calls.forEach((id, call) -> {
            ReceiveAlert.CallerDetails details = call.body().caller();
            if (details != null || call.body().place() != null || call.body().narrative() != null) {
                ObjectNode row = rows.addObject().put("alert_id", id.toString());
                row.put("name", details == null ? null : details.name());
                row.put("phone", details == null ? null : details.phone());
                row.put("address", call.body().place());
                row.put("narrative", call.body().narrative());
            }
        });
        if (!rows.isEmpty()) {
            handle.createUpdate("""
                            insert into alert_caller
                            select r.* from json_populate_recordset(null::alert_caller, cast(:rows as json)) r
                            """).bind("rows", rows.toString()).execute();
        }
    }

    RevealedCaller reveal(Handle handle, Caller caller, String alertId, String purpose) {
        Alert alert = desk.lock(handle, caller, alertId);
        audit.record(
                handle,
                AuditEntry.revealed(caller, "reveal-caller", "alert", alert.id().toString(), alert.orgPath(), purpose));
        return handle.createQuery("select name, phone, address, narrative from alert_caller where alert_id = :id")
                .bind("id", alert.id().toString())
                .map((row, context) ->
                        new RevealedCaller(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .findOne()
                .orElseThrow(Refusal::notFound);
    }
}
