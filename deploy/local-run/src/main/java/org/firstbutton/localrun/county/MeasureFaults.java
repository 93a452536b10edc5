package org.firstbutton.localrun.county;

import static org.firstbutton.localrun.county.CaseworkFaults.admin;
import static org.firstbutton.localrun.county.CaseworkFaults.criminal;

import java.util.List;
import org.firstbutton.contract.measure.MeasureFact.MeasureApplied;
import org.firstbutton.contract.measure.MeasureFact.MeasureLifted;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.AreaVisit;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.Extra;
import org.firstbutton.localrun.county.story.Restraint;
import org.firstbutton.localrun.county.story.Thing;

/** 强制措施过错 — what goes wrong where somebody's liberty is taken. */
final class MeasureFaults {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    static final List<Fault> ALL = List.of(
            new Fault("FIL-11", 2, 6, 8, 15, 3, MeasureFaults::detainedBeforeFiling),
            new Fault("INV-05", 2, 5, 8, 12, 3, MeasureFaults::summonedTooLong),
            new Fault("INV-06", 2, 5, 8, 12, 3, MeasureFaults::questionedTooLong),
            new Fault("INV-07", 2, 5, 8, 12, 3, MeasureFaults::summonedAgain),
            new Fault("INV-08", 2, 5, 8, 12, 3, MeasureFaults::checkedTooLong),
            new Fault("INV-09", 3, 8, 8, 15, 3, MeasureFaults::firstDayMissed),
            new Fault("INV-10", 2, 12, 8, 15, 3, MeasureFaults::arrestRequestedLate),
            new Fault("INV-11", 2, 402, 8, 15, 3, MeasureFaults::bailForgotten),
            new Fault("INV-12", 2, 222, 8, 15, 3, MeasureFaults::residenceWatchedTooLong),
            new Fault("INV-13", 2, 92, 8, 15, 3, MeasureFaults::heldTooLong),
            new Fault("INV-18", 2, 24, 8, 15, 3, MeasureFaults::preservedTooLong));

    private MeasureFaults() {}

    /** A lawful first day: to the station under a summons, then the detention centre. */
    static Restraint detained(CaseCourse casework, int after) {
        AreaVisit visit = new AreaVisit(after, CaseCourse.CRIMINAL);
        visit.goesHome = false;
        visit.reason = "DETAINED";
        casework.visits.add(visit);
        Restraint detention = new Restraint("DETENTION", after + 2 * HOUR);
        casework.restraints.add(detention);
        return detention;
    }

    /** After which nothing more is owed for a year. */
    static void bailed(CaseCourse casework, Restraint before, int endsAfter) {
        before.endsAfter = endsAfter;
        casework.restraints.add(new Restraint("BAIL", 0));
    }

    private static void detainedBeforeFiling(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 4);
        casework.fileAfter = 6 * HOUR;
        bailed(casework, detained(casework, 20 * MINUTE), 40 * HOUR);
    }

    private static AreaVisit summoned(CaseCourse casework, String summons, int after) {
        AreaVisit visit = new AreaVisit(after, summons);
        casework.visits.add(visit);
        return visit;
    }

    private static void summonedTooLong(AlertCourse course, int which) {
        summoned(admin(course, 3), CaseCourse.ADMIN, 20 * MINUTE).leaveAfter = course.dice.hours(9, 12);
    }

    private static void questionedTooLong(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 3);
        summoned(casework, CaseCourse.CRIMINAL, casework.fileAfter + HOUR).leaveAfter = course.dice.hours(13, 16);
    }

    private static void summonedAgain(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 3);
        summoned(casework, CaseCourse.ADMIN, 20 * MINUTE);
        summoned(casework, CaseCourse.ADMIN, course.dice.hours(6, 10));
    }

    private static void checkedTooLong(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 3);
        AreaVisit visit = new AreaVisit(20 * MINUTE, null);
        visit.continued = true;
        visit.leaveAfter = course.dice.hours(13, 20);
        casework.visits.add(visit);
    }

    /** Of the three duties of the first day one is missed. */
    private static void firstDayMissed(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 6);
        Restraint detention = detained(casework, casework.fileAfter + HOUR);
        bailed(casework, detention, 60 * HOUR);
        switch (which % 3) {
            case 0 -> detention.deliveredAfter = course.dice.hours(26, 34);
            case 1 -> detention.familyAfter = null;
            default -> detention.interrogatedAfter = null;
        }
    }

    private static void arrestRequestedLate(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 10);
        bailed(casework, detained(casework, casework.fileAfter + HOUR), 6 * DAY);
    }

    private static void bailForgotten(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 400);
        bailed(casework, detained(casework, casework.fileAfter + HOUR), 2 * DAY);
        if (which % 2 == 0) {
            // Lifted at last, far too late: that mends nothing.
            casework.restraints.get(1).endsAfter = 390 * DAY;
        }
    }

    private static void residenceWatchedTooLong(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 220);
        Restraint watched = new Restraint("RESIDENTIAL_SURVEILLANCE", casework.fileAfter + 3 * HOUR);
        casework.restraints.add(watched);
        if (which % 2 == 0) {
            watched.endsAfter = 210 * DAY;
        } else {
            watched.endsAfter = 90 * DAY;
            watched.designatedPlace = true;
            watched.familyAfter = null;
        }
    }

    /** Held longer than two months, or the extension asked for in the last week. */
    private static void heldTooLong(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 90);
        Restraint detention = detained(casework, casework.fileAfter + HOUR);
        detention.endsAfter = 60 * HOUR;
        Restraint arrest = new Restraint("ARREST", 0);
        casework.restraints.add(arrest);
        if (which % 2 == 0) {
            arrest.endsAfter = 80 * DAY;
        } else {
            arrest.endsAfter = 55 * DAY;
            arrest.extensionAskedBefore = 3 * DAY;
        }
    }

    private static void preservedTooLong(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 22);
        if (which % 2 == 1) {
            casework.things.add(new Thing(Thing.Taking.PRESERVED, DAY, 19 * DAY));
            return;
        }
        casework.also.add(Extra.of(
                DAY, new MeasureApplied("DEMO-PRESERVED", "PRESERVATION", null, null, "DEMO-P-LEGAL-01", null, null)));
        casework.also.add(Extra.of(20 * DAY, new MeasureLifted("DEMO-PRESERVED", "PRESERVATION", null)));
    }
}
