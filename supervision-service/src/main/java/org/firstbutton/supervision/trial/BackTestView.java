package org.firstbutton.supervision.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.supervision.trial.BackTestResult.Cell;
import org.firstbutton.supervision.trial.BackTestResult.Key;
import org.firstbutton.supervision.trial.BackTestResult.Outcome;
import org.firstbutton.supervision.trial.BackTestResult.Sample;
import org.firstbutton.supervision.trial.BackTests.BackTest;
import org.jspecify.annotations.Nullable;

/**
 * 回测视图 — a back-test as one reader may see it: units and examples within his scope, integrity findings only to those
 * who see them; who keeps the rules is told the sums of everything.
 */
public record BackTestView(
        UUID id,
        UUID pack,
        String sha256,
        String state,
        String askedBy,
        Instant askedAt,
        @Nullable Instant asOf,
        long timelinesDone,
        @Nullable Long timelinesTotal,
        @Nullable String reason,
        @Nullable BackTestFigures result) {
    private static final Set<String> KEEP_RULES = Set.of(Roles.RULE_ADMIN, Roles.AUDITOR);
    private static final int SHOWN = 20;

    /** What was found. */
    public record BackTestFigures(
            long findings,
            Map<String, Long> byRule,
            Map<String, Long> byUnit,
            Map<String, Long> bySeverity,
            List<RuleOverlap> overlaps,
            List<FoundExample> examples,
            VersionDifference difference,
            String fingerprint) {}

    /** So many findings of {@code rule} concern a subject that {@code inForce} has a finding of within the same time. */
    public record RuleOverlap(String rule, String inForce, long count) {}

    /** Compared by finding id with the version in force; {@code inForce} is absent for a new pack. */
    public record VersionDifference(
            @Nullable String inForce, long added, long gone, long same, List<FoundExample> goneExamples) {}

    /** One finding that the pack would raise. */
    public record FoundExample(
            UUID finding,
            String rule,
            String subjectKind,
            String subject,
            @Nullable String number,
            String unit,
            String severity,
            boolean added,
            Instant startedAt,
            @Nullable Instant dueAt,
            Instant brokenAt) {}

    static BackTestView of(BackTest test, Caller caller) {
        BackTestResult result = test.result();
        return new BackTestView(
                test.id(),
                test.pack(),
                test.sha256(),
                test.state(),
                test.askedBy(),
                test.askedAt(),
                test.asOf(),
                test.done(),
                test.total(),
                test.reason(),
                result == null ? null : figures(result, caller));
    }

    private static BackTestFigures figures(BackTestResult result, Caller caller) {
        boolean keeper = caller.hasAnyOf(KEEP_RULES);
        List<Cell> named = result.cells().stream()
                .filter(cell -> isVisible(caller, cell.key().unit(), cell.key().integrity()))
                .toList();
        List<Cell> summed = keeper ? result.cells() : named;
        List<Cell> found = of(summed, Outcome.NEW, Outcome.SAME);
        VersionDifference difference = new VersionDifference(
                result.inForce(),
                sum(of(summed, Outcome.NEW)),
                sum(of(summed, Outcome.GONE)),
                sum(of(summed, Outcome.SAME)),
                examples(result, caller, Outcome.GONE));
        return new BackTestFigures(
                sum(found),
                by(found, Key::rule),
                by(of(named, Outcome.NEW, Outcome.SAME), Key::unit),
                by(found, Key::severity),
                overlaps(of(summed, Outcome.OVERLAP)),
                examples(result, caller, Outcome.NEW, Outcome.SAME),
                difference,
                result.fingerprint());
    }

    private static boolean isVisible(Caller caller, String unit, boolean integrity) {
        return caller.covers(unit) && (!integrity || caller.seesIntegrity());
    }

    private static List<Cell> of(List<Cell> cells, Outcome... outcomes) {
        return cells.stream()
                .filter(cell -> List.of(outcomes).contains(cell.key().outcome()))
                .toList();
    }

    private static long sum(List<Cell> cells) {
        return cells.stream().mapToLong(Cell::count).sum();
    }

    private static Map<String, Long> by(List<Cell> cells, Function<Key, String> what) {
        Map<String, Long> counts = new TreeMap<>();
        cells.forEach(cell -> counts.merge(what.apply(cell.key()), cell.count(), Long::sum));
        return counts;
    }

    private static List<RuleOverlap> overlaps(List<Cell> cells) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (Cell cell : cells) {
            String against = cell.key().against();
            if (against != null) {
                counts.computeIfAbsent(cell.key().rule(), any -> new TreeMap<>())
                        .merge(against, cell.count(), Long::sum);
            }
        }
        List<RuleOverlap> overlaps = new ArrayList<>();
        counts.forEach(
                (rule, others) -> others.forEach((other, count) -> overlaps.add(new RuleOverlap(rule, other, count))));
        return overlaps;
    }

    private static List<FoundExample> examples(BackTestResult result, Caller caller, Outcome... outcomes) {
        return result.samples().stream()
                .filter(sample -> List.of(outcomes).contains(sample.outcome()))
                .filter(sample -> isVisible(caller, sample.unit(), sample.integrity()))
                .limit(SHOWN)
                .map(BackTestView::example)
                .toList();
    }

    private static FoundExample example(Sample sample) {
        return new FoundExample(
                sample.finding(),
                sample.rule(),
                sample.subjectKind(),
                sample.subject(),
                sample.number(),
                sample.unit(),
                sample.severity(),
                sample.outcome() == Outcome.NEW,
                sample.startedAt(),
                sample.dueAt(),
                sample.brokenAt());
    }
}
