package org.firstbutton.supervision.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.evidence.Explanation;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.WarningRecorder.Risk;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.jspecify.annotations.Nullable;

/** Turns a duty of the verdict into the draft of a finding or of a warning. */
final class Drafts {
    private static final String INTEGRITY = "E4";

    private Drafts() {}

    static FindingDraft finding(Duty duty, Timeline timeline, @Nullable String number, Viewpoint view) {
        Rule.Heading heading = duty.rule().heading();
        return new FindingDraft(
                duty.findingId(),
                duty.ruleId(),
                heading.pack() + "/" + heading.packVersion(),
                duty.subjectKind(),
                duty.subject(),
                number,
                matter(duty, timeline),
                duty.episode(),
                duty.orgPath(),
                heading.ladder(),
                isSealed(duty, timeline),
                Objects.requireNonNullElse(duty.severity(), Severity.MEDIUM).name(),
                duty.startedAt(),
                duty.dueAt(),
                Objects.requireNonNullElse(duty.brokenAt(), duty.startedAt()),
                duty.remediedAt(),
                duty.metBy(),
                duty.withdrawalProposedBy(),
                duty.evidence(),
                () -> explanation(duty, view));
    }

    /** Integrity rules warn nobody: evidence would be mended before it is verified. */
    static Optional<Risk> risk(Duty duty, Timeline timeline, @Nullable String number, Instant now) {
        Instant dueAt = duty.dueAt();
        if (dueAt == null || isSealed(duty, timeline)) {
            return Optional.empty();
        }
        return duty.warnings().stream()
                .filter(warning -> !warning.at().isAfter(now))
                .reduce((first, second) -> second)
                .map(warning -> new Risk(
                        duty.findingId(),
                        duty.ruleId(),
                        duty.subject(),
                        number,
                        matter(duty, timeline),
                        duty.episode(),
                        duty.orgPath(),
                        warning.percent(),
                        dueAt));
    }

    /** What rests on a fact that nobody of the unit may know of must not give it away. */
    static boolean isSealed(Duty duty, Timeline timeline) {
        return duty.rule().heading().ladder().equals(INTEGRITY)
                || timeline.facts().stream()
                        .anyMatch(fact ->
                                isFromSealedTopic(fact) && duty.evidence().contains(fact.id()));
    }

    private static boolean isFromSealedTopic(TimelineFact fact) {
        return fact.provenance() != null
                && fact.provenance().topic().equals(Topic.SUPERVISION_FINDINGS_INTEGRITY.wireName());
    }

    // A caller's or source's finding is filed under the matter of the fact that armed it.
    private static String matter(Duty duty, Timeline timeline) {
        String armedBy = duty.episode().split("#", 2)[0];
        return timeline.facts().stream()
                .filter(fact -> fact.id().equals(armedBy))
                .map(TimelineFact::matter)
                .findFirst()
                .orElse(duty.subject());
    }

    private static ObjectNode explanation(Duty duty, Viewpoint view) {
        return Explanation.of(duty).set(Explanation.SEEN, Explanation.seen(view));
    }
}
