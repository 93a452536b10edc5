package org.firstbutton.intake.caller;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.confidential.Indexed;
import org.firstbutton.chassis.confidential.Vault;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.AlertDesk;
import org.firstbutton.intake.caller.CallerRecords.AlertOfCaller;

/** 查看窗口 — each look at a caller leaves its audit entry with the purpose, in the transaction of the look. */
@ApplicationScoped
class CallerDoor {
    private final Transactions transactions;
    private final CurrentCaller current;
    private final AlertDesk desk;
    private final CallerRecords callers;
    private final Vault vault;
    private final AuditTrail audit;

    CallerDoor(
            Transactions transactions,
            CurrentCaller current,
            AlertDesk desk,
            CallerRecords callers,
            Vault vault,
            AuditTrail audit) {
        this.transactions = transactions;
        this.current = current;
        this.desk = desk;
        this.callers = callers;
        this.vault = vault;
        this.audit = audit;
    }

    CallerRecord reveal(String alertId, String purpose) {
        Caller caller = current.get();
        return transactions.inScopeOf(caller, handle -> {
            Alert alert = desk.lock(handle, caller, alertId);
            audit.record(
                    handle,
                    AuditEntry.revealed(
                            caller, "reveal-caller", "alert", alert.id().toString(), alert.orgPath(), purpose));
            return callers.find(handle, alert.id()).orElseThrow(Refusal::notFound);
        });
    }

    /** The entry names the number by its index: who knows the number can find who asked for it, nobody else learns it. */
    List<AlertOfCaller> search(String phone, String purpose) {
        Caller caller = current.get();
        List<String> indexes = vault.indexes(Indexed.PHONE, phone);
        if (indexes.isEmpty()) {
            throw Refusal.field("/phone", "须含数字 / has no digits");
        }
        String orgPath = caller.orgPaths().stream().findFirst().orElseThrow(Refusal::notFound);
        return transactions.inScopeOf(caller, handle -> {
            audit.record(
                    handle,
                    AuditEntry.revealed(caller, "search-callers", "caller-number", indexes.get(0), orgPath, purpose));
            return callers.withPhone(handle, indexes);
        });
    }
}
