package org.firstbutton.scoring.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.firstbutton.scoring.evidence.ScoredEvent;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.Scheme.Metric;
import org.firstbutton.scoring.scheme.Scheme.Source;
import org.firstbutton.scoring.scheme.SchemeBook;

/** 其他记分 — what evidence other than findings earns or costs an officer. Pure, like {@link FindingLines}. */
final class EventLines {
    private static final BigDecimal TEN = BigDecimal.TEN;

    private final SchemeBook book;

    EventLines(SchemeBook book) {
        this.book = book;
    }

    /** @param costly matters in which the officer's findings cost him points already, by officer and matter */
    List<Line> of(Collection<ScoredEvent> events, Set<String> costly) {
        List<Line> lines = new ArrayList<>();
        Set<String> years = new HashSet<>();
        events.stream()
                .filter(event -> event.voided() == null)
                .sorted(Comparator.comparing(ScoredEvent::at).thenComparing(ScoredEvent::evidence))
                .forEach(event -> {
                    Scheme scheme = book.inForce(event.orgPath(), event.at());
                    metric(scheme, event).ifPresent(metric -> lines.add(line(scheme, metric, event, years, costly)));
                });
        return lines.stream().filter(line -> line.base().signum() != 0).toList();
    }

    private static Optional<Metric> metric(Scheme scheme, ScoredEvent event) {
        return scheme.metrics().stream()
                .filter(metric -> metric.source() == event.source())
                .filter(metric ->
                        event.source() != Source.RECORD || metric.points().containsKey(event.measure()))
                .findFirst();
    }

    private static Line line(Scheme scheme, Metric metric, ScoredEvent event, Set<String> years, Set<String> costly) {
        List<Term> terms = new ArrayList<>();
        if (event.source() == Source.LISTED
                && event.measure().equals("WORST")
                && costly.contains(event.officer() + '\n' + matterOf(event))) {
            terms.add(Term.nothing(Term.Kind.ALREADY_SCORED, List.of(matterOf(event))));
        }
        if (event.tolerated()) {
            terms.add(Term.nothing(
                    Term.Kind.TOLERANCE_EXEMPT, List.of(event.fact().toString())));
        }
        return new Line(
                Account.officer(event.officer(), event.orgPath()),
                event.source(),
                event.evidence(),
                metric.id(),
                ruleOf(event.source()),
                null,
                null,
                event.matter(),
                base(scheme, metric, event, years),
                BigDecimal.ONE,
                terms,
                scheme.name(),
                event.at(),
                event.fact());
    }

    // A list entry's evidence is the list and what stands on it; that is the dossier's or the alert's matter.
    private static String matterOf(ScoredEvent event) {
        return event.evidence().substring(event.evidence().indexOf('/') + 1);
    }

    private static BigDecimal base(Scheme scheme, Metric metric, ScoredEvent event, Set<String> years) {
        return switch (event.source()) {
            case VIOLATION -> first(scheme, event, years) ? metric.of("FIRST") : BigDecimal.ZERO;
            case DOSSIER -> dossier(metric, event);
            default -> metric.of(event.measure());
        };
    }

    // Only the first incident of a calendar year costs points; the second leads to a proposal instead.
    private static boolean first(Scheme scheme, ScoredEvent event, Set<String> years) {
        return !event.tolerated()
                && years.add(event.officer()
                        + '\n'
                        + event.at().atZone(scheme.zone()).getYear());
    }

    /** weight × (score − pass mark) ÷ 10 × points per ten, within ± cap × weight; a veto costs the whole cap. */
    static BigDecimal dossier(Metric metric, ScoredEvent event) {
        BigDecimal weight = BigDecimal.valueOf(event.weight() == null ? 1 : event.weight());
        BigDecimal cap = metric.of("CAP").multiply(weight);
        if (event.measure().equals("VETOED")) {
            return cap.negate();
        }
        BigDecimal score = event.amount() == null ? metric.of("PASS_MARK") : event.amount();
        return score.subtract(metric.of("PASS_MARK"))
                .multiply(metric.of("PER_TEN"))
                .multiply(weight)
                .divide(TEN, 2, RoundingMode.HALF_EVEN)
                .min(cap)
                .max(cap.negate());
    }

    private static String ruleOf(Source source) {
        return switch (source) {
            case VIOLATION -> "ACC-01";
            case DOSSIER -> "REV-05";
            case RATING -> "PUB-02";
            case LISTED -> "ACC-04";
            default -> "ACC-07";
        };
    }

    /** Matters of which findings cost an officer something. */
    static Set<String> costly(Collection<Line> findings) {
        Set<String> costly = new TreeSet<>();
        for (Line line : findings) {
            if (line.account().kind().personal()
                    && line.costsSomething()
                    && line.base().signum() < 0) {
                Account.numberOf(line.account().id()).ifPresent(officer -> costly.add(officer + '\n' + line.matter()));
            }
        }
        return costly;
    }
}
