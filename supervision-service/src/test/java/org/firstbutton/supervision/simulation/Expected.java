package org.firstbutton.supervision.simulation;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Duty.State;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jspecify.annotations.Nullable;

/** 应有结论 — a duty as the oracle sees it; filled in while it looks. */
final class Expected {
    final Rule rule;
    final TimelineFact trigger;
    final String episode;
    final Set<String> evidence = new TreeSet<>();
    String orgPath;
    State state = State.PENDING;

    @Nullable
    Instant due;

    @Nullable
    Instant broken;

    @Nullable
    Severity severity;

    @Nullable
    Instant remedied;

    @Nullable
    String proposal;

    /** When it was over: met, remedied or void. */
    @Nullable
    Instant over;

    Expected(Rule rule, TimelineFact trigger, String episode) {
        this.rule = rule;
        this.trigger = trigger;
        this.episode = episode;
        this.orgPath = trigger.orgPath();
        evidence.add(trigger.id());
    }

    Expected become(State to) {
        state = to;
        return this;
    }

    Expected over(State to, TimelineFact by) {
        state = to;
        over = by.occurredAt();
        evidence.add(by.id());
        return this;
    }

    boolean isFinding() {
        return state == State.BREACHED || state == State.MET_LATE;
    }

    String finding(String kind, String key) {
        return new Finding(
                        Duty.findingId(rule.id(), kind, key, episode) + " " + rule.id() + " " + kind + " " + key + " "
                                + episode,
                        orgPath,
                        Objects.toString(severity),
                        trigger.occurredAt(),
                        due,
                        Objects.requireNonNull(broken),
                        remedied,
                        proposal,
                        evidence)
                .toString();
    }

    /** As a verdict tells it: its state too, and of what is no finding only that. */
    String duty() {
        String which = rule.id() + " " + episode + " " + state;
        return isFinding() || state == State.PENDING || state == State.AT_RISK ? which + " due " + due : which;
    }

    /** What must be the same on record. */
    record Finding(
            String which,
            String orgPath,
            String severity,
            Instant started,
            @Nullable Instant due,
            Instant broken,
            @Nullable Instant remedied,
            @Nullable String proposedBy,
            Set<String> evidence) {}
}
