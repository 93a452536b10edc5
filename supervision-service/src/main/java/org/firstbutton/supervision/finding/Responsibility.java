package org.firstbutton.supervision.finding;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.supervision.finding.Share.Part;
import org.firstbutton.supervision.timeline.StoredFact;
import org.jspecify.annotations.Nullable;

/**
 * 责任链条 — who answers for which part of a matter, read off its facts: by the role in which each was recorded, and by
 * whom a fact names. What supervision itself recorded about the matter makes nobody answerable.
 */
final class Responsibility {
    private static final Map<String, Part> BY_ROLE = Map.of(
            Roles.CALL_TAKER, Part.TAKER,
            Roles.DISPATCHER, Part.TAKER,
            Roles.DUTY_DIRECTOR, Part.TAKER,
            Roles.RESPONDING_OFFICER, Part.HANDLER,
            Roles.HANDLING_OFFICER, Part.HANDLER,
            Roles.LEGAL_OFFICER, Part.REVIEWER,
            Roles.UNIT_CHIEF, Part.APPROVER,
            Roles.BUREAU_LEADER, Part.APPROVER);
    private static final Map<String, Part> BY_FIELD = Map.of(
            "receivedBy", Part.TAKER,
            "officer", Part.HANDLER,
            "officers", Part.HANDLER,
            "assignee", Part.HANDLER,
            "reviewer", Part.REVIEWER,
            "inspector", Part.REVIEWER,
            "inspectors", Part.REVIEWER,
            "approver", Part.APPROVER,
            "approvedBy", Part.APPROVER,
            "closer", Part.APPROVER);
    private static final Set<String> LEADERS = Set.of(Roles.UNIT_CHIEF, Roles.BUREAU_LEADER);
    /** A finding about a finding is answered for by whoever was to verify that one. */
    private static final String ASSIGNED = "finding.assigned";

    /** Who decides on findings, or signs a list of what is open, has no part in the matter by that. */
    private static final Set<String> OF_SUPERVISION = Set.of("finding.", "rectification.", "clearing.");

    private Responsibility() {}

    private record Seat(Part part, String officer) implements Comparable<Seat> {
        @Override
        public int compareTo(Seat other) {
            return Comparator.comparing(Seat::part).thenComparing(Seat::officer).compare(this, other);
        }
    }

    private static final class Trace {
        private @Nullable Instant since;
        private final Set<String> types = new TreeSet<>();

        private void add(StoredFact fact) {
            since = since == null || fact.occurredAt().isBefore(since) ? fact.occurredAt() : since;
            types.add(fact.type());
        }
    }

    /** Each officer's part, in the order of the work. */
    static List<Share> of(Collection<StoredFact> facts) {
        Map<Seat, Trace> traces = new TreeMap<>();
        facts.stream().filter(Responsibility::speaks).forEach(fact -> {
            Part acting = BY_ROLE.get(fact.actorRole());
            if (acting != null) {
                note(traces, acting, fact.actor(), fact);
            }
            BY_FIELD.forEach((field, part) -> named(fact.data().path(field), part, fact, traces));
        });
        return traces.entrySet().stream()
                .map(each -> each.getKey()
                        .part()
                        .of(
                                each.getKey().officer(),
                                java.util.Objects.requireNonNull(each.getValue().since),
                                List.copyOf(each.getValue().types)))
                .toList();
    }

    /** Whether somebody who leads had a part in it: then a level higher looks into it. */
    static boolean reachesLeaders(Collection<StoredFact> facts) {
        return facts.stream()
                .filter(Responsibility::speaks)
                .map(StoredFact::actorRole)
                .anyMatch(LEADERS::contains);
    }

    private static boolean speaks(StoredFact fact) {
        return fact.type().equals(ASSIGNED) || OF_SUPERVISION.stream().noneMatch(fact.type()::startsWith);
    }

    private static void named(JsonNode value, Part part, StoredFact fact, Map<Seat, Trace> traces) {
        if (value.isTextual()) {
            note(traces, part, value.asText(), fact);
        }
        if (value.isArray()) {
            value.forEach(each -> note(traces, part, each.asText(), fact));
        }
    }

    private static void note(Map<Seat, Trace> traces, Part part, String officer, StoredFact fact) {
        if (!officer.isBlank()) {
            traces.computeIfAbsent(new Seat(part, officer), any -> new Trace()).add(fact);
        }
    }
}
