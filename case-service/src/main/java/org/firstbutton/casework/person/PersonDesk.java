package org.firstbutton.casework.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.firstbutton.casework.casefile.CaseRecord;
import org.firstbutton.casework.casefile.CaseRecords;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.confidential.Indexed;
import org.firstbutton.chassis.confidential.Vault;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 人员台 — registers, shows, reveals and finds persons. A registration leaves an audit entry and no fact: the contract has
 * none, and {@code query.made} is an act of investigation, which a look into our own register must not pass for.
 */
@ApplicationScoped
class PersonDesk {
    private final Commands commands;
    private final Transactions transactions;
    private final CurrentCaller current;
    private final CaseRecords cases;
    private final PersonRecords persons;
    private final Vault vault;
    private final AuditTrail audit;
    private final ObjectMapper json;

    PersonDesk(
            Commands commands,
            Transactions transactions,
            CurrentCaller current,
            CaseRecords cases,
            PersonRecords persons,
            Vault vault,
            AuditTrail audit,
            ObjectMapper json) {
        this.commands = commands;
        this.transactions = transactions;
        this.current = current;
        this.cases = cases;
        this.persons = persons;
        this.vault = vault;
        this.audit = audit;
        this.json = json;
    }

    /** What is kept of the request is a key, and of the answer nothing personal, not even masked. */
    Response register(@Nullable String key, PersonRegistration registration) {
        Caller caller = current.get();
        return commands.once(caller, "POST /persons", key, recognised(registration), handle -> {
            CaseRecord record =
                    cases.find(handle, caller, registration.caseId()).orElseThrow(Refusal::notFound);
            Instant now = DatabaseClock.transactionTime(handle).truncatedTo(ChronoUnit.MICROS);
            PersonDetails details = registration.details(now);
            Boolean juvenile = PersonRegistration.juvenile(details, now);
            Person person = new Person(
                    PersonIds.fresh(),
                    record.id(),
                    record.orgPath(),
                    registration.role(),
                    juvenile,
                    registration.shielded(juvenile),
                    details,
                    caller.actorId(),
                    now);
            persons.insert(handle, person);
            audit.record(
                    handle, AuditEntry.done(caller, "register-person", "person", person.id(), 1, person.orgPath()));
            return Done.created("/api/v1/persons/" + person.id(), PersonView.of(person, false));
        });
    }

    PersonView one(String id) {
        Caller caller = current.get();
        return transactions.inScopeOf(caller, handle -> {
            Person person = visible(handle, caller, id);
            return PersonView.of(person, PersonAccess.mayReveal(caller, person));
        });
    }

    List<PersonView> ofCase(UUID caseId) {
        Caller caller = current.get();
        return transactions.inScopeOf(caller, handle -> {
            requireCase(handle, caller, caseId);
            return persons.ofCase(handle, caseId).stream()
                    .map(person -> PersonView.of(person, PersonAccess.mayReveal(caller, person)))
                    .toList();
        });
    }

    PersonDetails reveal(String id, String purpose) {
        Caller caller = current.get();
        return transactions.inScopeOf(caller, handle -> {
            Person person = visible(handle, caller, id);
            if (!PersonAccess.mayReveal(caller, person)) {
                throw Refusal.of(
                        ProblemKind.FORBIDDEN,
                        "受保护人员，限办案人及其领导 / shielded; for those who handle the case and their chief");
            }
            audit.record(
                    handle,
                    AuditEntry.revealed(caller, "reveal-person", "person", person.id(), person.orgPath(), purpose));
            return person.details();
        });
    }

    /** The entry names the number by its index. A shielded person is found by whom he may be revealed to, else not. */
    List<PersonView> search(PersonSearch search) {
        Caller caller = current.get();
        List<String> numbers = vault.indexes(Indexed.ID_NUMBER, search.idNumber());
        List<String> phones = vault.indexes(Indexed.PHONE, search.phone());
        if (numbers.isEmpty() && phones.isEmpty()) {
            throw Refusal.field("/idNumber", "须给出身份号码或电话 / an ID number or a telephone number");
        }
        String sought = numbers.isEmpty() ? phones.get(0) : numbers.get(0);
        String orgPath = caller.orgPaths().stream().findFirst().orElseThrow(Refusal::notFound);
        return transactions.inScopeOf(caller, handle -> {
            audit.record(
                    handle,
                    AuditEntry.revealed(caller, "search-persons", "person-number", sought, orgPath, search.purpose()));
            return persons.indexed(handle, numbers, phones).stream()
                    .filter(person -> PersonAccess.mayReveal(caller, person))
                    .filter(person ->
                            cases.find(handle, caller, person.caseId()).isPresent())
                    .map(person -> PersonView.of(person, true))
                    .toList();
        });
    }

    Person visible(Handle handle, Caller caller, String id) {
        Person person = persons.find(handle, id).orElseThrow(Refusal::notFound);
        requireCase(handle, caller, person.caseId());
        return person;
    }

    // A handler sees his own cases only, which row-level security cannot tell.
    private void requireCase(Handle handle, Caller caller, UUID caseId) {
        if (cases.find(handle, caller, caseId).isEmpty()) {
            throw Refusal.notFound();
        }
    }

    private String recognised(PersonRegistration registration) {
        try {
            return vault.keyed("request", json.writeValueAsString(registration));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
