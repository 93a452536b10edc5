package org.firstbutton.intake.reception;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.DeterministicIds;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.AlertLedger;
import org.firstbutton.intake.alert.AlertReceipt;
import org.firstbutton.intake.alert.AlertSeal;
import org.firstbutton.intake.alert.Alerts;
import org.firstbutton.intake.alert.Entry;
import org.firstbutton.intake.caller.CallerRecord;
import org.firstbutton.intake.caller.CallerRecords;
import org.firstbutton.intake.source.Sources;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 接警 — takes alerts in, one or five hundred with the same statements. */
@ApplicationScoped
class Reception {
    private final Alerts alerts;
    private final AlertLedger ledger;
    private final AuditTrail audit;
    private final CallerRecords callers;
    private final CallerKeys keys;
    private final ObjectMapper json;
    private final Sources sources;

    Reception(
            Alerts alerts,
            AlertLedger ledger,
            AuditTrail audit,
            CallerRecords callers,
            CallerKeys keys,
            ObjectMapper json,
            Sources sources) {
        this.alerts = alerts;
        this.ledger = ledger;
        this.audit = audit;
        this.callers = callers;
        this.keys = keys;
        this.json = json;
        this.sources = sources;
    }

    /** What became of one call: a new alert, one already known, or a refusal. */
    record Result(
            @Nullable AlertReceipt receipt,
            boolean known,
            @Nullable Refusal refusal) {}

    /** The calls may come from several people of one scope, or from one source. */
    List<Result> receive(Handle handle, List<Checked> calls) {
        requireRegistered(handle, calls.get(0).entry().caller());
        int epoch = ledger.epoch(handle);
        Map<UUID, Alert> known = new HashMap<>(
                alerts.lock(handle, calls.stream().flatMap(Checked::naturalId).toList()));
        List<Arrival> arrivals = new ArrayList<>();
        List<Result> results = new ArrayList<>(calls.size());
        for (Checked call : calls) {
            Refusal refusal = call.refusal() != null ? call.refusal() : outOfScope(call);
            UUID id = call.naturalId()
                    .findFirst()
                    .orElseGet(() -> Generators.timeBasedEpochGenerator().generate());
            Alert present = known.get(id);
            if (refusal != null) {
                results.add(new Result(null, false, refusal));
            } else if (present != null) {
                results.add(again(present, contentOf(call)));
            } else {
                Arrival arrival = arrival(id, call, epoch);
                arrivals.add(arrival);
                known.put(id, arrival.alert());
                results.add(new Result(AlertReceipt.of(arrival.alert(), arrival.facts()), false, null));
            }
        }
        store(handle, arrivals);
        return results;
    }

    private Arrival arrival(UUID id, Checked call, int epoch) {
        Entry entry = call.entry();
        ReceiveAlert body = call.body();
        Alert alert = Alert.begun(id, entry.source(), body.number(), body.orgPath(), entry.occurredAt());
        alert.receivedAs(contentOf(call));
        return new Arrival(alert, call, ledger.append(alert, List.of(fact(body, entry.caller())), entry, epoch));
    }

    private void store(Handle handle, List<Arrival> arrivals) {
        List<Alert> inserted = arrivals.stream().map(Arrival::alert).toList();
        alerts.insert(handle, inserted);
        Map<UUID, CallerRecord> persons = new LinkedHashMap<>();
        arrivals.forEach(arrival ->
                persons.put(arrival.alert().id(), person(arrival.call().body())));
        callers.save(handle, persons);
        ledger.write(
                handle,
                arrivals.stream().flatMap(arrival -> arrival.facts().stream()).toList());
        audit.record(handle, arrivals.stream().map(Arrival::auditEntry).toList());
    }

    private record Arrival(Alert alert, Checked call, List<RecordedFact> facts) {
        AuditEntry auditEntry() {
            Caller caller = call.entry().caller();
            return AuditEntry.done(caller, "receive", "alert", alert.id().toString(), alert.version(), alert.orgPath())
                    .of(AlertSeal.of(alert));
        }
    }

    // A source that we do not know could fall silent without anybody noticing.
    private void requireRegistered(Handle handle, Caller caller) {
        String source = Entry.sourceOf(caller);
        if (caller.has(Roles.DISPATCH_SYSTEM) && sources.find(handle, source).isEmpty()) {
            throw Refusal.forbiddenBy(
                    "§13: sources are registered first", "PUT /sources/" + source + " before its first alert");
        }
    }

    private static @Nullable Refusal outOfScope(Checked call) {
        return call.entry().caller().covers(call.body().orgPath())
                ? null
                : Refusal.of(ProblemKind.FORBIDDEN, "orgPath lies outside of your organisation");
    }

    private static Result again(Alert present, String content) {
        if (present.contentKey() == null || present.contentKey().equals(content)) {
            return new Result(AlertReceipt.of(present, List.of()), true, null);
        }
        Refusal contradiction =
                Refusal.forbiddenBy("b1: one number, one alert", "this number was received before with other content");
        return new Result(null, false, contradiction);
    }

    private AlertReceived fact(ReceiveAlert call, Caller caller) {
        String phone = call.caller() == null ? null : call.caller().phone();
        boolean reachable = call.callerReachable() != null ? call.callerReachable() : phone != null;
        String receivedBy = call.receivedBy() != null ? call.receivedBy() : caller.officer();
        return new AlertReceived(
                call.channel(), call.number(), keys.ofPhone(phone), reachable, keys.ofPlace(call.place()), receivedBy);
    }

    private static CallerRecord person(ReceiveAlert call) {
        ReceiveAlert.CallerDetails details = call.caller();
        return new CallerRecord(
                details == null ? null : details.name(),
                details == null ? null : details.phone(),
                call.place(),
                call.narrative());
    }

    private String contentOf(Checked call) {
        return call.content() != null ? call.content() : recognised(call.body());
    }

    /** A key by which a request is recognised; what is kept of it lets nobody try out telephone numbers. */
    String recognised(Object body) {
        try {
            return keys.ofContent(json.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The id that the source's number stands for. */
    static UUID idOf(String source, String number) {
        return DeterministicIds.of(source, number);
    }
}
