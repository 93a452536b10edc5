package org.firstbutton.scoring.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * 比例核定 — how many may be excellent, who is, and what stands against a result. Pure.
 *
 * @param allowed ⌊cap × N⌋, at least one of five
 */
record Assessment(int evaluated, int capPercent, int allowed, List<Candidate> candidates, List<Blind> blind) {
    private static final int BLIND_PERCENT = 10;
    private static final int ONE_OF = 5;

    /** 盲评 — a second score, by somebody who did not know the first. */
    record Blind(String subject, String evaluator, BigDecimal score) {}

    static Assessment of(int evaluated, int capPercent, Collection<Candidate> candidates, Collection<Blind> blind) {
        int allowed = evaluated * capPercent / 100;
        return new Assessment(
                evaluated,
                capPercent,
                allowed == 0 && evaluated >= ONE_OF ? 1 : allowed,
                candidates.stream()
                        .sorted(Comparator.comparing(Candidate::score)
                                .reversed()
                                .thenComparing(Candidate::subject))
                        .toList(),
                List.copyOf(blind));
    }

    List<Candidate> proposed() {
        return candidates.stream()
                .filter(candidate -> candidate.proposed() == Grade.EXCELLENT)
                .toList();
    }

    long notEligible() {
        return proposed().stream().filter(candidate -> !candidate.eligible()).count();
    }

    /** Those who tie across the line: there is room for some of them, not for all, so for none. */
    Set<String> tied() {
        List<Candidate> able = candidates.stream().filter(Candidate::eligible).toList();
        if (able.size() <= allowed || allowed == 0) {
            return Set.of();
        }
        BigDecimal line = able.get(allowed - 1).score();
        if (able.get(allowed).score().compareTo(line) != 0) {
            return Set.of();
        }
        return able.stream()
                .filter(candidate -> candidate.score().compareTo(line) == 0)
                .map(Candidate::subject)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    long proposedTied() {
        Set<String> tied = tied();
        return proposed().stream()
                .filter(candidate -> tied.contains(candidate.subject()))
                .count();
    }

    /** What stands against passing the proposals; empty where nothing does. */
    List<String> grounds() {
        List<String> grounds = new ArrayList<>();
        if (proposed().size() > allowed) {
            grounds.add("EXCELLENT_CAP");
        }
        if (notEligible() > 0) {
            grounds.add("NOT_ELIGIBLE");
        }
        if (proposedTied() > 0) {
            grounds.add("TIED_ACROSS_THE_LINE");
        }
        if (blind.stream().map(Blind::subject).distinct().count() * 100 < (long) evaluated * BLIND_PERCENT) {
            grounds.add("TOO_FEW_BLIND_SCORES");
        }
        Deviation.of(candidates, blind).beyond().forEach(evaluator -> grounds.add("EVALUATOR_DEVIATES:" + evaluator));
        return grounds;
    }

    /** The grades: excellent are the best of those who were proposed and may be, never more than allowed. */
    Map<String, Grade> grades() {
        Set<String> tied = tied();
        Set<String> excellent = candidates.stream()
                .filter(candidate -> candidate.proposed() == Grade.EXCELLENT && candidate.eligible())
                .filter(candidate -> !tied.contains(candidate.subject()))
                .limit(allowed)
                .map(Candidate::subject)
                .collect(Collectors.toSet());
        Map<String, Grade> grades = new LinkedHashMap<>();
        candidates.forEach(candidate ->
                grades.put(candidate.subject(), grade(candidate, excellent.contains(candidate.subject()))));
        return grades;
    }

    private static Grade grade(Candidate candidate, boolean excellent) {
        if (candidate.veto() != null) {
            return Grade.FAIL;
        } else if (excellent) {
            return Grade.EXCELLENT;
        } else if (Grade.GOOD.reachedBy(candidate.score())) {
            return Grade.GOOD;
        }
        return Grade.PASS.reachedBy(candidate.score()) ? Grade.PASS : Grade.FAIL;
    }
}
