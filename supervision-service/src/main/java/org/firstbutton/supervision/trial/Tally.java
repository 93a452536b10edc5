package org.firstbutton.supervision.trial;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.trial.BackTestResult.Cell;
import org.firstbutton.supervision.trial.BackTestResult.Key;
import org.firstbutton.supervision.trial.BackTestResult.Outcome;
import org.firstbutton.supervision.trial.BackTestResult.Sample;
import org.jspecify.annotations.Nullable;

/** 计票 — counts what was found, timeline by timeline; what it keeps grows with rules and units, not with history. */
final class Tally {
    private static final int SHOWN = 20;
    private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(256);

    private final @Nullable String inForce;
    private final Map<Key, Long> counts = new HashMap<>();
    private final Map<Outcome, List<Sample>> samples = new EnumMap<>(Outcome.class);
    private BigInteger fingerprint = BigInteger.ZERO;

    /** @param inForce the version in force of the same pack, as {@code name/version} */
    Tally(@Nullable String inForce) {
        this.inForce = inForce;
    }

    /** @param judged the findings of all rules in force on the same timeline */
    void add(List<FindingDraft> judged, List<FindingDraft> onTrial) {
        Map<UUID, FindingDraft> before = judged.stream()
                .filter(draft -> draft.pack().equals(inForce))
                .collect(Collectors.toMap(FindingDraft::id, draft -> draft, (first, second) -> first));
        for (FindingDraft draft : onTrial) {
            Outcome outcome = before.remove(draft.id()) == null ? Outcome.NEW : Outcome.SAME;
            count(outcome, draft, null, draft.integrity());
            fingerprint = fingerprint.add(print(draft)).mod(WRAP);
            overlaps(draft, judged);
        }
        before.values().forEach(draft -> count(Outcome.GONE, draft, null, draft.integrity()));
    }

    BackTestResult result() {
        List<Cell> cells = counts.entrySet().stream()
                .map(entry -> new Cell(entry.getKey(), entry.getValue()))
                .toList();
        List<Sample> shown = new ArrayList<>();
        samples.values().forEach(shown::addAll);
        return new BackTestResult(inForce, cells, shown, fingerprint.toString(16));
    }

    // A duty lasts from its start until it was done after all, or at least until it was broken.
    private void overlaps(FindingDraft draft, List<FindingDraft> judged) {
        Set<String> met = new TreeSet<>();
        for (FindingDraft other : judged) {
            if (!other.ruleId().equals(draft.ruleId())
                    && !other.startedAt().isAfter(end(draft))
                    && !draft.startedAt().isAfter(end(other))
                    && met.add(other.ruleId())) {
                count(Outcome.OVERLAP, draft, other.ruleId(), draft.integrity() || other.integrity());
            }
        }
    }

    private static Instant end(FindingDraft draft) {
        Instant remedied = draft.remediedAt();
        return remedied == null ? draft.brokenAt() : remedied;
    }

    private void count(Outcome outcome, FindingDraft draft, @Nullable String against, boolean integrity) {
        counts.merge(
                new Key(outcome, draft.ruleId(), against, draft.orgPath(), draft.severity(), integrity), 1L, Long::sum);
        List<Sample> shown = samples.computeIfAbsent(outcome, any -> new ArrayList<>());
        if (outcome != Outcome.OVERLAP && shown.size() < SHOWN) {
            shown.add(new Sample(
                    outcome,
                    draft.id(),
                    draft.ruleId(),
                    draft.subjectKind(),
                    draft.subject(),
                    draft.number(),
                    draft.orgPath(),
                    draft.severity(),
                    integrity,
                    draft.startedAt(),
                    draft.dueAt(),
                    draft.brokenAt()));
        }
    }

    // A sum, so that the order in which timelines are judged does not matter.
    private static BigInteger print(FindingDraft draft) {
        return print(List.of(
                draft.id().toString(),
                draft.severity(),
                draft.startedAt().toString(),
                Objects.toString(draft.dueAt()),
                draft.brokenAt().toString()));
    }

    private static BigInteger print(List<String> figures) {
        try {
            byte[] text = String.join("\n", figures).getBytes(StandardCharsets.UTF_8);
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
