package org.firstbutton.supervision.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.supervision.rules.Rule.LimitClause;
import org.firstbutton.supervision.rules.Rule.Text;

/**
 * 规则集体检 — what a reader of one rule does not see: rules that can never speak, rules that contradict others, stages
 * that nobody watches.
 *
 * @param unreachable rules that arm nothing in this installation
 * @param conflicts with rules of the same pack and of the other packs in force
 * @param unwatched types of facts that no rule speaks of once this pack is in force
 */
public record PackAnalysis(List<Unreachable> unreachable, List<Conflict> conflicts, List<String> unwatched) {

    /** 触不到的规则 */
    public record Unreachable(String rule, String part, Text why) {}

    /**
     * 冲突
     *
     * @param blocking both would raise the same finding, which cannot be recorded twice
     */
    public record Conflict(String rule, String other, String otherPack, boolean blocking, Text why) {}

    private record Placed(RulePack pack, Rule rule) {}

    /**
     * @param others the packs that will judge beside it
     * @param unrecorded facts that no source of this installation records yet
     */
    public static PackAnalysis of(RulePack draft, List<RulePack> others, Set<String> unrecorded) {
        List<Unreachable> unreachable = new ArrayList<>();
        draft.rules()
                .forEach(rule -> whyNever(draft, rule, unrecorded)
                        .forEach(why -> unreachable.add(new Unreachable(rule.id(), rule.part(), why))));
        return new PackAnalysis(List.copyOf(unreachable), conflicts(draft, others), unwatched(draft, others));
    }

    public boolean isBlocked() {
        return conflicts.stream().anyMatch(Conflict::blocking);
    }

    private static List<Text> whyNever(RulePack pack, Rule rule, Set<String> unrecorded) {
        List<Text> reasons = new ArrayList<>();
        boolean heard = rule.arming().isArmedByAny()
                || rule.arming().trigger().stream()
                        .anyMatch(type -> Vocabulary.contract().knows(type) && !unrecorded.contains(type));
        if (!heard) {
            reasons.add(new Text(
                    "没有任何来源记录触发事实 " + rule.arming().trigger(),
                    "no source records what triggers it: " + rule.arming().trigger()));
        }
        if (!rule.waitsFor(unrecorded).isEmpty()) {
            reasons.add(new Text(
                    "等待尚无来源记录的应答事实 " + rule.waitsFor(unrecorded),
                    "it waits for answers that no source records yet: " + rule.waitsFor(unrecorded)));
        }
        Condition when = rule.arming().when();
        if (when != null && when.isNever()) {
            reasons.add(new Text("when 恒为假：" + when.text(), "its 'when' is never true: " + when.text()));
        }
        if (Span.of(pack, rule).isEmpty()) {
            reasons.add(new Text("生效期为空", "it ends before it begins to apply"));
        }
        return reasons;
    }

    private static List<Conflict> conflicts(RulePack draft, List<RulePack> others) {
        List<Placed> against = new ArrayList<>();
        others.forEach(pack -> pack.rules().forEach(rule -> against.add(new Placed(pack, rule))));
        List<Conflict> conflicts = new ArrayList<>();
        for (Rule rule : draft.rules()) {
            Placed placed = new Placed(draft, rule);
            against.stream().filter(other -> meet(placed, other)).forEach(other -> {
                boolean twice = wouldRaiseTwice(rule, other.rule());
                if (twice || contradictory(rule, other.rule())) {
                    conflicts.add(new Conflict(
                            rule.id(),
                            other.rule().id(),
                            other.pack().name() + "/" + other.pack().version(),
                            twice,
                            twice ? SAME_FINDING : OTHER_LIMIT));
                }
            });
            against.add(placed);
        }
        return List.copyOf(conflicts);
    }

    private static final Text SAME_FINDING = new Text("两条规则会产生同一问题", "both would raise the very same finding");
    private static final Text OTHER_LIMIT =
            new Text("触发与应答相同、严重程度相同，期限却不同", "same trigger, answer and severity, but another limit");

    /** Whether some fact could arm both. */
    private static boolean meet(Placed one, Placed other) {
        return Objects.equals(one.pack().sources(), other.pack().sources())
                && one.rule().by().equals(other.rule().by())
                && Span.of(one.pack(), one.rule()).overlaps(Span.of(other.pack(), other.rule()));
    }

    private static boolean wouldRaiseTwice(Rule one, Rule other) {
        Set<String> shared = new HashSet<>(one.arming().trigger());
        shared.retainAll(other.arming().trigger());
        boolean armed = !shared.isEmpty()
                || one.arming().isArmedByAny()
                || other.arming().isArmedByAny();
        return one.id().equals(other.id()) && one.part().equals(other.part()) && armed && sameWhen(one, other);
    }

    private static boolean contradictory(Rule one, Rule other) {
        boolean alike = !one.id().equals(other.id())
                && one.kind().awaitsAnswer()
                && Set.copyOf(one.arming().trigger())
                        .equals(Set.copyOf(other.arming().trigger()))
                && sameWhen(one, other)
                && Objects.toString(one.expect()).equals(Objects.toString(other.expect()))
                && Objects.toString(one.unless()).equals(Objects.toString(other.unless()));
        return alike
                && one.limits().stream()
                        .anyMatch(limit -> other.limits().stream().anyMatch(against -> differ(limit, against)));
    }

    private static boolean differ(LimitClause one, LimitClause other) {
        return one.severity() == other.severity()
                && Objects.toString(one.when()).equals(Objects.toString(other.when()))
                && Objects.equals(one.from(), other.from())
                && !one.within().equals(other.within());
    }

    private static boolean sameWhen(Rule one, Rule other) {
        return Objects.toString(one.arming().when())
                .equals(Objects.toString(other.arming().when()));
    }

    // What supervision itself says is no stage of the work that it supervises.
    private static List<String> unwatched(RulePack draft, List<RulePack> others) {
        Set<String> watched = new HashSet<>();
        draft.rules().forEach(rule -> watched.addAll(rule.types()));
        others.forEach(pack -> pack.rules().forEach(rule -> watched.addAll(rule.types())));
        return Vocabulary.contract().types().stream()
                .filter(type -> !watched.contains(type))
                .filter(type -> FactTypes.byName(type)
                        .map(FactTypes::topicOf)
                        .filter(topic -> !topic.wireName().startsWith("supervision-"))
                        .isPresent())
                .sorted()
                .toList();
    }
}
