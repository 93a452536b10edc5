package org.firstbutton.scoring.points;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.evidence.FindingFile;
import org.firstbutton.scoring.evidence.FindingFile.Ruling;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.Scheme.Metric;
import org.firstbutton.scoring.scheme.Scheme.Role;
import org.firstbutton.scoring.scheme.Scheme.Source;
import org.firstbutton.scoring.scheme.SchemeBook;

/**
 * 问题记分 — what confirmed findings cost whom. Pure: the same findings give the same lines in whatever order they came
 * to be known. A person's lines depend on each other (repeats, one matter once), so all his findings under a rule are
 * wanted together.
 */
final class FindingLines {
    private static final Comparator<Line> IN_TIME =
            Comparator.comparing(Line::occurredAt).thenComparing(Line::evidence);

    private final SchemeBook book;

    FindingLines(SchemeBook book) {
        this.book = book;
    }

    List<Line> of(Collection<FindingFile> files) {
        Map<String, List<Line>> byAccountAndRule = files.stream()
                .filter(file -> file.fallen() == null)
                .flatMap(file -> answerable(file).stream())
                .sorted(IN_TIME)
                .collect(Collectors.groupingBy(
                        line -> line.account().id() + '\n' + line.rule(), LinkedHashMap::new, Collectors.toList()));
        return byAccountAndRule.values().stream()
                .flatMap(lines -> together(lines).stream())
                .toList();
    }

    private List<Line> answerable(FindingFile file) {
        Scheme scheme = book.inForce(file.unit(), file.brokenAt());
        Optional<Metric> metric = scheme.metricOf(Source.CONFIRMED_FINDING);
        if (metric.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(line(file, scheme, metric.get(), Account.unit(file.unit()), null, BigDecimal.ONE, ""));
        String handler = file.officer();
        if (handler != null) {
            BigDecimal left = BigDecimal.ONE;
            for (Role role : List.of(Role.REVIEWER, Role.APPROVER)) {
                BigDecimal part = scheme.shareOf(role, file.ruleId());
                Optional<String> other = file.inRole(role).filter(officer -> !officer.equals(handler));
                if (other.isPresent() && part.signum() > 0) {
                    Account account = role == Role.REVIEWER
                            ? Account.legalOfficer(other.get(), file.unit())
                            : Account.officer(other.get(), file.unit());
                    lines.add(line(file, scheme, metric.get(), account, role, part, other.get()));
                    left = left.subtract(part);
                }
            }
            Account account = Account.officer(handler, file.unit());
            lines.add(line(file, scheme, metric.get(), account, Role.HANDLER, left, handler));
        }
        return lines.stream()
                .filter(line -> metric.get().appliesTo().contains(line.account().kind()))
                .toList();
    }

    private static Line line(
            FindingFile file,
            Scheme scheme,
            Metric metric,
            Account account,
            @org.jspecify.annotations.Nullable Role role,
            BigDecimal part,
            String officer) {
        return new Line(
                account,
                Source.CONFIRMED_FINDING,
                file.findingId(),
                metric.id(),
                file.ruleId(),
                file.severity(),
                role,
                file.matter(),
                metric.of(file.severity().name()),
                scheme.termsOf(account.kind()).share().multiply(part),
                rulings(file, scheme, officer),
                scheme.name(),
                file.brokenAt(),
                file.confirmation());
    }

    // Each ruling keeps the finding and takes away what it costs, or a part of that.
    private static List<Term> rulings(FindingFile file, Scheme scheme, String officer) {
        List<Term> terms = new ArrayList<>();
        file.ruling(officer, "TOLERANCE", "EXEMPT")
                .ifPresent(ruling -> terms.add(Term.nothing(Term.Kind.TOLERANCE_EXEMPT, because(ruling))));
        file.ruling(officer, "FAULT", "NO_FAULT")
                .ifPresent(ruling -> terms.add(Term.nothing(Term.Kind.NO_FAULT, because(ruling))));
        file.ruling(officer, "SANCTION", "REVOKED")
                .ifPresent(ruling -> terms.add(Term.nothing(Term.Kind.SANCTION_REVOKED, because(ruling))));
        file.ruling(officer, "TOLERANCE", "LENIENT")
                .ifPresent(ruling -> terms.add(
                        new Term(Term.Kind.TOLERANCE_LENIENT, scheme.relief().lenient(), because(ruling))));
        file.reportedBy(officer)
                .ifPresent(report -> terms.add(
                        new Term(Term.Kind.SELF_REPORTED, scheme.relief().selfReported(), List.of(report.reportId()))));
        return List.copyOf(terms);
    }

    private static List<String> because(Ruling ruling) {
        return List.of(ruling.fact().toString());
    }

    private List<Line> together(List<Line> lines) {
        if (!lines.get(0).account().kind().personal()) {
            return lines;
        }
        return repeated(onceAMatter(lines));
    }

    // The gravest counts; of equally grave ones the first.
    private static List<Line> onceAMatter(List<Line> lines) {
        Map<String, Line> counts = lines.stream()
                .filter(Line::costsSomething)
                .collect(Collectors.toMap(Line::matter, line -> line, FindingLines::graver));
        return lines.stream()
                .map(line -> {
                    Line counted = counts.get(line.matter());
                    return counted == null || counted.equals(line) || !line.costsSomething()
                            ? line
                            : line.with(Term.nothing(Term.Kind.SAME_MATTER, List.of(counted.evidence())));
                })
                .toList();
    }

    private static Line graver(Line one, Line other) {
        Severity first = java.util.Objects.requireNonNull(one.severity());
        return java.util.Objects.requireNonNull(other.severity()).compareTo(first) > 0 ? other : one;
    }

    private List<Line> repeated(List<Line> lines) {
        List<Line> counted = new ArrayList<>();
        return lines.stream()
                .map(line -> {
                    if (!line.costsSomething()) {
                        return line;
                    }
                    Scheme.Repeats repeats = book.inForce(line.account().orgPath(), line.occurredAt())
                            .repeats();
                    List<String> before = counted.stream()
                            .filter(earlier -> !earlier.occurredAt()
                                    .isBefore(line.occurredAt().minus(Duration.ofDays(repeats.days()))))
                            .map(Line::evidence)
                            .toList();
                    counted.add(line);
                    return before.isEmpty()
                            ? line
                            : line.with(new Term(
                                    Term.Kind.REPEAT,
                                    before.size() == 1 ? repeats.second() : repeats.further(),
                                    before));
                })
                .toList();
    }
}
