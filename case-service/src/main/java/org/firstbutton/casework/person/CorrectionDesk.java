package org.firstbutton.casework.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.confidential.Vault;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 更正台 — corrects who somebody is, with a reason; what stood there before stays, sealed. Like a registration it leaves no fact. */
@ApplicationScoped
class CorrectionDesk {
    private final Commands commands;
    private final Transactions transactions;
    private final CurrentCaller current;
    private final PersonDesk desk;
    private final PersonRecords persons;
    private final FormerRecords former;
    private final Vault vault;
    private final AuditTrail audit;
    private final ObjectMapper json;

    CorrectionDesk(
            Commands commands,
            Transactions transactions,
            CurrentCaller current,
            PersonDesk desk,
            PersonRecords persons,
            FormerRecords former,
            Vault vault,
            AuditTrail audit,
            ObjectMapper json) {
        this.commands = commands;
        this.transactions = transactions;
        this.current = current;
        this.desk = desk;
        this.persons = persons;
        this.former = former;
        this.vault = vault;
        this.audit = audit;
        this.json = json;
    }

    Response correct(String id, @Nullable String key, PersonCorrection correction) {
        Caller caller = current.get();
        return commands.once(caller, "POST /persons/" + id + ":correct", key, recognised(correction), handle -> {
            persons.lock(handle, id);
            Person before = desk.visible(handle, caller, id);
            Instant now = DatabaseClock.transactionTime(handle).truncatedTo(ChronoUnit.MICROS);
            Person after = correction.of(before, now);
            if (after.details().equals(before.details())) {
                throw Refusal.field("/", "与现有信息相同 / nothing would change");
            }
            int ordinal = former.insert(handle, before, correction.reason(), caller.actorId(), now);
            persons.correct(handle, after);
            audit.record(
                    handle, AuditEntry.done(caller, "correct-person", "person", id, 1 + ordinal, before.orgPath()));
            return Done.ok(PersonView.of(after, false));
        });
    }

    List<FormerDetails> of(String id) {
        Caller caller = current.get();
        return transactions.inScopeOf(caller, handle -> {
            Person person = desk.visible(handle, caller, id);
            return former.of(handle, person, PersonAccess.mayReveal(caller, person));
        });
    }

    private String recognised(PersonCorrection correction) {
        try {
            return vault.keyed("request", json.writeValueAsString(correction));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
