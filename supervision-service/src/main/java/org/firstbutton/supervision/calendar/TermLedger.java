package org.firstbutton.supervision.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 期限台账 — the pauses and extensions of one term, entered in the order in which they happened. The due date is
 * counted afresh from the start after each entry and never moved by one, so leaving an entry out and entering the
 * others again gives what would have been without it.
 */
public final class TermLedger {
    private final Calendars calendars;
    private final Instant start;
    private final Limit original;
    private final @Nullable Limit cap;
    private final List<Pause> pauses = new ArrayList<>(0);
    private DueDate due;

    /** @param cap by how much the term may be extended in all, in the term's own unit */
    public TermLedger(Calendars calendars, Instant start, Limit limit, @Nullable Limit cap) {
        if (cap != null && cap.unit() != limit.unit()) {
            throw new IllegalArgumentException("extensions of " + limit + " are capped in " + limit.unit());
        }
        this.calendars = calendars;
        this.start = start;
        this.original = limit;
        this.cap = cap;
        this.due = calendars.due(start, limit);
    }

    /** 台账分录 — something that moves the end of a term. */
    public sealed interface Entry {
        /** When it happened; only what happens within the term counts. */
        Instant at();

        /** 中止 */
        record Paused(Pause pause) implements Entry {
            @Override
            public Instant at() {
                return pause.from();
            }
        }

        /** 延长至 — the term, from its start, is now {@code limit}. */
        record ExtendedTo(Instant at, Limit limit) implements Entry {}

        /** 再延长 — the term is longer by {@code more}, counted on from its start in the unit of the term. */
        record ExtendedBy(Instant at, Limit more) implements Entry {}
    }

    /** What became of an entry. */
    public enum Outcome {
        COUNTED,
        /** The term had run out before. */
        EXPIRED,
        /** It would extend the term by more than is allowed in all. */
        OVER_CAP,
        /** It would make the term shorter, which no extension does. */
        NOT_LONGER
    }

    public Outcome enter(Entry entry) {
        Instant end = due.instant();
        if (end != null && entry.at().isAfter(end)) {
            return Outcome.EXPIRED;
        }
        if (entry instanceof Entry.Paused paused) {
            pauses.add(paused.pause());
            due = calendars.due(start, due.limit(), pauses);
            return Outcome.COUNTED;
        }
        Limit longer = entry instanceof Entry.ExtendedTo to ? to.limit() : plus((Entry.ExtendedBy) entry);
        if (isOverCap(longer)) {
            return Outcome.OVER_CAP;
        }
        if (isShorter(longer)) {
            return Outcome.NOT_LONGER;
        }
        due = calendars.due(start, longer, pauses);
        return Outcome.COUNTED;
    }

    /** The term's end after what has been entered so far. */
    public DueDate due() {
        return due;
    }

    private Limit plus(Entry.ExtendedBy extension) {
        Limit term = due.limit();
        Limit more = extension.more();
        if (more.unit() != term.unit() || term.calendar() == LegalCalendar.CUTOFF) {
            throw new IllegalArgumentException(
                    "a term of " + term + " in " + term.calendar() + " cannot be extended by " + more);
        }
        return new Limit(term.amount() + more.amount(), term.unit(), term.calendar(), term.minusOneDay(), term.plus());
    }

    private boolean isOverCap(Limit longer) {
        if (cap == null) {
            return false;
        }
        if (longer.unit() != original.unit()) {
            throw new IllegalArgumentException("whether " + longer + " is more than " + cap + " beyond " + original
                    + " cannot be said: the units differ");
        }
        return longer.amount() - original.amount() > cap.amount();
    }

    private boolean isShorter(Limit longer) {
        Instant before = calendars.due(start, due.limit()).instant();
        Instant after = calendars.due(start, longer).instant();
        return before != null && after != null && after.isBefore(before);
    }
}
