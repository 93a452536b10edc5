package org.firstbutton.intake.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Problems;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.DeterministicIds;
import org.firstbutton.chassis.recording.FactParser;
import org.firstbutton.chassis.recording.FactStream;
import org.firstbutton.chassis.recording.ParsedFact;
import org.firstbutton.chassis.recording.RecordingResult;
import org.firstbutton.chassis.recording.StatedFact;
import org.firstbutton.chassis.recording.StrictJson;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.review.ReviewFact;
import org.firstbutton.contract.review.ReviewFact.RecheckCompleted;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.Alerts;
import org.firstbutton.intake.source.RegisterSource;
import org.firstbutton.intake.source.SourceKind;
import org.firstbutton.intake.source.SourceView;
import org.firstbutton.intake.source.Sources;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 外部警情收录 — takes in what another system recorded: no transition checks, the same record twice adds nothing, and a
 * record that cannot be read takes none of its neighbours with it.
 */
@ApplicationScoped
class RecordedAlerts {
    private static final String RECEIVED = FactTypes.nameOf(AlertReceived.class);
    private static final Set<Topic> FAMILIES = Set.of(Topic.ALERT_EVENTS, Topic.CITIZEN_EVENTS, Topic.REVIEW_EVENTS);

    private final Sources sources;
    private final Alerts alerts;
    private final Outbox outbox;
    private final AuditTrail audit;

    RecordedAlerts(Sources sources, Alerts alerts, Outbox outbox, AuditTrail audit) {
        this.sources = sources;
        this.alerts = alerts;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** What reading needs to know of the database: the source and the time. */
    record Ground(SourceView source, Instant now) {}

    Ground ground(Handle handle, String sourceId) {
        SourceView source = sources.find(handle, sourceId)
                .orElseThrow(() -> Refusal.field("/source", "is not registered; PUT /sources/" + sourceId + " first"));
        if (source.kind() == SourceKind.LIVE) {
            throw Refusal.forbiddenBy(
                    "§13: a live source uses the commands", "only EXPORT and CONNECTOR sources state recorded facts");
        }
        return new Ground(source, DatabaseClock.now(handle));
    }

    /** Reads the records, outside of any transaction; a refused one leaves its neighbours alone. */
    List<Reading> read(Caller caller, Ground ground, List<JsonNode> records, Locale language) {
        FactParser parser = new FactParser(FAMILIES, caller, ground.now());
        Set<UUID> seen = new HashSet<>();
        List<Reading> readings = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            String at = "/records/" + i;
            try {
                Reading reading = read(records.get(i), ground.source(), parser, caller, at);
                if (!seen.add(reading.id())) {
                    throw Refusal.field(at + "/number", "stands twice in this request");
                }
                readings.add(reading);
            } catch (Refusal refused) {
                readings.add(Reading.refused(numberOf(records.get(i)), Problems.of(refused, language)));
            }
        }
        return readings;
    }

