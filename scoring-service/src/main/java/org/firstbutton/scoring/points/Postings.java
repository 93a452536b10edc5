package org.firstbutton.scoring.points;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.supervision.FindingFact.FindingConfirmed;
import org.firstbutton.contract.supervision.FindingFact.FindingDismissed;
import org.firstbutton.contract.supervision.FindingFact.FindingOverturned;
import org.firstbutton.contract.supervision.FindingFact.FindingWithdrawn;
import org.firstbutton.scoring.points.ScoreEntry.Cause;
import org.firstbutton.scoring.scheme.Scheme;

/**
 * 记分 — which entries a run of facts about findings calls for, given those that already stand. Pure, so telling it
 * the same thing twice yields nothing the second time.
 */
final class Postings {
    private final Scheme scheme;
    private final Map<UUID, ScoreEntry> known = new LinkedHashMap<>();
    private final List<ScoreEntry> fresh = new ArrayList<>();

    Postings(Scheme scheme, Collection<ScoreEntry> standing) {
        this.scheme = scheme;
        standing.forEach(entry -> known.put(entry.id(), entry));
    }

    void take(RecordedFact recorded) {
        UUID factId = recorded.envelope().id();
        if (recorded.fact() instanceof FindingConfirmed fact) {
            post(ConfirmedFinding.of(recorded.envelope(), fact));
        } else if (recorded.fact() instanceof FindingOverturned fact) {
            reverse(fact.findingId(), Cause.OVERTURNED, factId);
        } else if (recorded.fact() instanceof FindingDismissed fact) {
            reverse(fact.findingId(), Cause.DISMISSED, factId);
        } else if (recorded.fact() instanceof FindingWithdrawn fact) {
            reverse(fact.findingId(), Cause.WITHDRAWN, factId);
        }
    }

    /** What is to be posted, in order. */
    List<ScoreEntry> fresh() {
        return List.copyOf(fresh);
    }

    private void post(ConfirmedFinding finding) {
        scheme.metricOf(Scheme.Source.CONFIRMED_FINDING)
                .ifPresent(metric -> finding.answerable(metric.appliesTo()).stream()
                        .map(account -> ScoreEntry.posted(scheme, metric, account, finding))
                        .forEach(this::add));
    }

    private void reverse(String findingId, Cause why, UUID factId) {
        List<ScoreEntry> standing = known.values().stream()
                .filter(entry -> entry.findingId().equals(findingId) && !entry.isReversal())
                .toList();
        standing.forEach(entry -> add(entry.reversed(why, factId)));
    }

    private void add(ScoreEntry entry) {
        if (known.putIfAbsent(entry.id(), entry) == null) {
            fresh.add(entry);
        }
    }
}
