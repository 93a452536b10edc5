package org.firstbutton.supervision.ladder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.Pause;
import org.firstbutton.supervision.ladder.Ladder.Addressee;
import org.firstbutton.supervision.ladder.Ladder.Rung;
import org.jspecify.annotations.Nullable;

/**
 * 攀升 — which rungs are reached now, and when to look again. Pure: the same record always climbs the same way, however
 * late and however often it is asked. An acknowledgement only holds the ladder for its time, an empty rung is passed at once, a
 * pause moves what is left by its own length and always ends.
 */
final class Climb {
    /** What is grave is acknowledged by two people, where two were told. */
    private static final int GRAVE_ACKNOWLEDGEMENTS = 2;

    private final Calendars calendars;
    private final Ladder ladder;
    private final Instant raisedAt;
    private final boolean grave;
    private final List<Pause> pauses;

    Climb(Calendars calendars, Ladder ladder, Instant raisedAt, boolean grave, List<Pause> pauses) {
        this.calendars = calendars;
        this.ladder = ladder;
        this.raisedAt = raisedAt;
        this.grave = grave;
        this.pauses = pauses;
    }

    /**
     * 已达 — a rung that was reached.
     *
     * @param told how many people; 0 where nobody held the posts
     * @param acknowledgedAt by whom he was acknowledged, one instant for each person
     */
    record Reached(int rung, Instant dueAt, int told, List<Instant> acknowledgedAt) {}

    /** 一步 — a rung to be reached now and the people to tell; none: passed at once. */
    record Move(int rung, Instant dueAt, List<String> people) {}

    /** @param next when to look again; none at the end of the ladder or while a pause has no end */
    record Plan(List<Move> moves, @Nullable Instant next) {}

    Plan plan(List<Reached> before, Instant now, Function<List<Addressee>, List<String>> holders) {
        List<Move> moves = new ArrayList<>();
        Reached last =
                before.stream().max(Comparator.comparingInt(Reached::rung)).orElse(null);
        while (true) {
            int rung = last == null ? 0 : last.rung() + 1;
            if (rung >= ladder.rungs().size()) {
                return new Plan(moves, null);
            }
            Instant due = dueOf(rung, last).orElse(null);
            if (due == null || due.isAfter(now)) {
                return new Plan(moves, due);
            }
            List<String> people = holders.apply(ladder.rungs().get(rung).tell()).stream()
                    .distinct()
                    .toList();
            moves.add(new Move(rung, due, people));
            last = new Reached(rung, due, people.size(), List.of());
        }
    }

    /** How many of those told must acknowledge before the ladder holds. */
    int needed(int told) {
        return Math.min(told, grave ? GRAVE_ACKNOWLEDGEMENTS : 1);
    }

    private Optional<Instant> dueOf(int rung, @Nullable Reached last) {
        if (last != null && last.told() == 0) {
            return Optional.of(last.dueAt());
        }
        Limit after = ladder.rungs().get(rung).after(grave || ladder.runsOnTheClock());
        Optional<Instant> due = after == null ? resumed(raisedAt) : ended(raisedAt, after);
        if (last == null || due.isEmpty()) {
            return due;
        }
        List<Instant> acknowledged = last.acknowledgedAt().stream().sorted().toList();
        int needed = needed(last.told());
        if (acknowledged.size() < needed) {
            return due;
        }
        Rung held = ladder.rungs().get(last.rung());
        return ended(acknowledged.get(needed - 1), held.hold())
                .map(until -> until.isAfter(due.get()) ? until : due.get());
    }

    private Optional<Instant> ended(Instant from, Limit limit) {
        return Optional.ofNullable(calendars.due(from, limit, pauses).instant());
    }

    private Optional<Instant> resumed(Instant at) {
        Instant moment = at;
        for (Pause pause :
                pauses.stream().sorted(Comparator.comparing(Pause::from)).toList()) {
            if (!pause.from().isAfter(moment)
                    && (pause.until() == null || pause.until().isAfter(moment))) {
                if (pause.until() == null) {
                    return Optional.empty();
                }
                moment = pause.until();
            }
        }
        return Optional.of(moment);
    }
}
