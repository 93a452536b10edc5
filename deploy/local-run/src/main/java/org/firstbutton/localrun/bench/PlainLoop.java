package org.firstbutton.localrun.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.firstbutton.supervision.verdict.TimelineFact;

/** 基线 — what one would write by hand for five fixed deadlines: a hash map, a priority queue, one pass in time order. */
final class PlainLoop {
    private static final List<Deadline> DEADLINES = List.of(
            new Deadline("FIV-01", "call.received", "call.dispatched", Duration.ofMinutes(3), false),
            new Deadline("FIV-02", "call.dispatched", "call.arrived", Duration.ofMinutes(20), false),
            new Deadline("FIV-03", "call.received", "call.disposed", Duration.ofHours(24), false),
            new Deadline("FIV-04", "call.disposed", "case.filed", Duration.ofDays(3), true),
            new Deadline("FIV-05", "case.filed", "case.investigated", Duration.ofDays(7), false));

    private record Deadline(String rule, String trigger, String response, Duration within, boolean crimeOnly) {}

    private record Timer(Instant due, String matter, int deadline) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return due.compareTo(other.due);
        }
    }

    private final Map<String, boolean[]> open = new HashMap<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Set<String> breaches = new HashSet<>();

    /** Each breach as {@code rule matter}. */
    static Set<String> breaches(List<TimelineFact> stream, Instant asOf) {
        PlainLoop loop = new PlainLoop();
        stream.forEach(loop::take);
        loop.fire(asOf);
        return loop.breaches;
    }

    private void take(TimelineFact fact) {
        fire(fact.occurredAt());
        boolean[] duties = open.computeIfAbsent(fact.matter(), any -> new boolean[DEADLINES.size()]);
        for (int i = 0; i < DEADLINES.size(); i++) {
            Deadline deadline = DEADLINES.get(i);
            if (deadline.response().equals(fact.type())) {
                duties[i] = false;
            }
            if (deadline.trigger().equals(fact.type())
                    && (!deadline.crimeOnly()
                            || Boolean.TRUE.equals(fact.fields().get("crime")))) {
                duties[i] = true;
                timers.add(new Timer(fact.occurredAt().plus(deadline.within()), fact.matter(), i));
            }
        }
    }

    private void fire(Instant now) {
        Timer next = timers.peek();
        while (next != null && next.due().isBefore(now)) {
            timers.poll();
            boolean[] duties = open.getOrDefault(next.matter(), new boolean[DEADLINES.size()]);
            if (duties[next.deadline()]) {
                breaches.add(DEADLINES.get(next.deadline()).rule() + " " + next.matter());
            }
            next = timers.peek();
        }
    }
}
