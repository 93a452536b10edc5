package org.firstbutton.intake.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.alert.AlertFact;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 警情工作台 — carries a command out on one alert: once per key, on the locked row, if the table allows it; state, fact
 * and audit entry in one transaction.
 */
@ApplicationScoped
public class AlertDesk {
    private final Commands commands;
    private final Alerts alerts;
    private final AlertLedger ledger;
    private final AuditTrail audit;
    private final CurrentCaller current;
    private final Remarks remarks;

    public AlertDesk(
            Commands commands,
            Alerts alerts,
            AlertLedger ledger,
            AuditTrail audit,
            CurrentCaller current,
            Remarks remarks) {
        this.commands = commands;
        this.alerts = alerts;
        this.ledger = ledger;
        this.audit = audit;
        this.current = current;
        this.remarks = remarks;
    }

    /** What the command says about the alert as it stands; empty when it only leaves a note on it. */
    @FunctionalInterface
    public interface Decision {
        List<? extends AlertFact> decide(Handle handle, Alert alert, Entry entry);
    }

    /** 命令请求 — which command, on which alert, under which key. */
    public record Order(
            AlertCommand command, String alertId, @Nullable String key) {}

    /** Carries the command out and answers with the {@link AlertReceipt}. */
    public Response perform(Order order, Entry.Timed body, Decision decision) {
        Caller caller = current.get();
        String name = "POST /alerts/" + order.alertId() + ':' + order.command().verb();
        return commands.once(caller, name, order.key(), body, handle -> {
            Alert alert = lock(handle, caller, order.alertId());
            return Done.ok(carryOut(handle, alert, order.command(), Entry.of(caller, body, now(handle)), decision));
        });
    }

    /** The same for a step of one unit, on its own dispatch order. */
    public Response performOn(String dispatchId, Order order, Entry.Timed body, AlertFact fact) {
        Caller caller = current.get();
        String name = "POST /alerts/" + order.alertId() + "/dispatches/" + dispatchId + ':'
                + order.command().verb();
        return commands.once(caller, name, order.key(), body, handle -> {
            Alert alert = lock(handle, caller, order.alertId());
            alert.order(dispatchId).orElseThrow(Refusal::notFound).require(order.command());
            return Done.ok(carryOut(
                    handle, alert, order.command(), Entry.of(caller, body, now(handle)), (h, a, e) -> List.of(fact)));
        });
    }

    private AlertReceipt carryOut(Handle handle, Alert alert, AlertCommand command, Entry entry, Decision decision) {
        AlertLifecycle.require(alert.state(), command);
        List<? extends AlertFact> said = decision.decide(handle, alert, entry);
        List<RecordedFact> facts = ledger.append(alert, said, entry, ledger.epoch(handle));
        AlertReceipt receipt = AlertReceipt.of(alert, facts);
        List<RecordedFact> remarked =
                ledger.append(alert, remarks.on(handle, alert, said), entry.byMachine(), ledger.epoch(handle));
        alerts.update(handle, List.of(alert));
        ledger.write(handle, Stream.concat(facts.stream(), remarked.stream()).toList());
        audit.record(
                handle,
                AuditEntry.done(
                        entry.caller(),
                        command.verb(),
                        "alert",
                        alert.id().toString(),
                        alert.version(),
                        alert.orgPath()));
        return receipt;
    }

    /** The alert, locked; what the caller may not see does not exist. */
    public Alert lock(Handle handle, Caller caller, String alertId) {
        UUID id = idOf(alertId);
        Alert alert = alerts.lock(handle, List.of(id)).get(id);
        boolean foreign = alert != null
                && caller.has(org.firstbutton.chassis.access.Roles.DISPATCH_SYSTEM)
                && !alert.source().equals(caller.source());
        if (alert == null || foreign) {
            throw Refusal.notFound();
        }
        return alert;
    }

    /** An id that is none names nothing that exists. */
    public static UUID idOf(String alertId) {
        try {
            return UUID.fromString(alertId);
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.notFound();
        }
    }

    private static Instant now(Handle handle) {
        return DatabaseClock.now(handle);
    }
}
