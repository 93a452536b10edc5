package org.firstbutton.supervision.sampling;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.contract.review.ReviewFact.SamplePlanned;
import org.firstbutton.supervision.sampling.SampleItems.Rated;
import org.firstbutton.supervision.sampling.SampleItems.Verdict;
import org.firstbutton.supervision.sampling.StratifiedEstimate.Looked;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 结果计算 — of each stratum only the beginning of the draw's order that was looked at without a gap: that is random. */
@ApplicationScoped
class SampleReports {
    private static final double CONFIDENCE = 0.95;
    private static final double FALSE_ALARM = 0.05;
    private static final double MISS = 0.10;

    private final Frames frames;
    private final SampleItems items;

    SampleReports(Frames frames, SampleItems items) {
        this.frames = frames;
        this.items = items;
    }

    private record Cell(Stratum stratum, List<Frame.Line> frame, int drawn, List<Rated> looked) {
        long atFault() {
            return looked.stream()
                    .filter(one -> one.verdict() == Verdict.AT_FAULT)
                    .count();
        }
    }

    /** Whether every stratum was looked at as far as it was drawn, or is called by the stop rule. */
    boolean enough(Handle handle, Proceeding sample, SamplePlanned plan) {
        return cells(handle, sample).stream()
                .allMatch(cell -> cell.looked().size() == cell.drawn() || isCalled(call(cell, plan)));
    }

    private static boolean isCalled(StopRule.@Nullable Call call) {
        return call != null && call != StopRule.Call.GO_ON;
    }

    SampleReport of(Handle handle, Proceeding sample) {
        SamplePlanned plan = SamplingPractice.plan(sample);
        boolean finished = sample.state().equals("FINISHED");
        List<Cell> cells = cells(handle, sample);
        List<SampleReport.Layer> layers =
                cells.stream().map(cell -> layer(cell, plan, finished)).toList();
        int alerts = cells.stream().mapToInt(cell -> cell.frame().size()).sum();
        int drawn = cells.stream().mapToInt(Cell::drawn).sum();
        int looked = cells.stream().mapToInt(cell -> cell.looked().size()).sum();
        if (!finished || cells.isEmpty()) {
            return new SampleReport(sample.id(), finished, alerts, drawn, looked, layers, null, null, null, List.of());
        }
        boolean all = cells.stream().noneMatch(cell -> cell.looked().isEmpty());
        StratifiedEstimate whole = all
                ? StratifiedEstimate.of(
                        cells.stream()
                                .map(cell -> new Looked(
                                        (int) cell.atFault(),
                                        cell.looked().size(),
                                        cell.frame().size()))
                                .toList(),
                        CONFIDENCE)
                : null;
        return new SampleReport(
                sample.id(),
                true,
                alerts,
                drawn,
                looked,
                layers,
                whole == null ? null : whole.count(),
                whole == null ? null : whole.interval(),
                agreement(items.rated(handle, sample.id())),
                recalls(cells));
    }

    private List<Cell> cells(Handle handle, Proceeding sample) {
        Frame frame = frames.of(handle, sample.id());
        List<Rated> rated = items.rated(handle, sample.id());
        List<Cell> cells = new ArrayList<>();
        SortedMap<Stratum, List<Frame.Line>> lines = new TreeMap<>();
        frame.lines()
                .forEach(line -> lines.computeIfAbsent(line.stratum(), any -> new ArrayList<>())
                        .add(line));
        lines.forEach((stratum, ofStratum) -> {
            List<Rated> first = rated.stream()
                    .filter(one -> one.seat() == 1 && one.stratum().equals(stratum))
                    .toList();
            List<Rated> looked =
                    first.stream().takeWhile(one -> one.verdict() != null).toList();
            cells.add(new Cell(stratum, ofStratum, first.size(), looked));
        });
        return cells;
    }

