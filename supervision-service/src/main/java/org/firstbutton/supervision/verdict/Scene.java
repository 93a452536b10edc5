package org.firstbutton.supervision.verdict;

import dev.cel.runtime.CelVariableResolver;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstbutton.supervision.rules.Condition;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.jspecify.annotations.Nullable;

/** What a condition may look at while one timeline is judged; reused from condition to condition. */
final class Scene implements CelVariableResolver {
    final Timeline timeline;
    final Viewpoint view;
    final List<TimelineFact> seen;
    private @Nullable Object fact;
    private @Nullable Object response;
    private @Nullable Map<String, Object> matter;
    private @Nullable Map<String, Object> initial;

    Scene(Timeline timeline, Viewpoint view) {
        this.timeline = timeline;
        this.view = view;
        this.seen = timeline.until(view.asOf());
    }

    Instant asOf() {
        return view.asOf();
    }

    Outcome test(@Nullable Condition condition, TimelineFact trigger) {
        return test(condition, trigger, null);
    }

    Outcome test(@Nullable Condition condition, TimelineFact trigger, @Nullable TimelineFact answer) {
        if (condition == null) {
            return Outcome.TRUE;
        }
        fact = trigger.view();
        response = answer == null ? null : answer.view();
        return condition.test(this);
    }

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case "fact" -> Optional.ofNullable(fact);
            case "response" -> Optional.ofNullable(response);
            case "matter" -> Optional.of(latest());
            case "initial" -> Optional.of(first());
            default -> Optional.empty();
        };
    }

    /** What a matter is like is told by what happened in it, not by what was found wrong with it. */
    private Stream<TimelineFact> recorded() {
        return seen.stream().filter(one -> !OwnFindings.isTold(one.type()));
    }

    private Map<String, Object> latest() {
        if (matter == null) {
            Map<String, Object> values = new HashMap<>();
            recorded().forEach(one -> values.putAll(one.fields()));
            matter = values;
        }
        return matter;
    }

    private Map<String, Object> first() {
        if (initial == null) {
            Map<String, Object> values = new HashMap<>();
            recorded().forEach(one -> one.fields().forEach(values::putIfAbsent));
            initial = values;
        }
        return initial;
    }
}
