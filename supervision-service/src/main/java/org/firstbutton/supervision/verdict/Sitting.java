package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Arming;
import org.firstbutton.supervision.rules.Rule.Kind;
import org.firstbutton.supervision.rules.Rule.Rearm;
import org.firstbutton.supervision.verdict.Duty.Draft;
import org.jspecify.annotations.Nullable;

/** 一次判定 — one timeline on the desk. */
final class Sitting {
    private final Desk desk;
    private final Scene scene;
    private final boolean openOnly;
    private final List<Draft> drafts = new ArrayList<>();
    private final @Nullable Earlier[] last;
    private final boolean[] done;
    private final Map<List<@Nullable Object>, Earlier> lastByMatch = new HashMap<>(0);
    private final Set<List<@Nullable Object>> doneByMatch = new HashSet<>(0);
    private @Nullable Instant nextCheck;

    /** @param openOnly duties that are plainly met, or open with nothing to say of them, need not be written down */
    Sitting(Desk desk, Scene scene, boolean openOnly) {
        this.desk = desk;
        this.scene = scene;
        this.openOnly = openOnly;
        this.last = new @Nullable Earlier[desk.watches.size()];
        this.done = new boolean[desk.watches.size()];
    }

    /** 前一职责 — the duty that the same rule armed before, written down or not. */
    sealed interface Earlier permits Draft, Unwritten {}

    private record Unwritten() implements Earlier {}

