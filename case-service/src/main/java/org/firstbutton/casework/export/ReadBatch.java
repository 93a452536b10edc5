package org.firstbutton.casework.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.problem.Problems;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.RecordingResult;

/** 已读批次 — the statements of a batch and, in their places, what becomes of each record. */
final class ReadBatch {
    private final List<JsonNode> records;
    private final Locale language;
    private final Map<UUID, CaseStatement> statements = new LinkedHashMap<>();
    private final Map<UUID, Integer> places = new HashMap<>();
    private final Map<Integer, RecordingResult> unreadable = new HashMap<>();
    private final Map<Integer, RecordingResult> outcomes = new HashMap<>();

    ReadBatch(List<JsonNode> records, Locale language) {
        this.records = records;
        this.language = language;
    }

    void add(int place, CaseStatement statement) {
        if (statements.putIfAbsent(statement.id(), statement) != null) {
            throw Refusal.field("/number", "在本批中重复 / stands twice in this batch");
        }
        places.put(statement.id(), place);
    }

    void refuse(int place, Refusal refusal) {
        unreadable.put(place, refused(place, refusal));
    }

    /** Forgets what a transaction that was rolled back had decided. */
    void startAnew() {
        outcomes.clear();
    }

    void refuse(CaseStatement statement, Refusal refusal) {
        int place = place(statement.id());
        outcomes.put(place, refused(place, refusal));
    }

    void taken(UUID id, int recorded) {
        CaseStatement statement = statements.get(id);
        if (statement != null) {
            outcomes.put(place(id), RecordingResult.taken(statement.number(), id, recorded));
        }
    }

    List<CaseStatement> statements() {
        return List.copyOf(statements.values());
    }

    RecordingResult.All results() {
        List<RecordingResult> results = new ArrayList<>(records.size());
        for (int place = 0; place < records.size(); place++) {
            RecordingResult result = outcomes.getOrDefault(place, unreadable.get(place));
            if (result == null) {
                throw new IllegalStateException("record " + place + " has no result");
            }
            results.add(result);
        }
        return new RecordingResult.All(results);
    }

    private int place(UUID id) {
        return places.getOrDefault(id, -1);
    }

    private RecordingResult refused(int place, Refusal refusal) {
        JsonNode number = records.get(place).path("number");
        return RecordingResult.refused(number.isTextual() ? number.asText() : null, Problems.of(refusal, language));
    }
}
