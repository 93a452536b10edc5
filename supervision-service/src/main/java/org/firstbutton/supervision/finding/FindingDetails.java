package org.firstbutton.supervision.finding;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.supervision.timeline.StoredFact;
import org.firstbutton.supervision.timeline.TimelineFacts;
import org.firstbutton.supervision.timeline.TimelineFacts.Wanted;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 问题详情 — why it was raised: rule text, the day-by-day walk to the due date, each fact used, who had which part in the
 * matter, and what happened since.
 */
@ApplicationScoped
class FindingDetails {
    private static final String INTEGRITY = "E4";

    private final Findings findings;
    private final TimelineFacts facts;
    private final Verifications verifications;

    FindingDetails(Findings findings, TimelineFacts facts, Verifications verifications) {
        this.findings = findings;
        this.facts = facts;
        this.verifications = verifications;
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
            long version,
            Instant at,
            String change,
            @Nullable String actor,
            String status,
            String severity,
            String cause) {
        HistoryView unnamed() {
            return new HistoryView(version, at, change, null, status, severity, cause);
        }
    }

    /** A rectification or an objection that is about the finding, as {@code GET /api/v1/{register}/{id}} shows it. */
    public record ProceedingRef(String register, UUID id, String state) {}

    /**
     * Everything about one finding.
     *
     * @param responsibility who took, handled, reviewed or approved what it is about
     * @param verifying what people did about it; who they were stays hidden from those below where an integrity rule
     *     found it
     * @param proceedings what was ordered after it, and what the unit objected
     * @param recurrences later findings of the same rule in the same unit, after it had been put right
     */
    public record Detail(
            FindingView finding,
            JsonNode explanation,
            List<FactView> facts,
            List<HistoryView> history,
            List<Share> responsibility,
            Verifying verifying,
            List<ProceedingRef> proceedings,
            List<UUID> recurrences) {}

    Optional<Detail> of(Handle handle, Caller caller, UUID id) {
        return findings.find(handle, id).map(row -> detail(handle, row, isHidden(row, caller)));
    }

    private Detail detail(Handle handle, FindingRow row, boolean hidden) {
        UUID id = row.draft().id();
        Verifying verifying = verifications.of(handle, id);
        List<HistoryView> history = history(handle, id);
        return new Detail(
                FindingView.of(row),
                row.draft().explanation(),
                facts(handle, row),
                hidden ? history.stream().map(HistoryView::unnamed).toList() : history,
                Responsibility.of(Recusal.known(handle, facts, row.draft())),
                hidden ? verifying.unnamed() : verifying,
                proceedings(handle, id),
                verifications.recurrencesOf(handle, id));
    }

    private static boolean isHidden(FindingRow row, Caller caller) {
        return row.draft().ladder().equals(INTEGRITY) && !caller.seesIntegrity();
    }

    private static List<ProceedingRef> proceedings(Handle handle, UUID finding) {
        return handle.createQuery(
                        "select procedure, id, state from proceeding where subject = :finding order by opened_at, id")
                .bind("finding", finding.toString())
                .map((row, context) ->
                        new ProceedingRef(row.getString(1), row.getObject(2, UUID.class), row.getString(3)))
                .list();
    }

    private List<FactView> facts(Handle handle, FindingRow row) {
        List<String> decisive = row.draft().evidence();
        Map<String, StoredFact> all = new LinkedHashMap<>();
        facts.of(handle, Wanted.matters(List.of(row.draft().matter()), List.of()))
                .forEach(fact -> all.put(fact.id(), fact));
        facts.byIds(handle, decisive).stream()
                .sorted(Comparator.comparing(StoredFact::occurredAt).thenComparing(StoredFact::id))
                .forEach(fact -> all.put(fact.id(), fact));
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
