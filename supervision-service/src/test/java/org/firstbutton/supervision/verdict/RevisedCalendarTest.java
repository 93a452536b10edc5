package org.firstbutton.supervision.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.WorkCalendar;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Duty.State;
import org.junit.jupiter.api.Test;

/** A notice in the course of the year, as on 27 January 2020: open clocks move, closed verdicts do not. */
class RevisedCalendarTest {
    private static final Calendars BEFORE = Calendars.chinaStandard();
    private static final Calendars REVISED =
            BEFORE.with(WorkCalendar.stateCouncil().with("revision.yaml", """
            name: revision
            notices:
              - year: 2026
                published: 2026-05-08
                holidays:
                  劳动节: [2026-05-06/2026-05-08]
                makeUpDays: []
            """));
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void whatWasDueBeforeTheNotice_staysBroken() {
        Instant start = Instant.parse("2026-04-30T02:00:00Z");

        Duty duty = duty("1 WORKING_DAYS", accepted(start));

        assertThat(duty.state()).isEqualTo(State.BREACHED);
        assertThat(duty.dueAt()).isEqualTo(due(BEFORE, start, "1 WORKING_DAYS"));
        assertThat(duty.dueAt()).isNotEqualTo(due(REVISED, start, "1 WORKING_DAYS"));
    }

    @Test
    void whatWasOpenWhenItCame_isCountedAnew() {
        Instant start = Instant.parse("2026-05-06T02:00:00Z");

        Duty duty = duty("2 WORKING_DAYS", accepted(start));

        assertThat(duty.dueAt()).isEqualTo(due(REVISED, start, "2 WORKING_DAYS"));
        assertThat(duty.dueAt()).isNotEqualTo(due(BEFORE, start, "2 WORKING_DAYS"));
    }

    @Test
    void whatWasDoneInTimeByTheOldCalendar_staysDone() {
        Instant start = Instant.parse("2026-04-30T02:00:00Z");
        Instant done = Instant.parse("2026-05-06T09:00:00Z");

        Duty duty = duty("1 WORKING_DAYS", accepted(start), fact("b", "case.closed", done));

        assertThat(duty.state()).isEqualTo(State.MET);
        assertThat(duty.dueAt()).isEqualTo(due(BEFORE, start, "1 WORKING_DAYS"));
    }

    private static Duty duty(String limit, TimelineFact... facts) {
        RulePack pack = PackReader.read("revised.yaml", """
                pack: revised
                version: '1'
                effectiveFrom: 2026-01-01
                rules:
                  - {id: REV-99, name: {zh: 甲, en: A}, kind: deadline, trigger: case.accepted, expect: case.closed,
                     limits: [{within: %s, calendar: WORKDAY}], ladder: E2, basis: none,
                     examples: [{told: x, facts: [{at: '09:00', alert.withdrawn: {}}], askedAt: '10:00', findings: 0}]}
                """.formatted(limit));
        Timeline timeline = Timeline.of("matter", "m", List.of(facts));
        return new Judge(List.of(pack), REVISED)
                .judge(timeline, Viewpoint.complete(LATER)).duties().stream()
                        .findFirst()
                        .orElseThrow();
    }

    private static Instant due(Calendars calendars, Instant start, String limit) {
        return java.util.Objects.requireNonNull(
                calendars.due(start, Limit.of(limit, LegalCalendar.WORKDAY)).instant());
    }

    private static TimelineFact accepted(Instant at) {
        return fact("a", "case.accepted", at);
    }

    private static TimelineFact fact(String id, String type, Instant at) {
        return new TimelineFact(id, type, "cases", at, at, "m", "HB/", "1", "R", "a", null, Map.of(), null);
    }
}
