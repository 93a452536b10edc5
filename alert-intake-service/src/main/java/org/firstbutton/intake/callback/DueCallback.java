package org.firstbutton.intake.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.intake.callback.CallbackCommands.Channel;
import org.firstbutton.intake.caller.MaskedCaller;
import org.jspecify.annotations.Nullable;

/**
 * 待回访 — one line of the list, with no more of the matter than a call needs.
 *
 * @param due the earliest of what its reasons ask for
 * @param graded how the caller graded it online, if he did
 */
@Schema(name = "DueCallback")
public record DueCallback(
        String alertId,

        @Schema(description = "Where it is about a case") @Nullable
        String caseId,

        @Schema(description = "Once it was attempted") @Nullable
        String callbackId,

        @Schema(description = "Who closed it", examples = "HB/JZ/SS/U017/")
        String orgPath,

        Instant closedAt,
        @Nullable String category,
        @Nullable Integer level,
        MaskedCaller caller,
        List<Reason> reasons,
        Instant due,
        List<Callback.Attempt> attempts,
        @Nullable String graded) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration MESSAGE = Duration.ofHours(2);
    private static final Duration PERSON = Duration.ofDays(2);
    private static final Period CASE = Period.ofDays(15);
    private static final int GRAVE = 2;

    /** 一页待回访 — longest closed first; {@code nextCursor} is opaque and absent on the last page. */
    @Schema(name = "DueCallbackPage")
    public record Page(List<DueCallback> items, @Nullable String nextCursor) {}

    /** 理由 — why it is on the list, and by when that wants to be done. */
    @Schema(name = "CallbackReason")
    public record Reason(
            @Schema(examples = "GRAVE") Why why,
            @Schema(examples = "一、二级警情须人工回访") String zh,

            @Schema(examples = "level 1 or 2: a person calls")
            String en,

            Instant due) {}

    /** 事由 — the limits are those of PUB-02, product defaults like it. */
    @Schema(name = "CallbackWhy")
    public enum Why {
        CLOSED("已结警，未联系", "closed, nobody was in touch"),
        CASE_CLOSED("已结案，未联系", "case closed, nobody was in touch"),
        GRAVE("一、二级警情须人工回访", "level 1 or 2: a person calls"),
        DOMESTIC_VIOLENCE("家庭暴力须人工回访", "domestic violence: a person calls"),
        DISSATISFIED("网上评价不满意，须人工回访", "graded dissatisfied online: a person calls"),
        UNANSWERED("短信、语音无回复，须人工回访", "no reply to the message: a person calls"),
        UNFINISHED("人工回访未完成", "a person called, not finished");

        private final String zh;
        private final String en;

        Why(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        private Reason by(Instant due) {
            return new Reason(this, zh, en, due);
        }
    }

    /** A row of the list as the database has it; {@code sealed}: its caller. */
    record Row(
            String id,
            String alertId,
            @Nullable String caseId,
            @Nullable String callbackId,
            String orgPath,
            Instant closedAt,
            @Nullable String category,
            @Nullable Integer level,
            boolean domesticViolence,
            String sealed,
            @Nullable String rating,
            @Nullable Instant ratedAt,
            List<Callback.Attempt> attempts) {

        DueCallback due(MaskedCaller caller) {
            List<Reason> reasons = reasons();
            Instant due = reasons.stream()
                    .map(Reason::due)
                    .min(Comparator.naturalOrder())
                    .orElse(closedAt);
            return new DueCallback(
                    alertId,
                    caseId,
                    callbackId,
                    orgPath,
                    closedAt,
                    category,
                    level,
                    caller,
                    reasons,
                    due,
                    attempts,
                    rating);
        }

        private List<Reason> reasons() {
            List<Reason> reasons = new ArrayList<>();
            List<Callback.Attempt> byPerson = attempts.stream()
                    .filter(attempt -> attempt.channel() == Channel.HUMAN)
                    .toList();
            if (!byPerson.isEmpty()) {
                return List.of(
                        Why.UNFINISHED.by(byPerson.get(byPerson.size() - 1).at().plus(PERSON)));
            }
            if (attempts.isEmpty() && rating == null) {
                reasons.add(caseId == null ? Why.CLOSED.by(closedAt.plus(MESSAGE)) : Why.CASE_CLOSED.by(endOfTerm()));
            }
            if (!attempts.isEmpty()) {
                reasons.add(Why.UNANSWERED.by(attempts.get(0).at().plus(PERSON)));
            }
            if (caseId == null && level != null && level <= GRAVE) {
                reasons.add(Why.GRAVE.by(closedAt.plus(PERSON)));
            }
            if (caseId == null && domesticViolence) {
                reasons.add(Why.DOMESTIC_VIOLENCE.by(closedAt.plus(PERSON)));
            }
            if (ratedAt != null && "DISSATISFIED".equals(rating)) {
                reasons.add(Why.DISSATISFIED.by(ratedAt.plus(PERSON)));
            }
            return List.copyOf(reasons);
        }

        // The day of closing does not count; the last day ends at midnight.
        private Instant endOfTerm() {
            return closedAt.atZone(ZONE)
                    .toLocalDate()
                    .plus(CASE)
                    .plusDays(1)
                    .atStartOfDay(ZONE)
                    .toInstant();
        }
    }
}
