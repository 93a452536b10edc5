package org.firstbutton.localrun.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstbutton.supervision.verdict.TimelineFact;

/**
 * 合成警情流 — invented alert lives in the words of the event contract, as the full pack judges them: ten facts each, and
 * one in five with a case of its own.
 */
final class PoliceStream {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int DAYS = 30;

    private final Random dice = new Random(20_260_302);
    private final List<TimelineFact> facts = new ArrayList<>();
    private String prefix = "";
    private String matter = "";
    private String unit = "";
    private Instant at = START;

    private PoliceStream() {}

    static List<TimelineFact> ofLives(int lives) {
        return ofLives("", lives, START, Duration.ofDays(DAYS));
    }

    /** @param prefix of the matters' and callers' names, so that two streams do not meet */
    static List<TimelineFact> ofLives(String prefix, int lives, Instant start, Duration span) {
        PoliceStream stream = new PoliceStream();
        stream.prefix = prefix;
        for (int i = 0; i < lives; i++) {
            stream.matter = prefix + "alert-" + i;
            stream.unit = "HB/JZ/SS/U%03d/".formatted(i % 28);
            stream.at = start.plusMillis((long) (stream.dice.nextDouble() * span.toMillis()));
            stream.life(i);
        }
        stream.facts.sort(Comparator.comparing(TimelineFact::occurredAt).thenComparing(TimelineFact::id));
        return stream.facts;
    }

    private void life(int number) {
        boolean crime = dice.nextInt(5) == 0;
        fact(
                0,
                "alert.received",
                Map.of("channel", "PHONE_110", "callerKey", prefix + "c" + number, "callerReachable", true));
        fact(
                20,
                "alert.classified",
                Map.of(
                        "category",
                        crime ? "THEFT" : "DISPUTE",
                        "level",
                        (long) (2 + dice.nextInt(3)),
                        "policeMatter",
                        true,
                        "emergency",
                        false,
                        "attendanceRequired",
                        true,
                        "caseIndicated",
                        crime));
        Map<String, Object> order = Map.of("dispatchId", "d" + number, "unit", unit);
        fact(30, "alert.dispatched", order);
        fact(40, "dispatch.acknowledged", order);
        fact(100, "unit.en-route", order);
        fact(500, "unit.arrived", order);
        fact(1_500, "unit.cleared", order);
        fact(
                900,
                "feedback.submitted",
                Map.of("feedbackId", "f" + number, "dispatchId", "d" + number, "disposition", "HANDLED"));
        fact(2_000, "caller.informed", Map.of("channel", "PHONE", "result", "INFORMED"));
        if (crime) {
            ofCase("k" + number);
        }
        fact(600, "alert.closed", Map.of("outcome", crime ? "CASE_FILED" : "HANDLED"));
    }

    private void ofCase(String id) {
        fact(600, "report.registered", Map.of("caseId", id, "kind", "CRIMINAL"));
        fact(40_000, "case.filed", Map.of("caseId", id, "kind", "CRIMINAL", "offence", "THEFT"));
        fact(50_000, "interview.held", Map.of("caseId", id));
        fact(60_000, "evidence.collected", Map.of("caseId", id));
    }

    private void fact(double medianSeconds, String type, Map<String, Object> fields) {
        at = at.plusMillis((long) (medianSeconds * Math.exp(0.6 * dice.nextGaussian()) * 1000));
        facts.add(new TimelineFact(
                "e" + facts.size(),
                type,
                "bench",
                at,
                at,
                matter,
                unit,
                "1",
                "R",
                matter,
                null,
                new HashMap<>(fields),
                null));
    }
}
