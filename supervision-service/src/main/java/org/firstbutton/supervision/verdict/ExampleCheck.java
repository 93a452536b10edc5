package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.Example;
import org.firstbutton.supervision.rules.Example.Happening;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.RulePack;
import org.jspecify.annotations.Nullable;

/** 示例校验 — runs an example of a rule through the judge and says in which ways it came out otherwise. */
public final class ExampleCheck {
    private static final String SUBJECT = "example";

    private final RulePack pack;
    private final Judge judge;

    public ExampleCheck(RulePack pack, Calendars calendars) {
        this.pack = pack;
        this.judge = new Judge(List.of(pack), calendars);
    }

    /** An example that came out otherwise, and in which ways. */
    public record Failure(Example example, List<String> differences) {
        /** For example {@code LIB-01 'returned late'}. */
        public String which() {
            return example.ruleId() + " '" + example.told() + "'";
        }
    }

    /** All examples of the pack that come out otherwise than told. */
    public List<Failure> failures() {
        return pack.examples().stream()
                .map(example -> new Failure(example, differences(example)))
                .filter(failure -> !failure.differences().isEmpty())
                .toList();
    }

    /** Empty when the verdict is the one that the example promises. */
    public List<String> differences(Example example) {
        String source = source();
        Viewpoint view = Viewpoint.complete(example.askedAt());
        if (pack.sources() != null && pack.speaksTo(source, true)) {
            view = view.withExports(Set.of(source));
        }
        List<TimelineFact> facts =
                example.facts().stream().map(fact -> fact(fact, source)).toList();
        List<Duty> duties = new ArrayList<>();
        for (String by : kinds(example.ruleId())) {
            for (Timeline timeline : timelines(Correlation.of(by), facts)) {
                judge.judge(timeline, view).duties().stream()
                        .filter(duty -> duty.ruleId().equals(example.ruleId()))
                        .forEach(duties::add);
            }
        }
        return differences(example, duties);
    }

    private Set<String> kinds(String ruleId) {
        return pack.rules().stream()
                .filter(rule -> rule.id().equals(ruleId))
                .map(Rule::by)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Timeline> timelines(Correlation by, List<TimelineFact> facts) {
        Map<String, List<TimelineFact>> byKey = by.linkField() == null && by != Correlation.MATTER
                ? new TreeMap<>(Timeline.gather(by, facts, any -> true))
                : Map.of(SUBJECT, facts);
        return byKey.entrySet().stream()
                .map(entry -> Timeline.of(by.key(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<String> differences(Example example, List<Duty> duties) {
        List<Duty> broken = duties.stream().filter(Duty::isFinding).toList();
        List<String> differences = new ArrayList<>();
        if (example.brokenAt() != null || example.findings() != null) {
            int expected = example.findings() == null ? 1 : example.findings();
            compare(differences, "findings", expected, broken.size());
        } else {
            compare(differences, "findings", isBroken(example.state()) ? 1 : 0, broken.size());
        }
        Duty told = broken.isEmpty() ? last(duties) : broken.get(0);
        if (example.state() != null) {
            String state = told == null ? "NONE" : told.state().name();
            compare(differences, "state", example.state(), state);
        }
        if (told != null) {
            compareIfTold(differences, "brokenAt", example.brokenAt(), told.brokenAt());
            compareIfTold(differences, "dueAt", example.dueAt(), told.dueAt());
            compareIfTold(differences, "severity", example.severity(), told.severity());
        }
        return differences;
    }

    private static boolean isBroken(@Nullable String state) {
        return "BREACHED".equals(state) || "MET_LATE".equals(state);
    }

    private static @Nullable Duty last(List<Duty> duties) {
        return duties.isEmpty() ? null : duties.get(duties.size() - 1);
    }

    private static void compareIfTold(
            List<String> differences, String what, @Nullable Object expected, @Nullable Object found) {
        if (expected != null) {
            compare(differences, what, expected, found);
        }
    }

    private static void compare(
            List<String> differences, String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            differences.add(what + " should be " + expected + " but is " + found);
        }
    }

    private String source() {
        RulePack.Sources sources = pack.sources();
        return sources == null || sources.ids().isEmpty()
                ? SUBJECT
                : sources.ids().iterator().next();
    }

    private static TimelineFact fact(Happening happening, String source) {
        Instant recorded = happening.recordedAt();
        return new TimelineFact(
                happening.id(),
                happening.type(),
                happening.source() == null ? source : happening.source(),
                happening.at(),
                recorded,
                happening.matter() == null ? SUBJECT : happening.matter(),
                happening.org() == null ? "HB/JZ/" : happening.org(),
                happening.actor().id(),
                happening.actor().role(),
                SUBJECT,
                happening.corrects(),
                happening.fields(),
                null);
    }
}
