package org.firstbutton.supervision.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.firstbutton.supervision.simulation.History.Fields;
import org.firstbutton.supervision.simulation.History.Told;
import org.firstbutton.supervision.simulation.History.Turn;
import org.jspecify.annotations.Nullable;

/** Draws a history: facts of two matters from three sources, corrections, and an order of arrival that is no order. */
final class HistoryDraw {
    static final String OWN = "own";
    static final String CONNECTOR = "connector";
    static final String EXPORT = "export";
    static final Duration GRACE = Duration.ofMinutes(5);
    private static final Instant START = Instant.parse("2026-04-29T14:00:00Z");
    private static final int TEN_MINUTES = 600;

    private final Random random;
    private final List<Told> facts = new ArrayList<>();

    HistoryDraw(long seed) {
        this.random = new Random(seed);
    }

    History draw(String pack) {
        int size = 2 + random.nextInt(10);
        // Short histories meet in the minutes of a term, long ones in its days and the May holidays.
        int slots = one(3) ? 60 * 24 : one(2) ? 24 : 100;
        for (int i = 0; i < size; i++) {
            facts.add(one(8) ? beat(i, slots) : fact(i, slots));
        }
        return new History("", pack, List.copyOf(facts), turns(slots));
    }

    private Told beat(int number, int slots) {
        Instant at = START.plusSeconds((long) TEN_MINUTES * random.nextInt(slots));
        Fields none = new Fields(null, null, null, null, null, null, null, null);
        return new Told("f" + number, "source.beat", CONNECTOR, at, at, "beats", "HB/", null, none);
    }

    private Told fact(int number, int slots) {
        Instant at = START.plusSeconds((long) TEN_MINUTES * random.nextInt(slots));
        // Most is written down at once, some after a while, some long after its time.
        int lag = one(2) ? 0 : one(2) ? 60 * random.nextInt(12) : TEN_MINUTES * random.nextInt(slots);
        String source = one(4) ? CONNECTOR : one(12) ? EXPORT : OWN;
        String matter = one(4) ? "m2" : "m1";
        String org = one(4) ? "HB/JZ/SS/U2/" : "HB/JZ/SS/U1/";
        Told corrected = number > 0 && one(6) ? facts.get(random.nextInt(number)) : null;
        String type = PackDraw.TYPES.get(random.nextInt(PackDraw.TYPES.size()));
        Fields fields = fields(at);
        if (corrected != null && !corrected.type().equals("source.beat")) {
            // A correction speaks of the same matter; often of the same thing, sometimes of another officer or unit.
            type = one(4) ? type : corrected.type();
            Fields own = corrected.fields();
            fields = new Fields(
                    fields.job(),
                    fields.ok(),
                    fields.level(),
                    fields.until(),
                    one(3) ? fields.officerId() : own.officerId(),
                    fields.incident(),
                    one(3) ? fields.placeKey() : own.placeKey(),
                    one(3) ? fields.callerKey() : own.callerKey());
            return new Told(
                    "f" + number,
                    type,
                    corrected.source(),
                    at,
                    later(corrected.recordedAt(), lag),
                    corrected.matter(),
                    one(4) ? org : corrected.orgPath(),
                    corrected.id(),
                    fields);
        }
        return new Told("f" + number, type, source, at, at.plusSeconds(lag), matter, org, null, fields);
    }

    private static Instant later(Instant before, int seconds) {
        return before.plusSeconds(1L + seconds);
    }

    private Fields fields(Instant at) {
        return new Fields(
                one(5) ? null : one(2) ? "a" : "b",
                one(5) ? null : random.nextBoolean(),
                one(6) ? null : 1L + random.nextInt(3),
                one(3) ? null : at.plusSeconds((long) TEN_MINUTES * random.nextInt(12)),
                one(3) ? null : one(3) ? "o2" : "o1",
                one(3) ? null : one(2) ? "i1" : "i2",
                one(3) ? null : one(3) ? "p2" : "p1",
                one(3) ? null : one(3) ? "c2" : "c1");
    }

    private List<Turn> turns(int slots) {
        List<Instant> nows = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            nows.add(START.plusSeconds((long) TEN_MINUTES * random.nextInt(slots + slots / 4) + random.nextInt(2)));
        }
        nows.sort(Comparator.naturalOrder());
        Instant latest = facts.stream()
                .map(fact -> fact.recordedAt().isAfter(fact.occurredAt()) ? fact.recordedAt() : fact.occurredAt())
                .max(Comparator.naturalOrder())
                .orElse(START);
        List<Turn> turns = new ArrayList<>();
        Set<String> waiting = new HashSet<>();
        facts.forEach(fact -> waiting.add(fact.id()));
        Instant own = START;
        Instant connector = START;
        for (Instant now : nows) {
            own = upTo(own, now);
            connector = upTo(connector, now);
            Instant silent = one(4) ? connector : null;
            turns.add(new Turn(now, arriving(now, waiting), own, connector, silent, !one(3)));
        }
        turns.add(last(latest, nows.get(nows.size() - 1), own, connector, waiting));
        return List.copyOf(turns);
    }

    private Instant upTo(Instant before, Instant now) {
        Instant said = one(3) ? now : now.minusSeconds((long) TEN_MINUTES * random.nextInt(30));
        return said.isAfter(before) ? said : before;
    }

    /** What is written down by now may arrive, or later, or again. */
    private List<String> arriving(Instant now, Set<String> waiting) {
        List<String> arrives = new ArrayList<>();
        for (Told fact : facts) {
            boolean written = !fact.recordedAt().isAfter(now) || one(20);
            if (written && (waiting.contains(fact.id()) ? one(2) : one(8))) {
                arrives.add(fact.id());
                waiting.remove(fact.id());
            }
        }
        Collections.shuffle(arrives, random);
        return List.copyOf(arrives);
    }

    /** In the end everything has arrived; most often it is known to be everything. */
    private Turn last(Instant latest, Instant before, Instant own, Instant connector, Set<String> waiting) {
        Instant now = (latest.isAfter(before) ? latest : before).plusSeconds(TEN_MINUTES * (long) random.nextInt(1000));
        List<String> rest = new ArrayList<>(waiting);
        Collections.sort(rest);
        Collections.shuffle(rest, random);
        boolean complete = !one(4);
        Instant to = complete ? now : upTo(own, now);
        Instant connectorTo = complete ? now : upTo(connector, now);
        @Nullable Instant silent = complete || one(2) ? null : connectorTo;
        return new Turn(now, List.copyOf(rest), to, connectorTo, silent, true);
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }
}
