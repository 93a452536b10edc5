package org.firstbutton.casework.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Topic;

/** A case as a row of {@code case_record}, both ways. */
final class CaseRow {
    static final String COLUMNS = """
            id, kind, state, versions, tally, matter, org_path, source, number, report_id, offence, handler, hands,
            paused, review_id, review_subject, registered_at
            """;
    /** Rows come in as one JSON array: one statement for any number of cases. */
    static final String SHAPE = """
            jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, kind text, state text, versions jsonb,
                tally jsonb, matter text, org_path text, source text, number text, report_id text,
                offence text, handler text, hands text[], paused text[], review_id text, review_subject text,
                registered_at timestamptz)
            """;

    private static final TypeReference<Map<String, Integer>> TALLY = new TypeReference<>() {};

    private CaseRow() {}

    static String json(Collection<CaseRecord> cases) {
        ArrayNode rows = CloudEventJson.MAPPER.createArrayNode();
        for (CaseRecord record : cases) {
            CaseProgress progress = record.progress();
            ObjectNode row = rows.addObject()
                    .put("id", record.id().toString())
                    .put("kind", record.kind().name())
                    .put("state", progress.state().name())
                    .put("matter", record.matter())
                    .put("org_path", record.orgPath())
                    .put("source", record.source())
                    .put("number", record.number())
                    .put("report_id", record.reportId())
                    .put("offence", progress.offence())
                    .put("handler", progress.handler())
                    .put("review_id", progress.reviewId())
                    .put("review_subject", progress.reviewSubject())
                    .put("registered_at", record.registeredAt().toString());
            row.set("hands", CloudEventJson.MAPPER.valueToTree(progress.hands()));
            ObjectNode versions = row.putObject("versions");
            record.versions().forEach((topic, version) -> versions.put(topic.wireName(), version));
            row.set("tally", CloudEventJson.MAPPER.valueToTree(progress.tally()));
            row.set("paused", CloudEventJson.MAPPER.valueToTree(progress.paused()));
        }
        return rows.toString();
    }

    static CaseRecord read(ResultSet row) throws SQLException {
        return new CaseRecord(
                row.getObject("id", UUID.class),
                CaseKind.valueOf(row.getString("kind")),
                row.getString("matter"),
                row.getString("org_path"),
                row.getString("source"),
                row.getString("number"),
                row.getString("report_id"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                versions(row.getString("versions")),
                new CaseProgress(
                        CaseState.valueOf(row.getString("state")),
                        row.getString("offence"),
                        row.getString("handler"),
                        strings(row.getArray("hands")),
                        strings(row.getArray("paused")),
                        row.getString("review_id"),
                        row.getString("review_subject"),
                        CloudEventJson.MAPPER.convertValue(json(row.getString("tally")), TALLY)));
    }

    private static Map<Topic, Long> versions(String json) {
        JsonNode versions = json(json);
        return CaseRecord.RECORDED.stream()
                .filter(topic -> versions.has(topic.wireName()))
                .collect(Collectors.toMap(
                        Function.identity(),
                        topic -> versions.path(topic.wireName()).asLong()));
    }

    private static JsonNode json(String json) {
        try {
            return CloudEventJson.MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a jsonb column is not JSON", impossible);
        }
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
