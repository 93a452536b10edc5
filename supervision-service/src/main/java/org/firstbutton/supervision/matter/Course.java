package org.firstbutton.supervision.matter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.supervision.finding.FindingView;
import org.firstbutton.supervision.timeline.StoredFact;
import org.jspecify.annotations.Nullable;

/** 经过 — what a matter's facts and findings say of its steps, links and musts. Pure; what was corrected counts no more. */
final class Course {
    private static final Set<String> ENDS_EARLY =
            Set.of("alert.invalidated", "alert.merged", "alert.diverted", "alert.withdrawn");
    private static final Set<String> RESUMES = Set.of("alert.unmerged", "alert.reopened", "alert.dispatched");
    private static final Set<String> CLASSIFYING =
            Set.of("alert.classified", "alert.reclassified", "feedback.submitted");
    private static final Set<String> OPENS_CASE = Set.of("case.accepted", "case.filed");
    private static final Set<String> IS_CASE = Set.of("report.registered", "alert.converted");
    private static final Set<String> STANDING = Set.of("RAISED", "CONFIRMED");

    private final List<StoredFact> facts;
    private final List<FindingView> findings;

    Course(Collection<StoredFact> known, Collection<FindingView> found) {
        Set<String> corrected = known.stream()
                .map(StoredFact::corrects)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        this.facts = known.stream()
                .filter(fact -> !corrected.contains(fact.id()))
                .sorted(Comparator.comparing(StoredFact::occurredAt).thenComparing(StoredFact::recordedAt))
                .toList();
        this.findings = found.stream()
                .filter(finding -> STANDING.contains(finding.status()))
                .toList();
    }

    List<Mark> marks(List<Watched> watched) {
        return watched.stream().map(this::mark).toList();
    }

    /** As it was classified last. */
    @Nullable
    String category() {
        return facts.stream()
                .filter(fact -> CLASSIFYING.contains(fact.type()))
                .map(fact -> fact.data().path("category").asText())
                .filter(category -> !category.isEmpty())
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** How many findings stand. */
    int standing() {
        return findings.size();
    }

    private Mark mark(Watched watched) {
        List<String> doneBy = new ArrayList<>(watched.doneBy());
        if (watched.name().equals("HANDLING") && !calls(Need.CASE)) {
            doneBy.add("alert.closed");
        }
        Optional<StoredFact> done =
                facts.stream().filter(fact -> doneBy.contains(fact.type())).findFirst();
        List<FindingView> against = findings.stream()
                .filter(finding -> watched.isSpokenOfBy(finding.ruleId()))
                .toList();
        return new Mark(
                watched.name(),
                state(watched, done.isPresent(), !against.isEmpty()),
                done.map(StoredFact::occurredAt).orElse(null),
                done.map(StoredFact::type).orElse(null),
                against.stream().map(FindingView::id).toList());
    }

    private Mark.State state(Watched watched, boolean done, boolean broken) {
        if (broken) {
            return Mark.State.BROKEN;
        } else if (done) {
            return Mark.State.DONE;
        }
        return calls(watched.need()) ? Mark.State.OPEN : Mark.State.NOT_NEEDED;
    }

    private boolean calls(Need need) {
        boolean alert = has(Set.of("alert.received")) && !endedEarly();
        return switch (need) {
            case ALWAYS -> !endedEarly();
            case ALERT -> alert;
            case ATTENDANCE ->
                (has(Set.of("alert.dispatched")) && !endedEarly()) || (alert && says("attendanceRequired"));
            case CASE -> has(IS_CASE) || has(OPENS_CASE) || (alert && says("caseIndicated"));
            case OPENED_CASE -> has(OPENS_CASE);
            case GRAVE -> alert && (says("emergency") || saysLevelOne());
            case FOUND -> !findings.isEmpty();
            case CONFIRMED ->
                findings.stream().anyMatch(finding -> finding.status().equals("CONFIRMED"));
        };
    }

    private boolean has(Set<String> types) {
        return facts.stream().anyMatch(fact -> types.contains(fact.type()));
    }

    private boolean endedEarly() {
        boolean ended = false;
        for (StoredFact fact : facts) {
            ended = ENDS_EARLY.contains(fact.type()) || (ended && !RESUMES.contains(fact.type()));
        }
        return ended;
    }

    /** What was said of it last: who classifies it anew need not repeat everything. */
    private boolean says(String field) {
        boolean said = false;
        for (StoredFact fact : facts) {
            if (CLASSIFYING.contains(fact.type()) && fact.data().path(field).isBoolean()) {
                said = fact.data().path(field).asBoolean();
            }
        }
        return said;
    }

    private boolean saysLevelOne() {
        int level = 0;
        for (StoredFact fact : facts) {
            level = CLASSIFYING.contains(fact.type())
                    ? fact.data().path("level").asInt(level)
                    : level;
        }
        return level == 1;
    }
}
