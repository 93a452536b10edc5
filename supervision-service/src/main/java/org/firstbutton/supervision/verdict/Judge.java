package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.RulePack;

/**
 * 判定者 — the pure function of architecture §5 with packs and calendars already applied: built once, shared by all
 * threads, without clock or memory of earlier timelines.
 */
public final class Judge {
    private final Map<String, Desk> desks = new HashMap<>();

    public Judge(List<RulePack> packs, Calendars calendars) {
        Set<String> echoing = OwnFindings.echoing(packs);
        for (RulePack pack : packs) {
            Calendars here = pack.zone() == null ? calendars : calendars.in(pack.zone());
            for (Rule rule : pack.rules()) {
                desks.computeIfAbsent(rule.by(), any -> new Desk()).add(pack, rule, here, echoing);
            }
        }
        desks.values().forEach(Desk::close);
    }

    public static Verdict judge(List<RulePack> packs, Calendars calendars, Timeline timeline, Viewpoint view) {
        return new Judge(packs, calendars).judge(timeline, view);
    }

    /** Every duty that the timeline has armed, met ones included. */
    public Verdict judge(Timeline timeline, Viewpoint view) {
        return judge(timeline, view, false);
    }

    /**
     * The same verdict without the duties of which nothing is to be said: those met in time and those not yet due. What
     * needs attention, and when to look again, is the same, several times faster.
     */
    public Verdict attention(Timeline timeline, Viewpoint view) {
        return judge(timeline, view, true);
    }

    private Verdict judge(Timeline timeline, Viewpoint view, boolean openOnly) {
        Desk desk = desks.get(timeline.kind());
        return desk == null ? Verdict.NOTHING : new Sitting(desk, new Scene(timeline, view), openOnly).verdict();
    }

    /** The kinds of timelines that any rule looks at. */
    public Set<String> kinds() {
        return Set.copyOf(desks.keySet());
    }

    /**
     * The types that rules on this kind of timeline speak of, {@code *} as all of the pack's vocabulary but what tells of our
     * own findings; other facts need not stand on it.
     */
    public Set<String> typesOn(Correlation kind) {
        Desk desk = desks.get(kind.key());
        return desk == null ? Set.of() : desk.types;
    }

    /** When the first of the periods ends in which peers are compared by a fact of this type that occurred then. */
    public Optional<Instant> comparedAt(String type, Instant occurredAt) {
        Desk desk = desks.get(Correlation.COUNTY.key());
        return desk == null
                ? Optional.empty()
                : desk.comparing.getOrDefault(type, List.of()).stream()
                        .flatMap(watch -> watch.comparedAt(occurredAt).stream())
                        .min(Instant::compareTo);
    }

    /** The days that the longest comparison of peers looks at. */
    public int longestComparison() {
        return desks.values().stream()
                .flatMap(desk -> desk.watches.stream())
                .mapToInt(watch -> watch.rule().statistic() == null
                        ? 0
                        : watch.rule().statistic().days())
                .max()
                .orElse(0);
    }
}
