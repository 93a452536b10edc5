package org.firstbutton.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.firstbutton.supervision.rulebook.Marking;
import org.firstbutton.supervision.timeline.Timelines;
import org.firstbutton.supervision.timeline.Timelines.Key;
import org.jdbi.v3.core.Handle;

/**
 * 重判 — after a change of the rules or of the calendar every timeline is judged again, a few at a time and after fresh facts, so that what
 * is on record is what the set in force says and not what happened to be looked at since.
 */
@ApplicationScoped
class Rejudging {
    private static final int AT_ONCE = 1000;

    private final Timelines timelines;

    Rejudging(Timelines timelines) {
        this.timelines = timelines;
    }

    /** Marks some more timelines in a transaction of its own, which holds no other lock. */
    int step(Handle handle) {
        Marking marking = Marking.next(handle).orElse(null);
        if (marking == null) {
            return 0;
        }
        List<Key> next = timelines.touchAfter(handle, new Key(marking.kind(), marking.key()), AT_ONCE);
        Key last = next.isEmpty() ? new Key(marking.kind(), marking.key()) : next.get(next.size() - 1);
        marking.reached(handle, last.kind(), last.key(), next.size() < AT_ONCE);
        return next.size();
    }
}
