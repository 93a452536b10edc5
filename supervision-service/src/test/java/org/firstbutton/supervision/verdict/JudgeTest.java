package org.firstbutton.supervision.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.ShippedPacks;
import org.firstbutton.supervision.verdict.Duty.State;
import org.firstbutton.supervision.verdict.Viewpoint.Standing;
import org.junit.jupiter.api.Test;

class JudgeTest {
    static final Judge NATIONAL = new Judge(ShippedPacks.ours(), Calendars.chinaStandard());
    private static final Instant TEN = Instant.parse("2026-03-02T02:00:00Z");
    private static final TimelineFact CLEARED = fact("c", "unit.cleared", 0, 0, Map.of("dispatchId", "d1"));

    @Test
    void aFactRecordedInTimeMeetsTheDutyHoweverLateItArrives() {
        Duty duty = feedbackDuty(complete(300), CLEARED, feedback(119, 119));

        assertThat(duty.state()).isEqualTo(State.MET);
        assertThat(duty.metBy()).isEqualTo("f");
    }

    @Test
    void aFactRecordedAfterTheBreachOnlyProposesItsWithdrawal() {
        Duty duty = feedbackDuty(complete(300), CLEARED, feedback(100, 130));

        assertThat(duty.state()).isEqualTo(State.MET_LATE);
        assertThat(duty.withdrawalProposedBy()).isEqualTo("f");
        assertThat(duty.remediedAt()).isEqualTo(minute(130));
    }

    @Test
    void theGraceOfASourceIsGrantedToWhatItRecords() {
        Standing patient = new Standing(Duration.ofMinutes(10), minute(300), null, false);
        Viewpoint view = new Viewpoint(minute(300), Instant.MAX, Map.of("110", patient));

        assertThat(feedbackDuty(view, CLEARED, feedback(120, 130)).state()).isEqualTo(State.MET);
        assertThat(feedbackDuty(view, CLEARED, feedback(120, 131)).state()).isEqualTo(State.MET_LATE);
    }

    @Test
    void nobodyIsAccusedWhileOurWatermarkIsBehind() {
        Verdict verdict = NATIONAL.judge(timeline(CLEARED), new Viewpoint(minute(125), minute(119), Map.of()));
        Duty duty = only(verdict, "ALT-14");

        assertThat(duty.state()).isEqualTo(State.HELD);
        assertThat(duty.isFinding()).isFalse();
        assertThat(verdict.heldUntil()).isEqualTo(minute(120));
    }

    @Test
    void aSilentSourceMakesItsOpenDutiesUnknownButNotItsOldBreaches() {
        Standing silent = new Standing(Duration.ZERO, null, minute(90), false);
        Standing silentLater = new Standing(Duration.ZERO, null, minute(150), false);

        assertThat(feedbackDuty(new Viewpoint(minute(300), Instant.MAX, Map.of("110", silent)), CLEARED)
                        .state())
                .isEqualTo(State.UNKNOWN);
        assertThat(feedbackDuty(new Viewpoint(minute(300), Instant.MAX, Map.of("110", silentLater)), CLEARED)
                        .state())
                .isEqualTo(State.BREACHED);
    }

    @Test
    void aCorrectedFactCountsAsCorrectedAndKeepsItsEpisode() {
        TimelineFact correction = new TimelineFact(
                "c2",
                "unit.cleared",
                "110",
                minute(30),
                minute(31),
                "m",
                "HB/",
                "1",
                "R",
                "a",
                "c",
                Map.of("dispatchId", "d1"),
                null);

        Duty before = feedbackDuty(complete(500), CLEARED);
        Duty after = feedbackDuty(complete(500), CLEARED, correction);

        assertThat(after.dueAt()).isEqualTo(minute(150));
        assertThat(after.findingId()).isEqualTo(before.findingId());
    }

