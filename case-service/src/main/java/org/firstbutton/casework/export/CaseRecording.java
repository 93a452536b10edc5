package org.firstbutton.casework.export;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.casework.casefile.CaseRecord;
import org.firstbutton.casework.casefile.CaseRecords;
import org.firstbutton.casework.person.PersonIds;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.FactParser;
import org.firstbutton.chassis.recording.FactStream;
import org.firstbutton.chassis.recording.ParsedFact;
import org.firstbutton.chassis.recording.RecordedBatch;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 外部案件入账 — takes a batch of foreign cases in by a handful of statements; each record stands or falls alone. */
@ApplicationScoped
class CaseRecording {
    private final CaseRecords cases;
    private final CaseHistory history;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final PersonIds persons;

    CaseRecording(CaseRecords cases, CaseHistory history, Outbox outbox, AuditTrail audit, PersonIds persons) {
        this.persons = persons;
        this.cases = cases;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Reads the batch, outside the transaction that writes it: only {@code now} is taken from the database. */
    ReadBatch read(Caller caller, RecordedBatch batch, Instant now, Locale language) {
        FactParser parser = new FactParser(CaseRecord.RECORDED, caller, now);
        ReadBatch read = new ReadBatch(batch.records(), language);
        for (int i = 0; i < batch.records().size(); i++) {
            try {
                CaseStatement statement = CaseStatement.read(batch.records().get(i), batch.source(), caller, parser);
                requirePersons(caller, batch.records().get(i));
                read.add(i, statement);
            } catch (Refusal refusal) {
                read.refuse(i, refusal);
            }
        }
        return read;
    }

    // Another system's keys of persons pass; an id of ours must be somebody's, and a number that identifies never is
    // one.
    private void requirePersons(Caller caller, JsonNode record) {
        for (JsonNode fact : record.path("facts")) {
            persons.require(caller, fact.path("data"));
        }
    }

    /** Writes a portion of the batch and notes there what became of each record. */
    void record(Handle handle, Caller caller, ReadBatch batch, List<CaseStatement> portion) {
        store(handle, caller, batch, portion).forEach(batch::taken);
    }

    private Map<UUID, Integer> store(Handle handle, Caller caller, ReadBatch batch, List<CaseStatement> readable) {
        Map<UUID, CaseRecord> locked = lockOrBegin(handle, readable, batch);
        Map<UUID, CaseStatement> taken = new LinkedHashMap<>();
        for (CaseStatement statement : readable) {
            CaseRecord known = locked.get(statement.id());
            if (known != null) {
                try {
                    statement.requireSame(known);
                    taken.put(statement.id(), statement);
                } catch (Refusal refusal) {
                    batch.refuse(statement, refusal);
                }
            }
        }
        List<FactStream> streams = taken.values().stream()
                .flatMap(statement -> streams(locked.get(statement.id()), statement))
                .toList();
        List<RecordedFact> fresh = FactStream.fresh(handle, streams, outbox.epoch(handle));
        Map<UUID, List<RecordedFact>> byCase = byCase(taken.keySet(), locked, fresh);
        List<CaseRecord> changed = history.grown(handle, locked, byCase);
        cases.update(handle, changed);
        outbox.record(handle, fresh);
        audit.record(handle, changed.stream().map(after -> entry(caller, after)).toList());
        return byCase.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().size()));
    }

    private Map<UUID, CaseRecord> lockOrBegin(Handle handle, List<CaseStatement> statements, ReadBatch batch) {
        Map<UUID, CaseRecord> locked = new LinkedHashMap<>(byId(cases.lockAll(handle, ids(statements))));
        List<CaseRecord> begun = new ArrayList<>();
        List<CaseStatement> missing = new ArrayList<>();
        for (CaseStatement statement : statements) {
            if (!locked.containsKey(statement.id())) {
                try {
                    begun.add(statement.begin());
                    missing.add(statement);
                } catch (Refusal refusal) {
                    batch.refuse(statement, refusal);
                }
            }
        }
        if (!begun.isEmpty()) {
            cases.insert(handle, begun);
            locked.putAll(byId(cases.lockAll(handle, ids(missing))));
        }
        // What is still not there stands in an organisation that the caller does not see.
        missing.stream()
                .filter(statement -> !locked.containsKey(statement.id()))
                .forEach(statement -> batch.refuse(statement, Refusal.notFound()));
        return locked;
    }

    private static Stream<FactStream> streams(@Nullable CaseRecord known, CaseStatement statement) {
        if (known == null) {
            return Stream.empty();
        }
        Map<Topic, List<ParsedFact>> byTopic = statement.facts().stream()
                .collect(Collectors.groupingBy(
                        fact -> FactTypes.topicOf(fact.fact().getClass())));
        return byTopic.entrySet().stream()
                .map(entry -> new FactStream(
                        known.stream(entry.getKey()),
                        known.version(entry.getKey()),
                        statement.source(),
                        known.matter(),
                        known.orgPath(),
                        entry.getValue()));
    }

    // Every case taken gets its list, an empty one where nothing was new.
    private static Map<UUID, List<RecordedFact>> byCase(
            Collection<UUID> taken, Map<UUID, CaseRecord> locked, List<RecordedFact> fresh) {
        Map<String, UUID> owners = new LinkedHashMap<>();
        Map<UUID, List<RecordedFact>> byCase = new LinkedHashMap<>();
        for (UUID id : taken) {
            byCase.put(id, new ArrayList<>());
            CaseRecord known = locked.get(id);
            if (known != null) {
                CaseRecord.RECORDED.forEach(
                        topic -> owners.put(known.stream(topic).toString(), id));
            }
        }
        for (RecordedFact fact : fresh) {
            UUID owner = owners.get(fact.envelope().aggregate());
            if (owner != null) {
                byCase.computeIfAbsent(owner, id -> new ArrayList<>()).add(fact);
            }
        }
        return byCase;
    }

    private static AuditEntry entry(Caller caller, CaseRecord after) {
        return AuditEntry.done(caller, "record", "case", after.id().toString(), after.facts(), after.orgPath());
    }

    private static List<UUID> ids(List<CaseStatement> statements) {
        return statements.stream().map(CaseStatement::id).toList();
    }

    private static Map<UUID, CaseRecord> byId(List<CaseRecord> records) {
        return records.stream().collect(Collectors.toMap(CaseRecord::id, Function.identity()));
    }
}
