package org.firstbutton.intake.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.firstbutton.intake.callback.Callback.Attempt;
import org.firstbutton.intake.callback.CallbackCommands.Channel;
import org.firstbutton.intake.callback.CallbackCommands.Outcome;
import org.firstbutton.intake.callback.DueCallback.Reason;
import org.firstbutton.intake.callback.DueCallback.Why;
import org.firstbutton.intake.caller.MaskedCaller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueCallbackTest {
    private static final MaskedCaller CALLER = new MaskedCaller("张三丰", "13812345678", null);
    private static final Instant CLOSED = Instant.parse("2026-03-02T02:00:00Z");

    @Test
    void anAlertNobodyWasInTouchAbout_wantsAMessageWithinTwoHours() {
        DueCallback line = alert(3, false, null).due(CALLER);

        assertThat(line.reasons()).extracting(Reason::why).containsExactly(Why.CLOSED);
        assertThat(line.due()).isEqualTo("2026-03-02T04:00:00Z");
        assertThat(line.caller().phone()).isEqualTo("138****5678");
    }

    @Test
    void aGraveAlertOrDomesticViolence_wantsAPersonToo_withinTwoDays() {
        assertThat(alert(2, true, null).due(CALLER).reasons())
                .extracting(Reason::why)
                .containsExactly(Why.CLOSED, Why.GRAVE, Why.DOMESTIC_VIOLENCE);
        assertThat(alert(2, false, "SATISFIED").due(CALLER).reasons())
                .as("graded online, which is an answer; the person still calls")
                .extracting(Reason::why, Reason::due)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Why.GRAVE, CLOSED.plus(Duration.ofDays(2))));
    }

    @Test
    void aMessageWithoutReply_wantsAPersonWithinTwoDaysOfIt() {
        DueCallback line = alert(3, false, null, at(1, Channel.SMS, Outcome.SENT), at(5, Channel.VOICE, Outcome.SENT))
                .due(CALLER);

        assertThat(line.reasons()).extracting(Reason::why).containsExactly(Why.UNANSWERED);
        assertThat(line.due()).isEqualTo("2026-03-04T03:00:00Z");
    }

    @Test
    void whoeverGradedDissatisfiedOnline_isCalledByAPerson() {
        assertThat(alert(3, false, "DISSATISFIED").due(CALLER).reasons())
                .extracting(Reason::why)
                .containsExactly(Why.DISSATISFIED);
    }

    @Test
    void aPersonsCallWithoutAnAnswer_isTriedAgain() {
        DueCallback line =
                alert(1, false, null, at(4, Channel.HUMAN, Outcome.NO_ANSWER)).due(CALLER);

        assertThat(line.reasons()).extracting(Reason::why).containsExactly(Why.UNFINISHED);
        assertThat(line.due()).isEqualTo("2026-03-04T06:00:00Z");
    }

    @Test
    void aClosedCase_hasFifteenDays_theDayOfClosingNotCounted() {
        DueCallback line = row("case", 1, false, null).due(CALLER);

        assertThat(line.reasons()).extracting(Reason::why).containsExactly(Why.CASE_CLOSED);
        assertThat(line.due()).isEqualTo("2026-03-17T16:00:00Z");
    }

    private static DueCallback.Row alert(int level, boolean violence, @Nullable String rating, Attempt... attempts) {
        return row(null, level, violence, rating, attempts);
    }

    private static DueCallback.Row row(
            @Nullable String caseId, int level, boolean violence, @Nullable String rating, Attempt... attempts) {
        Instant ratedAt = rating == null ? null : CLOSED.plusSeconds(60);
        return new DueCallback.Row(
                "a",
                "a",
                caseId,
                null,
                "HB/JZ/SS/U001/",
                CLOSED,
                "DISPUTE",
                level,
                violence,
                "",
                rating,
                ratedAt,
                List.of(attempts));
    }

    private static Attempt at(int hours, Channel channel, Outcome outcome) {
        return new Attempt(CLOSED.plus(Duration.ofHours(hours)), channel, outcome, "100315");
    }
}