    @Test
    void theVerdictSaysWhenItCanChangeNext() {
        Verdict open = NATIONAL.judge(timeline(CLEARED), complete(1));
        Verdict atRisk = NATIONAL.judge(timeline(CLEARED), complete(100));
        Verdict broken = NATIONAL.judge(timeline(CLEARED), complete(121));
        Verdict worst = NATIONAL.judge(timeline(CLEARED), complete(241));

        assertThat(open.nextCheck()).isEqualTo(minute(30));
        assertThat(atRisk.nextCheck()).isEqualTo(minute(120).plusNanos(1000));
        assertThat(broken.nextCheck()).isEqualTo(minute(240).plusNanos(1000));
        assertThat(only(broken, "ALT-14").severity()).isEqualTo(Severity.MEDIUM);
        assertThat(only(worst, "ALT-14").severity()).isEqualTo(Severity.HIGH);
        assertThat(worst.nextCheck()).isNull();
    }

    @Test
    void theDutyFallsOnTheUnitThatWasSent() {
        TimelineFact dispatch = new TimelineFact(
                "d",
                "alert.dispatched",
                "110",
                minute(-60),
                minute(-60),
                "m",
                "HB/JZ/SS/U017/",
                "1",
                "R",
                "a",
                null,
                Map.of("dispatchId", "d1"),
                null);

        assertThat(feedbackDuty(complete(500), dispatch, CLEARED).orgPath()).isEqualTo("HB/JZ/SS/U017/");
    }

    @Test
    void anUnannouncedYearMattersOnlyOnceItDecides() {
        Instant act = Instant.parse("2026-11-20T02:00:00Z");
        TimelineFact interview = new TimelineFact(
                "i", "interview.held", "cases", act, act, "m", "HB/", "1", "R", "a", null, Map.of(), null);

        assertThat(only(NATIONAL.judge(timeline(interview), Viewpoint.complete(act.plusSeconds(60))), "INV-02")
                        .state())
                .isEqualTo(State.PENDING);
        assertThat(only(
                                NATIONAL.judge(timeline(interview), Viewpoint.complete(act.plus(Duration.ofDays(100)))),
                                "INV-02")
                        .because())
                .contains("2027");
    }

    @Test
    void anExportIsJudgedByItsOwnPackOnly() {
        TimelineFact received = fact("r", "alert.received", 0, 90_000, Map.of("channel", "CAD"));
        Judge both = new Judge(ShippedPacks.all(), Calendars.chinaStandard());

        assertThat(both.judge(timeline(received), complete(2000).withExports(java.util.Set.of("110")))
                        .duties())
                .extracting(Duty::ruleId)
                .containsExactly("DX-01", "DX-05", "DX-07");
    }

    private static Duty feedbackDuty(Viewpoint view, TimelineFact... facts) {
        return only(NATIONAL.judge(timeline(facts), view), "ALT-14");
    }

    private static Duty only(Verdict verdict, String ruleId) {
        List<Duty> duties = verdict.duties().stream()
                .filter(duty -> duty.ruleId().equals(ruleId))
                .toList();
        assertThat(duties).as(ruleId).hasSize(1);
        return duties.get(0);
    }

    private static Timeline timeline(TimelineFact... facts) {
        return Timeline.of("matter", "m", List.of(facts));
    }

    private static TimelineFact feedback(int occurred, int recorded) {
        return fact("f", "feedback.submitted", occurred, recorded, Map.of("feedbackId", "f1", "dispatchId", "d1"));
    }

    private static TimelineFact fact(String id, String type, int occurred, int recorded, Map<String, Object> fields) {
        return new TimelineFact(
                id, type, "110", minute(occurred), minute(recorded), "m", "HB/", "1", "R", "a", null, fields, null);
    }

    private static Viewpoint complete(int minute) {
        return Viewpoint.complete(minute(minute));
    }

    private static Instant minute(int minute) {
        return TEN.plusSeconds(60L * minute);
    }
}
