package org.firstbutton.supervision.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** 纸上立卷 — what would be on record, kept in memory by the difference that the live service writes. */
public final class PaperRecord {
    private final Map<UUID, FindingRow> rows = new LinkedHashMap<>();

    public void follow(String kind, String key, List<FindingDraft> verdict, Set<String> packs, Instant now) {
        List<FindingRow> onRecord = new ArrayList<>();
        for (FindingRow row : rows.values()) {
            if (row.draft().subjectKind().equals(kind) && row.draft().subject().equals(key)) {
                onRecord.add(row);
            }
        }
        for (FindingDifference.Step step : FindingDifference.between(onRecord, verdict, packs, now)) {
            FindingRow after = step.change().after();
            rows.put(after.draft().id(), after);
        }
    }

    /** The findings that stand. */
    public List<FindingDraft> standing() {
        return rows.values().stream()
                .filter(row -> row.status() == FindingStatus.RAISED)
                .map(FindingRow::draft)
                .toList();
    }
}
