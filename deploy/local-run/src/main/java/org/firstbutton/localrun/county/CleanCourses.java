package org.firstbutton.localrun.county;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.AlertCourse.Passing;
import org.firstbutton.localrun.county.story.AlertCourse.Regrading;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.Days;
import org.firstbutton.localrun.county.story.Dice;
import org.firstbutton.localrun.county.story.Unit;

/** 正常警情 — courses that break no rule, with what makes real days colourful. */
final class CleanCourses {
    private static final int DAY = 86_400;
    private static final Duration SHORTEST_CASE = Duration.ofHours(8);
    private static final Duration LONGEST_CASE = Duration.ofDays(5);
    private static final int CASES = 15;
    private static final int REGRADED_EVERY = 20;
    private static final int BEFORE = 3;
    /** 12110短信报警 — for days of which little is told: on a watched channel a unit would look busy, and then silent. */
    static final String BY_TEXT = "SMS_12110";

    private final CountyPlan plan;

    CleanCourses(CountyPlan plan) {
        this.plan = plan;
    }

    static Unit inTurn(long number) {
        return Unit.ALL.get((int) (number % Unit.ALL.size()));
    }

    static int level(Dice dice) {
        return dice.weighted(4, 18, 50, 28) + 1;
    }

    /** @param number counts the valid calls of the county: every unit has its turn, as in peers that are alike */
    AlertCourse ordinary(Instant received, Dice dice, long number) {
        AlertCourse course = new AlertCourse(received, inTurn(number), dice, level(dice));
        course.reachable = !dice.chance(6);
        if (dice.chance(CASES) && left(received).compareTo(SHORTEST_CASE) > 0) {
            becomesCase(course, dice);
            return course;
        }
        colour(course, dice);
        long turn = number / Unit.ALL.size() + course.unit.number();
        if (turn % REGRADED_EVERY == 0) {
            course.regrading = new Regrading(dice.between(3, 4), true, "SCENE_SHOWED_OTHERWISE", "DEMO-EVIDENCE");
        }
        return course;
    }

    private Duration left(Instant received) {
        return Duration.between(received, plan.end());
    }

    private void becomesCase(AlertCourse course, Dice dice) {
        Duration longest = left(course.received).minusHours(3);
        longest = longest.compareTo(LONGEST_CASE) > 0 ? LONGEST_CASE : longest;
        int span = Math.max(dice.between(5 * 3600, (int) longest.toSeconds()), 5 * 3600);
        course.becomes(CaseCourse.lasting(dice, dice.chance(70) ? CaseCourse.ADMIN : CaseCourse.CRIMINAL, span));
        LawfulLives.lead(course, dice, span);
    }

    /** Some calls of the month before to each unit; one becomes a case that is closed and archived by now. */
    List<AlertCourse> monthBefore() {
        List<AlertCourse> calls = new ArrayList<>();
        for (Unit unit : Unit.ALL) {
            for (int call = 0; call < BEFORE; call++) {
                Dice dice = Dice.of(plan.seed(), "month before " + unit.code() + " " + call);
                LocalDate day = plan.monthBefore().plusDays(dice.between(0, 21));
                AlertCourse course = new AlertCourse(Days.at(day, dice.hours(8, 18)), unit, dice, 3);
                course.channel = BY_TEXT;
                if (call == 0) {
                    becomesCase(course, dice);
                }
                calls.add(course);
            }
        }
        return calls;
    }

    private static void colour(AlertCourse course, Dice dice) {
        if (dice.chance(16)) {
            course.units = dice.between(2, 3);
        } else if (course.level >= 3 && dice.chance(4)) {
            course.passing = Passing.HANDED_OVER;
        } else if (course.level == 4 && dice.chance(25)) {
            course.attendance = false;
        }
        course.mediated = course.subject.severityClass() == 3 && dice.chance(60);
        course.violence = course.subject.severityClass() == 3 && course.attendance && dice.chance(12);
        if (course.violence) {
            course.mediated = false;
            course.disposition = "ADMONITION";
        }
    }

    /** A case of weeks that never rested too long and is closed on one of the days shown. */
    AlertCourse oldCase(Dice dice) {
        int before = dice.between(20, 115);
        LocalDate day = plan.firstDay().minusDays(before);
        AlertCourse course =
                new AlertCourse(Days.at(day, dice.hours(7, 18)), dice.one(Unit.ALL), dice, dice.between(2, 3));
        int span = before * DAY + dice.between(0, Math.max(0, plan.days() - 2)) * DAY;
        // An administrative case must be decided within thirty days.
        boolean admin = span < 28 * DAY && dice.chance(50);
        course.becomes(CaseCourse.lasting(dice, admin ? CaseCourse.ADMIN : CaseCourse.CRIMINAL, span));
        LawfulLives.lead(course, dice, span);
        return course;
    }

    /** People who called three times in a week and were helped in between. */
    List<AlertCourse> settledCallers() {
        List<AlertCourse> calls = new ArrayList<>();
        for (int i = 0; i < Math.max(1, plan.days() / 4); i++) {
            Dice dice = Dice.of(plan.seed(), "settled caller " + i);
            LocalDate day = plan.lastDay().minusDays(dice.between(5, Math.max(6, plan.days() - 1)));
            Unit unit = dice.one(Unit.ALL);
            for (int call = 0; call < 3; call++) {
                Instant received = Days.at(day.plusDays(call * 2L), dice.hours(8, 18));
                AlertCourse course = new AlertCourse(received, unit, dice, 3);
                course.caller = "demo-caller-settled-" + i;
                course.mediated = call == 1;
                if (call == 2) {
                    course.asking.discontent(Unit.COUNTY);
                }
                calls.add(course);
            }
        }
        return calls;
    }
}
