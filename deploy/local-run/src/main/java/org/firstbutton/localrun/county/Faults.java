package org.firstbutton.localrun.county;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.contract.alert.AlertFact.CallAnswered;
import org.firstbutton.contract.alert.AlertFact.CallOffered;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.Days;
import org.firstbutton.localrun.county.story.Dice;
import org.firstbutton.localrun.county.story.Extra;
import org.firstbutton.localrun.county.story.OtherCall;
import org.firstbutton.localrun.county.story.Restraint;
import org.firstbutton.localrun.county.story.Unit;

/** 埋设过错 — spreads the faults over units and days. */
final class Faults {
    private static final int CALLER_SPAN = 5;
    private static final int CALLERS_PER_FORTNIGHT = 4;
    private static final int UNHEARD_PER_FORTNIGHT = 3;
    private static final int OTHERS_PER_FORTNIGHT = 3;
    /** Replies in a month that a unit needs to be compared with the others, and some more. */
    private static final int REPLIES = 40;

    private static final String BY_PHONE = "PHONE_110";

    private final CountyPlan plan;
    private int planted;

    Faults(CountyPlan plan) {
        this.plan = plan;
    }

    List<AlertCourse> ofAlerts() {
        List<AlertCourse> courses = new ArrayList<>();
        for (Fault fault : Fault.all()) {
            for (int i = 0; i < fault.times(plan.days()); i++) {
                Dice dice = Dice.of(plan.seed(), fault.rule() + " " + i);
                LocalDate day = day(fault.spanDays(), dice);
                if (!fault.isOne(day)) {
                    continue;
                }
                Instant received = Days.at(day, dice.hours(fault.fromHour(), fault.toHour()));
                int level = fault.fixedLevel().orElseGet(() -> CleanCourses.level(dice));
                AlertCourse course = new AlertCourse(received, nextUnit(), dice, level);
                course.visited = false;
                course.breaks.add(fault.rule());
                fault.change().accept(course, i);
                if (day.isBefore(plan.firstDay()) && course.channel.equals(BY_PHONE)) {
                    course.channel = CleanCourses.BY_TEXT;
                }
                courses.add(course);
            }
        }
        return courses;
    }

    /** 四十年取保 — on bail since the summer of 1982, and lifted only in one of the days shown. */
    AlertCourse bailOfFortyYears() {
        Dice dice = Dice.of(plan.seed(), "forty years");
        Instant received = Days.at(LocalDate.of(1982, 7, 10), 9 * 3600);
        AlertCourse course = new AlertCourse(received, nextUnit(), dice, 3);
        course.channel = "WALK_IN";
        course.visited = false;
        int end = (int) Duration.between(received, Days.at(plan.lastDay(), 0)).toSeconds();
        CaseCourse casework = CaseCourse.lasting(dice, CaseCourse.CRIMINAL, end);
        // Of so many years only the beginning is told.
        casework.actsAfter = new ArrayList<>(casework.actsAfter.subList(0, 2));
        course.becomes(casework);
        Restraint bail = new Restraint("BAIL", casework.fileAfter + 3600);
        bail.endsAfter = end - casework.fileAfter - 6 * 3600;
        casework.restraints.add(bail);
        course.breaks.add("INV-11");
        return course;
    }

    /** People who called three times in a week, were advised each time, and nothing came of it. */
    List<AlertCourse> unresolvedCallers(List<Plant> findings) {
        List<AlertCourse> calls = new ArrayList<>();
        int callers = Math.max(1, Math.round(CALLERS_PER_FORTNIGHT * plan.days() / 14f));
        for (int i = 0; i < callers; i++) {
            Dice dice = Dice.of(plan.seed(), "ALT-25 " + i);
            LocalDate day = day(CALLER_SPAN, dice);
            Unit unit = nextUnit();
            String caller = "demo-caller-again-" + (i + 1);
            for (int call = 0; call < 3; call++) {
                Instant received = Days.at(day.plusDays(call * 2L), dice.hours(8, 18));
                AlertCourse course = new AlertCourse(received, unit, dice, 3);
                course.caller = caller;
                course.visited = false;
                calls.add(course);
            }
            findings.add(new Plant("ALT-25", caller));
        }
        return calls;
    }

