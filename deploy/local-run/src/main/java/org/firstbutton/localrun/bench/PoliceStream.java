package org.firstbutton.localrun.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstbutton.supervision.verdict.TimelineFact;

/**
 * 合成警情流 — invented alert lives in the words of the event contract, as the full pack judges them: about ten facts each,
 * and one in five with a case of its own. A careless life breaks three rules; a careful one none but by bad luck.
 */
final class PoliceStream {

    static final double ALL_CARELESS = 1;
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int DAYS = 30;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final double HASTY = 0.6;
    private static final double STEADY = 0.3;

    private final Random dice = new Random(20_260_302);
    private final List<TimelineFact> facts = new ArrayList<>();
    private final String prefix;
    private String matter = "";
    private String unit = "";
    private Instant at = START;
    private double spread = HASTY;

    private PoliceStream(String prefix) {
        this.prefix = prefix;
    }

    static List<TimelineFact> ofLives(int lives) {
        return ofLives("", lives, START, Duration.ofDays(DAYS), ALL_CARELESS);
    }

    /**
     * @param prefix of the matters' and callers' names, so that two streams do not meet
     * @param careless the share of careless lives
     */
    static List<TimelineFact> ofLives(String prefix, int lives, Instant start, Duration span, double careless) {
        PoliceStream stream = new PoliceStream(prefix);
        for (int i = 0; i < lives; i++) {
            stream.matter = prefix + "alert-" + i;
            stream.unit = "HB/JZ/SS/U%03d/".formatted(i % 28);
            stream.at = start.plusMillis((long) (stream.dice.nextDouble() * span.toMillis()));
            if (careless >= ALL_CARELESS || stream.dice.nextDouble() < careless) {
                stream.carelessLife(i);
            } else {
                stream.carefulLife(i);
            }
        }
        stream.facts.sort(Comparator.comparing(TimelineFact::occurredAt).thenComparing(TimelineFact::id));
        return stream.facts;
    }

    private void carelessLife(int number) {
        spread = HASTY;
        boolean crime = dice.nextInt(5) == 0;
        attended(number, crime);
        fact(
                900,
                "feedback.submitted",
                Map.of("feedbackId", "f" + number, "dispatchId", "d" + number, "disposition", "HANDLED"));
        fact(2_000, "caller.informed", Map.of("channel", "PHONE", "result", "INFORMED"));
        if (crime) {
            String id = "k" + number;
            fact(600, "report.registered", Map.of("caseId", id, "kind", "CRIMINAL"));
            filed(id, 40_000);
            fact(50_000, "interview.held", Map.of("caseId", id));
            fact(60_000, "evidence.collected", Map.of("caseId", id));
        }
        fact(600, "alert.closed", Map.of("outcome", crime ? "CASE_FILED" : "HANDLED"));
    }

    private void carefulLife(int number) {
        spread = STEADY;
        boolean crime = dice.nextInt(5) == 0;
        Instant called = attended(number, crime);
        fact(
                900,
                "feedback.submitted",
                Map.of(
                        "feedbackId",
                        "f" + number,
                        "dispatchId",
                        "d" + number,
                        "disposition",
                        "HANDLED",
                        "category",
                        crime ? "THEFT" : "DISPUTE"));
        fact(1_200, "caller.informed", Map.of("channel", "PHONE", "result", "INFORMED"));
        String id = "k" + number;
        if (crime) {
            fact(600, "report.registered", Map.of("caseId", id, "kind", "CRIMINAL"));
            fact(900, "evidence.collected", Map.of("caseId", id));
        }
        fact(300, "alert.closed", Map.of("outcome", crime ? "CASE_FILED" : "HANDLED"));
        carriedOver(called, at);
        fact(900, "callback.attempted", Map.of("callbackId", "b" + number, "channel", "HUMAN"));
        if (crime) {
            filed(id, 40_000);
            fact(20_000, "disclosure.published", Map.of("milestone", "case.filed"));
            fact(50_000, "interview.held", Map.of("caseId", id));
        }
    }

    /** From the call until the officers leave. */
    private Instant attended(int number, boolean crime) {
        fact(
                0,
                "alert.received",
                Map.of("channel", "PHONE_110", "callerKey", prefix + "c" + number, "callerReachable", true));
        Instant called = at;
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
        return called;
    }

    private void filed(String id, double medianSeconds) {
        fact(medianSeconds, "case.filed", Map.of("caseId", id, "kind", "CRIMINAL", "offence", "THEFT"));
    }

    /** What is not settled when the day ends is carried over to the next, five minutes before. */
    private void carriedOver(Instant called, Instant closed) {
        LocalDate next = called.atZone(CHINA).toLocalDate().plusDays(1);
        Instant midnight = next.atStartOfDay(CHINA).toInstant();
        if (closed.isBefore(midnight)) {
            return;
        }
        Instant late = midnight.minus(Duration.ofMinutes(5));
        Instant before = at;
        at = called.isBefore(late) ? late : called.plusSeconds(1);
        fact(
                0,
                "alert.carried-over",
                Map.of("reason", "bench", "owner", "1", "until", midnight.plus(Duration.ofHours(12))));
        at = before;
    }

    private void fact(double medianSeconds, String type, Map<String, Object> fields) {
        at = at.plusMillis((long) (medianSeconds * Math.exp(spread * dice.nextGaussian()) * 1000));
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
