package org.firstbutton.supervision.verdict;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Kind;
import org.firstbutton.supervision.rules.RulePack;

/**
 * 自家问题 — facts about supervision's own findings, and why rules that read them cannot breed for ever. What the machine
 * itself writes about a finding arms no rule that such writing arms, if the finding came from a rule of that sort. So
 * without a person deciding something in between, a finding about a finding is the last of its line. A comparison of
 * peers says one thing of one peer and period, so it may count them all.
 */
public final class OwnFindings {
    private static final String FAMILY = "finding.";
    private static final Set<String> BY_PEOPLE = Set.of(
            "finding.assigned",
            "finding.answered",
            "finding.confirmed",
            "finding.dismissal-proposed",
            "finding.dismissal-refused",
            "finding.dismissed",
            "finding.overturned",
            "finding.objected",
            "finding.objection-decided");

    private OwnFindings() {}

    /** Whether a fact of this type tells of a finding. */
    public static boolean isTold(String type) {
        return type.startsWith(FAMILY);
    }

    private static boolean isByMachine(String type) {
        return isTold(type) && !BY_PEOPLE.contains(type);
    }

    /** The rules that the machine's own writing arms. */
    static Set<String> echoing(Collection<RulePack> packs) {
        return packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .filter(OwnFindings::listens)
                .map(Rule::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean listens(Rule rule) {
        return rule.kind() != Kind.STATISTICAL
                && rule.arming().trigger().stream().anyMatch(OwnFindings::isByMachine);
    }

    /** Whether this rule must be told which facts to pass by; most never meet one. */
    static boolean needsGuard(Rule rule) {
        return listens(rule) || rule.arming().isArmedByAny();
    }

    /** Whether the fact arms no rule that {@link #needsGuard}: {@code '*'} stands for what others record. */
    static boolean isPassedBy(TimelineFact fact, Rule rule, Set<String> echoing) {
        return isByMachine(fact.type())
                && (rule.arming().isArmedByAny()
                        || echoing.contains(String.valueOf(fact.fields().get("ruleId"))));
    }
}