    Verdict verdict() {
        for (TimelineFact fact : scene.seen) {
            for (Node node : desk.triggeredBy(fact.type())) {
                consider(node, fact);
            }
        }
        Instant next = earlier(scene.timeline.nextAfter(scene.asOf()), nextCheck);
        Instant held = null;
        List<Duty> duties = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            duties.add(draft.duty());
            next = earlier(next, draft.nextCheck);
            held = earlier(held, draft.heldUntil);
        }
        return new Verdict(List.copyOf(duties), next, held);
    }

    private void consider(Node node, TimelineFact fact) {
        Kind kind = node.leader().rule().kind();
        boolean rounds = node.leader().rule().arming().rearm() == Rearm.PERIOD;
        if (rounds || kind == Kind.COUNT || kind == Kind.SILENCE || kind == Kind.STATISTICAL) {
            once(node.leader());
        } else if (openOnly && node.watches().size() > 1) {
            armAll(node, fact);
        } else {
            for (Watch watch : node.watches()) {
                arm(watch, node, fact);
            }
        }
    }

    private void once(Watch watch) {
        if (done[watch.number()]) {
            return;
        }
        done[watch.number()] = true;
        Rule.Count count = watch.rule().count();
        Rule.Statistic statistic = watch.rule().statistic();
        if (count != null) {
            drafts.addAll(WindowJudge.judge(scene, watch, count));
        } else if (statistic != null) {
            drafts.addAll(new PeerJudge(scene, watch, statistic).judge());
        } else if (watch.rule().kind() != Kind.SILENCE) {
            drafts.addAll(RoundJudge.judge(scene, watch));
        } else {
            drafts.addAll(new SilenceJudge(scene, watch).judge());
        }
    }

    /** Rules that differ in their limit only: what meets the shortest meets the rest. */
    private void armAll(Node node, TimelineFact fact) {
        Watch leader = node.leader();
        boolean once = leader.rule().arming().rearm() == Rearm.NEVER;
        Outcome armed = once && isDone(node, fact) ? Outcome.FALSE : leader.isArmedBy(fact, scene);
        if (armed == Outcome.FALSE) {
            return;
        }
        long elapsed = armed == Outcome.TRUE ? node.answered(fact, scene) : Node.UNCERTAIN;
        long age = Node.nanosBetween(fact.occurredAt(), scene.asOf());
        for (int i = 0; i < node.watches().size(); i++) {
            long bound = node.bound(i, fact, scene);
            boolean met = elapsed >= 0 && elapsed <= bound;
            boolean open = elapsed == Node.NONE && age <= bound && node.isExact();
            if (open) {
                nextCheck = earlier(nextCheck, fact.occurredAt().plusNanos(bound + AnswerJudge.NEXT_TICK));
            }
            if (met || open) {
                break;
            }
            arm(node.watches().get(i), node, fact);
        }
        // A trigger of which nobody can tell whether it is one leaves the next one free to arm.
        if (once && armed == Outcome.TRUE) {
            markDone(node, fact);
        }
    }

    private boolean isDone(Node node, TimelineFact fact) {
        Watch leader = node.leader();
        return leader.rule().arming().match().isEmpty()
                ? done[leader.number()]
                : doneByMatch.contains(matchKey(leader, fact));
    }

    private void markDone(Node node, TimelineFact fact) {
        Watch leader = node.leader();
        if (leader.rule().arming().match().isEmpty()) {
            done[leader.number()] = true;
        } else {
            doneByMatch.add(matchKey(leader, fact));
        }
    }

    private void arm(Watch watch, Node node, TimelineFact fact) {
        Arming arming = watch.rule().arming();
        Earlier before = before(watch, fact);
        boolean free = before == null
                || arming.rearm() == Rearm.EACH
                || (arming.rearm() == Rearm.SETTLED && isSettled(before, fact.occurredAt()));
        Outcome armed = free ? watch.isArmedBy(fact, scene) : Outcome.FALSE;
        if (armed == Outcome.FALSE) {
            return;
        }
        if (armed == Outcome.UNKNOWN) {
            drafts.add(new Draft(watch.rule(), scene.timeline, fact, fact.orgPath()).unknown("when: " + arming.when()));
            return;
        }
        if (openOnly && isPlain(node, fact)) {
            remember(watch, fact, new Unwritten());
            return;
        }
        Draft draft = new AnswerJudge(scene, watch.calendars(), watch.rule(), fact).judge();
        if (draft == null) {
            return;
        }
        if (arming.supersedes() && before instanceof Draft superseded) {
            superseded.supersededBy(fact);
        }
        drafts.add(draft);
        remember(watch, fact, draft);
    }

    /** Whether a look at the first answer tells all there is to tell. */
    private boolean isPlain(Node node, TimelineFact fact) {
        if (!node.isQuick() || node.watches().size() > 1) {
            return false;
        }
        long bound = node.bound(0, fact, scene);
        long elapsed = bound < 0 ? Node.UNCERTAIN : node.answered(fact, scene);
        if (elapsed >= 0 && elapsed <= bound) {
            return true;
        }
        boolean open =
                elapsed == Node.NONE && node.isExact() && Node.nanosBetween(fact.occurredAt(), scene.asOf()) <= bound;
        if (open) {
            nextCheck = earlier(nextCheck, fact.occurredAt().plusNanos(bound + AnswerJudge.NEXT_TICK));
        }
        return open;
    }

    private static boolean isSettled(Earlier duty, Instant at) {
        return duty instanceof Draft draft && draft.settledAt != null && !draft.settledAt.isAfter(at);
    }

    private @Nullable Earlier before(Watch watch, TimelineFact fact) {
        return watch.rule().arming().match().isEmpty() ? last[watch.number()] : lastByMatch.get(matchKey(watch, fact));
    }

    private void remember(Watch watch, TimelineFact fact, Earlier duty) {
        if (watch.rule().arming().match().isEmpty()) {
            last[watch.number()] = duty;
        } else {
            lastByMatch.put(matchKey(watch, fact), duty);
        }
    }

    private static List<@Nullable Object> matchKey(Watch watch, TimelineFact fact) {
        List<@Nullable Object> key = new ArrayList<>();
        key.add(watch.number());
        for (String field : watch.rule().arming().match()) {
            key.add(fact.fields().get(field));
        }
        return key;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }
}
