package org.firstbutton.supervision.finding;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.supervision.timeline.StoredFact;
import org.firstbutton.supervision.timeline.TimelineFacts;
import org.firstbutton.supervision.timeline.TimelineFacts.Wanted;
import org.jdbi.v3.core.Handle;

/** 问题详情 — why it was raised: rule text, the day-by-day walk to the due date, each fact used, and what happened since. */
@ApplicationScoped
class FindingDetails {
    private final Findings findings;
    private final TimelineFacts facts;

    FindingDetails(Findings findings, TimelineFacts facts) {
        this.findings = findings;
        this.facts = facts;
    }

    /** A fact of the matter; {@code decisive} where the verdict rests on it. */
    public record FactView(
            String id,
            String type,
            String source,
            Instant occurredAt,
            Instant recordedAt,
            Instant receivedAt,
            String actorRole,
            boolean decisive,
            String provenance,
            JsonNode data) {}

    /** One change in the life of the finding. */
    public record HistoryView(
            long version, Instant at, String change, String actor, String status, String severity, String cause) {}

    /** Everything about one finding. */
    public record Detail(FindingView finding, JsonNode explanation, List<FactView> facts, List<HistoryView> history) {}

    Optional<Detail> of(Handle handle, UUID id) {
        return findings.find(handle, id)
                .map(row -> new Detail(
                        FindingView.of(row), row.draft().explanation(), facts(handle, row), history(handle, id)));
    }

    private List<FactView> facts(Handle handle, FindingRow row) {
        List<String> decisive = row.draft().evidence();
        Map<String, StoredFact> all = new LinkedHashMap<>();
        facts.of(handle, Wanted.matters(List.of(row.draft().matter()), List.of()))
                .forEach(fact -> all.put(fact.id(), fact));
        facts.byIds(handle, decisive).forEach(fact -> all.put(fact.id(), fact));
        return all.values().stream()
                .map(fact -> view(fact, decisive.contains(fact.id())))
                .toList();
    }

    private static FactView view(StoredFact fact, boolean decisive) {
        return new FactView(
                fact.id(),
                fact.type(),
                fact.source(),
                fact.occurredAt(),
                fact.recordedAt(),
                fact.receivedAt(),
                fact.actorRole(),
                decisive,
                fact.topic() + "/" + fact.partition() + "@" + fact.offset(),
                fact.data());
    }

    private static List<HistoryView> history(Handle handle, UUID id) {
        return handle.createQuery("""
                        select version, at, change, actor, status, severity, cause from finding_history
                        where finding = :id order by version
                        """)
                .bind("id", id)
                .map((row, context) -> new HistoryView(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }
}