    private static SampleReport.Layer layer(Cell cell, SamplePlanned plan, boolean finished) {
        int looked = cell.looked().size();
        int hits = (int) cell.atFault();
        boolean told = finished && looked > 0;
        return new SampleReport.Layer(
                cell.stratum().unit(),
                cell.stratum().category(),
                cell.stratum().layer(),
                cell.frame().size(),
                cell.drawn(),
                looked,
                told ? hits : null,
                told ? Interval.ofCount(hits, looked, cell.frame().size(), CONFIDENCE) : null,
                call(cell, plan));
    }

    private static StopRule.@Nullable Call call(Cell cell, SamplePlanned plan) {
        int all = cell.frame().size();
        int good = (int) Math.floor(plan.acceptable().doubleValue() * all);
        int bad = Math.max(good + 1, (int) Math.ceil(plan.unacceptable().doubleValue() * all));
        return bad > all || cell.looked().isEmpty()
                ? null
                : new StopRule(all, good, bad, FALSE_ALARM, MISS)
                        .after((int) cell.atFault(), cell.looked().size());
    }

    private static SampleReport.@Nullable Twice agreement(List<Rated> rated) {
        Map<String, Rated> first = new HashMap<>();
        rated.stream().filter(one -> one.seat() == 1).forEach(one -> first.put(one.alert(), one));
        List<Agreement.Ratings> pairs = new ArrayList<>();
        for (Rated second : rated) {
            Rated other = first.get(second.alert());
            if (second.seat() == 2 && second.verdict() != null && other != null && other.verdict() != null) {
                pairs.add(new Agreement.Ratings(
                        other.reviewer(),
                        other.verdict().name(),
                        second.reviewer(),
                        second.verdict().name()));
            }
        }
        if (pairs.isEmpty()) {
            return null;
        }
        Agreement agreement = Agreement.of(pairs);
        int same = (int) Math.round(agreement.observed() * agreement.rated());
        return new SampleReport.Twice(
                agreement.rated(),
                agreement.observed(),
                Interval.ofProbability(same, agreement.rated(), CONFIDENCE),
                agreement.kappa().isPresent() ? agreement.kappa().getAsDouble() : null);
    }

    // Of every rule that had flagged something, or that a reviewer says should have.
    private static List<SampleReport.Recall> recalls(List<Cell> cells) {
        TreeSet<String> rules = new TreeSet<>();
        cells.forEach(cell -> {
            cell.frame().forEach(line -> rules.addAll(line.flags()));
            cell.looked().forEach(one -> rules.addAll(one.rules()));
        });
        return rules.stream().map(rule -> recall(rule, cells)).toList();
    }

    private static SampleReport.Recall recall(String rule, List<Cell> cells) {
        Part flagged = part(cells, rule, line -> line.flags().contains(rule));
        Part unflagged = part(cells, rule, line -> !line.flags().contains(rule));
        RecallEstimate estimate = RecallEstimate.of(
                flagged.looked(), flagged.unseen(), unflagged.looked(), unflagged.unseen(), CONFIDENCE);
        return new SampleReport.Recall(rule, estimate.recall(), estimate.interval());
    }

    private record Part(List<Looked> looked, int unseen) {}

    // Those of a stratum that one rule had flagged are drawn from at random too, given how many of them were drawn.
    private static Part part(Collection<Cell> cells, String rule, Predicate<Frame.Line> of) {
        List<Looked> looked = new ArrayList<>();
        int unseen = 0;
        for (Cell cell : cells) {
            List<String> alerts =
                    cell.frame().stream().filter(of).map(Frame.Line::matter).toList();
            List<Rated> seen = cell.looked().stream()
                    .filter(one -> alerts.contains(one.alert()))
                    .toList();
            if (!alerts.isEmpty() && seen.isEmpty()) {
                unseen += alerts.size();
            } else if (!alerts.isEmpty()) {
                int hits = (int)
                        seen.stream().filter(one -> one.rules().contains(rule)).count();
                looked.add(new Looked(hits, seen.size(), alerts.size()));
            }
        }
        return new Part(looked, unseen);
    }
}
