package org.firstbutton.localrun.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstbutton.supervision.verdict.TimelineFact;

/**
 * 合成事件流 — invented alert lives in the order of time: received, dispatched, arrived, disposed, one in five filed and
 * investigated, with log-normal delays over thirty days. Types are those of {@code bench/five-rules.yaml}.
 */
final class DrawnStream {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DAYS = 30;
    private static final Map<String, Object> NOTHING = Map.of();
    private static final Map<String, Object> CRIME = Map.of("crime", true);
    private static final Map<String, Object> NO_CRIME = Map.of("crime", false);

    private final Random dice = new Random(20_260_301);
    private final List<TimelineFact> facts = new ArrayList<>();

    private DrawnStream() {}

    static List<TimelineFact> ofLives(int lives) {
        DrawnStream stream = new DrawnStream();
        for (int i = 0; i < lives; i++) {
            stream.life("alert-" + i);
        }
        stream.facts.sort(Comparator.comparing(TimelineFact::occurredAt).thenComparing(TimelineFact::id));
        return stream.facts;
    }

    private void life(String matter) {
        Instant at = START.plusMillis((long) (dice.nextDouble() * DAYS * 86_400_000L));
        fact(matter, "call.received", at, NOTHING);
        at = later(at, 60, 0.7);
        fact(matter, "call.dispatched", at, NOTHING);
        at = later(at, 500, 0.6);
        fact(matter, "call.arrived", at, NOTHING);
        at = later(at, 9_000, 1.0);
        boolean crime = dice.nextInt(5) == 0;
        fact(matter, "call.disposed", at, crime ? CRIME : NO_CRIME);
        if (crime) {
            at = later(at, 90_000, 0.8);
            fact(matter, "case.filed", at, NOTHING);
            at = later(at, 200_000, 0.8);
            fact(matter, "case.investigated", at, NOTHING);
        }
    }

    private Instant later(Instant at, double medianSeconds, double spread) {
        return at.plusMillis((long) (medianSeconds * Math.exp(spread * dice.nextGaussian()) * 1000));
    }

    private void fact(String matter, String type, Instant at, Map<String, Object> fields) {
        facts.add(new TimelineFact(
                "e" + facts.size(), type, "bench", at, at, matter, "B/", "1", "R", matter, null, fields, null));
    }
}
