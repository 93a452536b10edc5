package org.firstbutton.casework.export;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.firstbutton.casework.casefile.CaseProgress;
import org.firstbutton.casework.casefile.CaseRecord;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.RecordedFact;
import org.jdbi.v3.core.Handle;

/**
 * 案件经过 — where foreign cases stand, folded anew from all their facts in the order in which they happened: a source
 * may send an earlier fact after a later one.
 */
@ApplicationScoped
class CaseHistory {
    private static final Comparator<RecordedFact> AS_IT_HAPPENED = Comparator.comparing(
                    (RecordedFact fact) -> fact.envelope().occurredAt())
            .thenComparing(fact -> fact.envelope().recordedAt())
            .thenComparing(fact -> fact.envelope().version());

    /** The cases that have new facts, as they stand with them. */
    List<CaseRecord> grown(Handle handle, Map<UUID, CaseRecord> before, Map<UUID, List<RecordedFact>> fresh) {
        List<CaseRecord> affected = before.values().stream()
                .filter(record -> !fresh.getOrDefault(record.id(), List.of()).isEmpty())
                .toList();
        Map<String, List<RecordedFact>> known = known(handle, affected);
        return affected.stream()
                .map(record -> grown(record, known, fresh.getOrDefault(record.id(), List.of())))
                .toList();
    }

    private static CaseRecord grown(
            CaseRecord record, Map<String, List<RecordedFact>> known, List<RecordedFact> fresh) {
        Stream<RecordedFact> earlier = CaseRecord.RECORDED.stream()
                .flatMap(topic -> known.getOrDefault(record.stream(topic).toString(), List.of()).stream());
        List<RecordedFact> all =
                Stream.concat(earlier, fresh.stream()).sorted(AS_IT_HAPPENED).toList();
        CaseProgress progress = CaseProgress.NONE;
        for (RecordedFact fact : all) {
            progress =
                    progress.after(record.kind(), fact.fact(), fact.envelope().actor());
        }
        return record.grown(fresh.stream().map(RecordedFact::fact).toList(), progress);
    }

    private static Map<String, List<RecordedFact>> known(Handle handle, List<CaseRecord> cases) {
        String[] aggregates = cases.stream()
                .filter(record -> record.facts() > 0)
                .flatMap(record -> CaseRecord.RECORDED.stream()
                        .map(topic -> record.stream(topic).toString()))
                .toArray(String[]::new);
        Map<String, List<RecordedFact>> known = new HashMap<>();
        if (aggregates.length == 0) {
            return known;
        }
        handle.createQuery("""
                        select event_id, type, source, occurred_at, payload from event_ledger
                        where aggregate = any (:aggregates)
                        """)
                .bindArray("aggregates", String.class, (Object[]) aggregates)
                .map((row, context) -> fact(row))
                .forEach(fact -> known.computeIfAbsent(fact.envelope().aggregate(), any -> new ArrayList<>())
                        .add(fact));
        return known;
    }

    private static RecordedFact fact(ResultSet row) throws SQLException {
        try {
            JsonNode data = CloudEventJson.MAPPER.readTree(row.getBytes("payload"));
            return CloudEventJson.read(
                    new CloudEventJson.Attributes(
                            row.getObject("event_id", UUID.class),
                            CloudEventJson.wireType(Objects.requireNonNull(row.getString("type"))),
                            Objects.requireNonNull(row.getString("source")),
                            row.getObject("occurred_at", OffsetDateTime.class).toInstant()),
                    data);
        } catch (IOException impossible) {
            throw new IllegalStateException("a payload of our own ledger is not JSON", impossible);
        }
    }
}
