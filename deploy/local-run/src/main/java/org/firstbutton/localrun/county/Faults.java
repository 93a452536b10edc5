package org.firstbutton.localrun.county;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.Days;
import org.firstbutton.localrun.county.story.Dice;
import org.firstbutton.localrun.county.story.Unit;

/** 埋设过错 — spreads the faults over units and days. */
final class Faults {
    private static final int CALLER_SPAN = 5;
    private static final int CALLERS_PER_FORTNIGHT = 4;

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
                Instant received = Days.at(day, dice.hours(fault.fromHour(), fault.toHour()));
                int level = fault.fixedLevel().orElseGet(() -> CleanCourses.level(dice));
                AlertCourse course = new AlertCourse(received, nextUnit(), dice, level);
                course.visited = false;
                course.breaks.add(fault.rule());
                fault.change().accept(course, i);
                courses.add(course);
            }
        }
        return courses;
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
