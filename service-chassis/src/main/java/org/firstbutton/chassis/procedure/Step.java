package org.firstbutton.chassis.procedure;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;

/**
 * 步骤 — one thing that can be done within a procedure; it leaves one fact.
 *
 * @param name as URLs call it, for example {@code hand-over}
 * @param fact the fact it leaves
 * @param takers roles that may take or propose it; empty where it only follows from something else
 * @param approvers roles of the second person who approves it; empty where nobody has to
 * @param given fields of the fact that the caller does not send: its id, its case, its subject, who acts, who approves,
 *     the proposal, or a literal: in quotes, or {@code []} and {@code 0} for what the practice fills in
 */
public record Step(
        String name,
        String zh,
        String en,
        Class<? extends Fact> fact,
        Set<String> takers,
        Set<String> approvers,
        Map<String, String> given) {

    public Step {
        takers = Set.copyOf(takers);
        approvers = Set.copyOf(approvers);
        given = Map.copyOf(given);
        List<String> known = Arrays.stream(fact.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        for (String field : given.keySet()) {
            if (!known.contains(field)) {
                throw new IllegalArgumentException(name + ": " + FactTypes.nameOf(fact) + " has no field " + field);
            }
        }
        if (given.containsValue("approver") && approvers.isEmpty()) {
            throw new IllegalArgumentException(name + ": names an approver, but nobody approves it");
        }
    }

    public boolean needsApproval() {
        return !approvers.isEmpty();
    }

    /** Whether nobody takes it by himself: it has no door, see {@link ProceedingDesk#follow}. */
    public boolean onlyFollows() {
        return takers.isEmpty();
    }

    /** The fields that a caller sends, in the order of the fact. */
    public List<RecordComponent> asked() {
        return Arrays.stream(fact.getRecordComponents())
                .filter(component -> !given.containsKey(component.getName()))
                .toList();
    }

    /** As refusals name it, for example {@code hand over}. */
    String rule() {
        return name.toLowerCase(Locale.ROOT).replace('-', ' ');
    }
}