    /** People whose first call was answered and not written down; the second one was, most of an hour later. */
    List<AlertCourse> unheardCallers(List<Plant> findings) {
        List<AlertCourse> calls = new ArrayList<>();
        for (int i = 0; i < Math.max(1, Math.round(UNHEARD_PER_FORTNIGHT * plan.days() / 14f)); i++) {
            Dice dice = Dice.of(plan.seed(), "ALT-03 " + i);
            Instant received = Days.at(day(0, dice), dice.hours(8, 18));
            AlertCourse course = new AlertCourse(received, nextUnit(), dice, 3);
            course.caller = "demo-caller-unheard-" + (i + 1);
            int earlier = -dice.minutes(38, 55);
            course.also.add(Extra.of(earlier, new CallOffered("DEMO-FIRST-CALL", "110", "DEMO-110-DESK-1")));
            course.also.add(Extra.of(earlier + 5, new CallAnswered("DEMO-FIRST-CALL", 5000L, course.caller)));
            calls.add(course);
            findings.add(new Plant("ALT-03", course.caller));
        }
        return calls;
    }

    /** Calls about a crime of last month that became a case only in this one. */
    List<AlertCourse> carriedPastTheMonth() {
        List<AlertCourse> calls = new ArrayList<>();
        LocalDate month = plan.lastDay().withDayOfMonth(1);
        for (int i = 0; i < 2; i++) {
            Dice dice = Dice.of(plan.seed(), "ALT-20 " + i);
            Instant received = Days.at(month.minusMonths(1).plusDays(12 + i * 4L), dice.hours(9, 14));
            AlertCourse course = new AlertCourse(received, nextUnit(), dice, 3);
            CaseCourse casework = CaseCourse.lasting(dice, CaseCourse.ADMIN, 5 * 3600);
            casework.registerAfter = (int)
                    Duration.between(received, Days.at(month, dice.hours(6, 9))).toSeconds();
            course.becomes(casework);
            course.breaks.addAll(List.of("ALT-20", "INT-03"));
            calls.add(course);
        }
        return calls;
    }

    /** Stores whose shelves and ledgers differ; nobody has to count them again before the month is over. */
    List<AlertCourse> countedWrong() {
        List<AlertCourse> calls = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Dice dice = Dice.of(plan.seed(), "PRO-06 " + i);
            Instant received = Days.at(day(6, dice), dice.hours(9, 14));
            AlertCourse course = new AlertCourse(received, nextUnit(), dice, 3);
            PropertyFaults.countedWrong(course);
            calls.add(course);
        }
        return calls;
    }

    /** Two stations whose callers were asked about the month before, and two of three were not content. */
    List<AlertCourse> discontentMonth(List<Plant> findings) {
        List<AlertCourse> calls = new ArrayList<>();
        LocalDate month = plan.monthBefore();
        for (int station = 0; station < 2 && Fault.isInForce(month); station++) {
            Unit unit = nextUnit();
            for (int i = 0; i < REPLIES; i++) {
                Dice dice = Dice.of(plan.seed(), "PUB-07 " + station + " " + i);
                LocalDate day = month.plusDays(dice.between(0, 21));
                AlertCourse course = new AlertCourse(Days.at(day, dice.hours(8, 18)), unit, dice, 3);
                course.channel = CleanCourses.BY_TEXT;
                course.visited = false;
                course.asking.answered = true;
                if (i % 3 != 0) {
                    course.asking.discontent(Unit.COUNTY);
                }
                calls.add(course);
            }
            // The rule compares the units of a county, so the county is what it speaks of.
            findings.add(new Plant("PUB-07", Unit.COUNTY));
        }
        return calls;
    }

    /** 接电话的人 — takes a call to which nobody is sent. */
    interface Desk {
        void take(Instant received, Dice dice, OtherCall.Turn turn);
    }

    void otherCalls(Desk desk) {
        for (OtherCall.Turn turn : OtherCall.Turn.values()) {
            int times = Math.max(1, Math.round(OTHERS_PER_FORTNIGHT * plan.days() / 14f));
            for (int i = 0; i < times && turn.breaks != null; i++) {
                Dice dice = Dice.of(plan.seed(), turn + " " + i);
                LocalDate day = day(turn == OtherCall.Turn.DIVERTED_UNTOLD ? 2 : 0, dice);
                desk.take(Days.at(day, dice.hours(9, 20)), dice, turn);
            }
        }
    }

    /** A day early enough for the fault to be over on the last one, before the first one if need be. */
    private LocalDate day(int span, Dice dice) {
        int spare = plan.days() - 1 - span;
        return plan.lastDay().minusDays(span + dice.between(0, spare >= 0 ? spare : 2));
    }

    private Unit nextUnit() {
        planted++;
        return Unit.ALL.get(planted * 11 % Unit.ALL.size());
    }
}