    private Reading read(JsonNode node, SourceView source, FactParser parser, Caller caller, String at) {
        StatedRecord record = StrictJson.read(node, StatedRecord.class, at);
        if (record.number().isBlank() || record.number().length() > 200) {
            throw Refusal.field(at + "/number", "must have 1 to 200 characters");
        }
        if (!record.orgPath().matches(RegisterSource.ORG_PATH)) {
            throw Refusal.field(at + "/orgPath", RegisterSource.ORG_PATH_MESSAGE);
        }
        if (!caller.covers(record.orgPath())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, at + "/orgPath lies outside of your organisation");
        }
        if (record.facts().isEmpty() || record.facts().size() > 1000) {
            throw Refusal.field(at + "/facts", "1 to 1000 facts are expected");
        }
        List<ParsedFact> facts = new ArrayList<>(record.facts().size());
        for (int i = 0; i < record.facts().size(); i++) {
            ParsedFact fact = parser.parse(
                    withRecordedAt(numbered(record.facts().get(i), record.number()), source), at + "/facts/" + i);
            requireTold(fact, at + "/facts/" + i);
            facts.add(fact);
        }
        facts.sort(Comparator.comparing(ParsedFact::occurredAt));
        return new Reading(DeterministicIds.of(source.id(), record.number()), record, facts, null);
    }

    // Inspections and clearings are supervision's own; a dispatch system knows of rechecks only.
    private static void requireTold(ParsedFact fact, String at) {
        if (fact.fact() instanceof ReviewFact && !(fact.fact() instanceof RecheckCompleted)) {
            throw Refusal.field(at + "/type", "此类事实不由警情系统记录 / is not for a dispatch system to tell");
        }
    }

    // People look an alert up by the number that its own system gave it, and the record says it once for all its facts.
    private static StatedFact numbered(StatedFact fact, String number) {
        if (!RECEIVED.equals(fact.type()) || !(fact.data() instanceof ObjectNode data) || data.has("sourceNumber")) {
            return fact;
        }
        JsonNode named = data.deepCopy().put("sourceNumber", number);
        return new StatedFact(fact.type(), fact.occurredAt(), fact.recordedAt(), fact.actor(), named);
    }

    // History was recorded when it happened; judging it by the day of its import would accuse everybody of lateness.
    private static StatedFact withRecordedAt(StatedFact fact, SourceView source) {
        boolean defaults = fact.recordedAt() == null && source.kind() == SourceKind.EXPORT;
        return defaults
                ? new StatedFact(fact.type(), fact.occurredAt(), fact.occurredAt(), fact.actor(), fact.data())
                : fact;
    }

    /** Stores one transaction's share of a batch. */
    List<RecordingResult> store(Handle handle, Caller caller, SourceView source, List<Reading> share, Locale language) {
        Map<UUID, Reading> readings = new LinkedHashMap<>();
        share.stream().filter(Reading::isReadable).forEach(reading -> readings.put(reading.id(), reading));
        Map<UUID, Alert> known = alerts.lock(handle, readings.keySet());
        readings.values().removeIf(reading -> !known.containsKey(reading.id()) && !reading.tellsOfAlert());
        Map<String, List<RecordedFact>> byAggregate = fresh(handle, readings, known, source).stream()
                .collect(Collectors.groupingBy(
                        fact -> fact.envelope().aggregate(), LinkedHashMap::new, Collectors.toList()));
        List<Alert> inserted = new ArrayList<>();
        List<Alert> updated = new ArrayList<>();
        readings.forEach((id, reading) -> {
            Alert before = known.get(id);
            Alert alert = before != null ? before : reading.begun(source);
            of(byAggregate, id.toString()).forEach(alert::takeRecorded);
            if (recorded(byAggregate, reading) > 0) {
                (before == null ? inserted : updated).add(alert);
            }
        });
        alerts.insert(handle, inserted);
        alerts.update(handle, updated);
        outbox.record(
                handle, byAggregate.values().stream().flatMap(List::stream).toList());
        audit.record(
                handle,
                Stream.concat(inserted.stream(), updated.stream())
                        .map(alert -> entry(caller, alert))
                        .toList());
        return share.stream()
                .map(reading -> !reading.isReadable() || readings.containsKey(reading.id())
                        ? reading.result(recorded(byAggregate, reading))
                        : RecordingResult.refused(reading.record().number(), Problems.of(ofNoAlert(), language)))
                .toList();
    }

    private static Refusal ofNoAlert() {
        return Refusal.field("/facts", "没有警情事实 / none of them tells of the alert itself");
    }

    private List<RecordedFact> fresh(
            Handle handle, Map<UUID, Reading> readings, Map<UUID, Alert> known, SourceView source) {
        Map<String, Long> beside = versions(handle, readings.values());
        List<FactStream> streams = readings.values().stream()
                .flatMap(reading -> reading.streams(known.get(reading.id()), beside, source))
                .toList();
        return FactStream.fresh(handle, streams, outbox.epoch(handle));
    }

    // Whoever appends holds the alert's row; the ledger itself says how far call-backs and rechecks have come.
    private static Map<String, Long> versions(Handle handle, Collection<Reading> readings) {
        String[] aggregates = readings.stream().flatMap(Reading::beside).toArray(String[]::new);
        return handle.createQuery("""
                        select aggregate, max(version) as version from event_ledger
                        where aggregate = any (:aggregates) group by aggregate
                        """)
                .bindArray("aggregates", String.class, (Object[]) aggregates)
                .reduceRows(new HashMap<>(), (versions, row) -> {
                    versions.put(row.getColumn("aggregate", String.class), row.getColumn("version", Long.class));
                    return versions;
                });
    }

    private static int recorded(Map<String, List<RecordedFact>> byAggregate, Reading reading) {
        return Stream.concat(Stream.of(reading.id().toString()), reading.beside())
                .mapToInt(aggregate -> of(byAggregate, aggregate).size())
                .sum();
    }

    private static List<RecordedFact> of(Map<String, List<RecordedFact>> byAggregate, String aggregate) {
        return byAggregate.getOrDefault(aggregate, List.of());
    }

    private static AuditEntry entry(Caller caller, Alert alert) {
        return AuditEntry.done(caller, "record", "alert", alert.id().toString(), alert.version(), alert.orgPath());
    }

    private static @Nullable String numberOf(JsonNode record) {
        JsonNode number = record.path("number");
        return number.isTextual() ? number.asText() : null;
    }
}
