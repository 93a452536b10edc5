package org.firstbutton.supervision.matter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.watch.DutiesNow.Known;
import org.jspecify.annotations.Nullable;

/**
 * 职责 — what one rule demands in a matter, until when, and when it was done.
 *
 * @param since the fact that armed it
 * @param awaits types of facts of which one each meets it
 * @param limit the term as the rule writes it; none without a term
 * @param doneAt when what meets it happened, in time or late
 * @param finding where it was broken
 */
@Schema(name = "MatterDuty", description = "职责 — one duty in a matter: due, done, and how it stands")
public record MatterDuty(
        @Schema(examples = "ALT-05") String ruleId,

        Duty.State state,
        String orgPath,
        Instant startedAt,
        @Nullable String since,
        List<String> awaits,

        @Schema(examples = "3 MINUTES CLOCK") @Nullable String limit,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable UUID finding) {

    static MatterDuty of(Known known) {
        Duty duty = known.duty();
        TimelineFact armed = known.facts().get(duty.episode().split("#", 2)[0]);
        TimelineFact met = duty.metBy() == null ? null : known.facts().get(duty.metBy());
        return new MatterDuty(
                duty.ruleId(),
                duty.state(),
                duty.orgPath(),
                duty.startedAt(),
                armed == null ? null : armed.type(),
                duty.rule().expect().stream()
                        .flatMap(List::stream)
                        .map(Rule.Answer::type)
                        .distinct()
                        .toList(),
                duty.due() == null ? null : duty.due().limit().toString(),
                duty.dueAt(),
                duty.remediedAt() != null ? duty.remediedAt() : met == null ? null : met.occurredAt(),
                met == null ? null : met.type(),
                duty.isFinding() ? duty.findingId() : null);
    }
}
