package org.firstbutton.scoring.points;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.scoring.evidence.FindingFile.Fallen;
import org.firstbutton.scoring.points.ScoreEntry.Cause;

/**
 * 平账 — which entries have to be posted so that what stands in the ledger is what the lines say. Pure; where nothing
 * differs, nothing is posted.
 */
final class Balancing {
    private final Map<String, Fallen> fallen;
    private final UUID trigger;

    /**
     * @param fallen findings that stand no longer
     * @param trigger the fact that made us look again
     */
    Balancing(Map<String, Fallen> fallen, UUID trigger) {
        this.fallen = fallen;
        this.trigger = trigger;
    }

    /** @param known every entry ever posted for the keys of the lines and of what stands */
    List<ScoreEntry> fresh(Collection<Line> lines, Collection<ScoreEntry> known) {
        Map<Line.Key, List<ScoreEntry>> posted = known.stream()
                .filter(entry -> !entry.isReversal())
                .collect(Collectors.groupingBy(ScoreEntry::key, LinkedHashMap::new, Collectors.toList()));
        Map<UUID, ScoreEntry> undone = known.stream()
                .filter(ScoreEntry::isReversal)
                .collect(Collectors.toMap(entry -> java.util.Objects.requireNonNull(entry.reverses()), entry -> entry));
        Map<Line.Key, Line> wanted = new LinkedHashMap<>();
        lines.forEach(line -> wanted.put(line.key(), line));
        List<ScoreEntry> fresh = new ArrayList<>();
        posted.forEach((key, entries) -> {
            Line line = wanted.get(key);
            entries.stream()
                    .filter(entry -> !undone.containsKey(entry.id()) && (line == null || !entry.says(line)))
                    .forEach(entry -> fresh.add(reversal(entry, line)));
        });
        wanted.forEach((key, line) -> {
            List<ScoreEntry> before = posted.getOrDefault(key, List.of());
            boolean stands = before.stream().anyMatch(entry -> !undone.containsKey(entry.id()) && entry.says(line));
            if (!stands) {
                fresh.add(ScoreEntry.posted(line, before.size()));
            }
        });
        return fresh;
    }

    private ScoreEntry reversal(ScoreEntry entry, @org.jspecify.annotations.Nullable Line line) {
        if (line == null) {
            Fallen why = fallen.get(entry.findingId());
            return why == null
                    ? entry.reversed(Cause.VOIDED, trigger)
                    : entry.reversed(Cause.valueOf(why.why().name()), why.fact());
        }
        return line.terms().stream()
                .filter(term -> entry.terms().stream().noneMatch(had -> had.kind() == term.kind()))
                .filter(term -> causeOf(term) != Cause.REVISED)
                .map(term -> entry.reversed(
                        causeOf(term), UUID.fromString(term.because().get(0))))
                .findFirst()
                .orElseGet(() -> entry.reversed(Cause.REVISED, trigger));
    }

    private static Cause causeOf(Term term) {
        return switch (term.kind()) {
            case TOLERANCE_EXEMPT, TOLERANCE_LENIENT -> Cause.TOLERATED;
            case NO_FAULT -> Cause.NO_FAULT;
            case SANCTION_REVOKED -> Cause.SANCTION_REVOKED;
            case OBJECTION_UPHELD -> Cause.OBJECTION_UPHELD;
            default -> Cause.REVISED;
        };
    }
}
