package org.firstbutton.scoring.evaluation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * 评分偏差 — how far each evaluator lies from the blind second scores, compared with how far the others do. He is held
 * against the others only, so that one who is far off does not widen the measure he is held against; it is never taken
 * narrower than one point.
 */
record Deviation(Map<String, Double> sigmas) {
    private static final double NARROWEST = 1;
    private static final double TOO_FAR = 2;

    static Deviation of(Collection<Candidate> candidates, Collection<Assessment.Blind> blind) {
        Map<String, Candidate> bySubject = candidates.stream()
                .collect(Collectors.toMap(
                        Candidate::subject, candidate -> candidate, (one, other) -> one, HashMap::new));
        Map<String, List<Double>> off = blind.stream()
                .filter(second -> bySubject.containsKey(second.subject()))
                .collect(Collectors.groupingBy(
                        second -> evaluator(bySubject, second),
                        TreeMap::new,
                        Collectors.mapping(second -> difference(bySubject, second), Collectors.toList())));
        Map<String, Double> sigmas = new TreeMap<>();
        off.forEach((evaluator, own) -> {
            double[] others = off.entrySet().stream()
                    .filter(other -> !other.getKey().equals(evaluator))
                    .flatMap(other -> other.getValue().stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double mean =
                    own.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            sigmas.put(evaluator, (mean - average(others)) / Math.max(NARROWEST, spread(others)));
        });
        return new Deviation(sigmas);
    }

    List<String> beyond() {
        return sigmas.entrySet().stream()
                .filter(one -> Math.abs(one.getValue()) > TOO_FAR)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String evaluator(Map<String, Candidate> bySubject, Assessment.Blind second) {
        return java.util.Objects.requireNonNull(bySubject.get(second.subject())).evaluator();
    }

    private static double difference(Map<String, Candidate> bySubject, Assessment.Blind second) {
        BigDecimal first = java.util.Objects.requireNonNull(bySubject.get(second.subject()))
                .score();
        return first.subtract(second.score()).doubleValue();
    }

    private static double average(double[] values) {
        return DoubleStream.of(values).average().orElse(0);
    }

    private static double spread(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = average(values);
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
