package org.firstbutton.supervision.simulation;

import dev.cel.runtime.CelVariableResolver;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstbutton.supervision.rules.Condition;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.simulation.LiveRun.Key;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.firstbutton.supervision.verdict.Viewpoint.Standing;
import org.jspecify.annotations.Nullable;

/** What the oracle sees of one timeline at one instant. */
final class Stage {
    final Viewpoint view;
    final Corrections corrections;
    final List<TimelineFact> seen;
    private final Map<String, Map<String, Object>> told = new HashMap<>();
    private final Map<Boolean, Map<String, Object>> together = new HashMap<>();

    /** @param facts of the timeline, of a caller's all that happened in his matters, and what they were corrected to or from, wherever that stands */
    Stage(Key key, Collection<TimelineFact> facts, Viewpoint view) {
        this.view = view;
        this.corrections = new Corrections(facts);
        this.seen = corrections.standing().stream()
                .filter(fact ->
                        key.kind().equals("caller") || LiveRun.keys(fact).contains(key))
                .filter(fact -> !fact.occurredAt().isAfter(view.asOf()))
                .toList();
    }

    enum Known {
        ALL,
        NOT_YET,
        SILENT
    }

    /** Whether what this source wrote down by then has been handed in, and by everybody else. */
    Known known(String source, Instant moment) {
        Standing standing = standing(source);
        if (standing.isExport()) {
            return Known.ALL;
        }
        Instant needed = moment.plus(standing.grace());
        boolean handedIn = standing.watermark() == null || !standing.watermark().isBefore(needed);
        boolean silent =
                standing.silentSince() != null && standing.silentSince().isBefore(needed);
        if (silent && (standing.watermark() == null || !handedIn)) {
            return Known.SILENT;
        }
        return handedIn && !view.watermark().isBefore(needed) ? Known.ALL : Known.NOT_YET;
    }

    /** Whether it says that it happened in time but was written down too late to be believed unseen. */
    boolean isLateEntry(TimelineFact fact, Instant due) {
        Standing standing = standing(fact.source());
        return !standing.isExport() && fact.recordedAt().isAfter(due.plus(standing.grace()));
    }

    boolean isExport(TimelineFact fact) {
        return standing(fact.source()).isExport();
    }

    private Standing standing(String source) {
        Standing known = view.sources().get(source);
        return known == null ? new Standing(Duration.ZERO, null, null, false) : known;
    }

    /** TRUE when it is one of these answers, UNKNOWN when nobody can tell. */
    Outcome is(List<Answer> answers, Rule rule, TimelineFact trigger, TimelineFact fact) {
        Outcome best = Outcome.FALSE;
        for (Answer answer : answers) {
            if (answer.type().equals(fact.type()) && agree(rule, trigger, fact)) {
                Outcome holds = test(answer.when(), trigger, fact);
                if (holds == Outcome.TRUE) {
                    return holds;
                }
                best = holds == Outcome.UNKNOWN ? holds : best;
            }
        }
        return best;
    }

    static boolean agree(Rule rule, TimelineFact one, TimelineFact other) {
        return rule.arming().match().stream().allMatch(name -> {
            Object here = one.fields().get(name);
            Object there = other.fields().get(name);
            return here == null || there == null || here.equals(there);
        });
    }

    Outcome test(@Nullable Condition condition, TimelineFact fact, @Nullable TimelineFact response) {
        if (condition == null) {
            return Outcome.TRUE;
        }
        CelVariableResolver names = name -> switch (name) {
            case "fact" -> Optional.of(tell(fact));
            case "response" -> Optional.ofNullable(response == null ? null : tell(response));
            case "matter" -> Optional.of(together(false));
            case "initial" -> Optional.of(together(true));
            default -> Optional.empty();
        };
        return condition.test(names);
    }

    private Map<String, Object> tell(TimelineFact fact) {
        return told.computeIfAbsent(fact.id(), any -> {
            Map<String, Object> all = new HashMap<>();
            all.put("id", fact.id());
            all.put("type", fact.type());
            all.put("source", fact.source());
            all.put("occurredAt", fact.occurredAt());
            all.put("recordedAt", fact.recordedAt());
            all.put("orgPath", fact.orgPath());
            all.putAll(fact.fields());
            return all;
        });
    }

    private Map<String, Object> together(boolean first) {
        return together.computeIfAbsent(first, this::gathered);
    }

    private Map<String, Object> gathered(boolean first) {
        Map<String, Object> all = new HashMap<>();
        for (TimelineFact fact : seen) {
            fact.fields().forEach((name, value) -> {
                if (!first || !all.containsKey(name)) {
                    all.put(name, value);
                }
            });
        }
        return all;
    }
}
