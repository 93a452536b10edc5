package org.firstbutton.localrun.county;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.firstbutton.contract.alert.AlertFact.CallerInformed;
import org.firstbutton.contract.alert.AlertFact.UnitArrived;
import org.firstbutton.contract.alert.AlertFact.UnitCleared;
import org.firstbutton.contract.casework.CaseFact.InterviewHeld;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.AlertCourse.Passing;
import org.firstbutton.localrun.county.story.AlertCourse.Regrading;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.CaseCourse.Review;

/**
 * 过错 — one way in which an alert or its case goes wrong: one number of a clean course is changed.
 *
 * @param rule the rule that it breaks
 * @param perFortnight how often it happens in fourteen days
 * @param spanDays how many days it takes until it is over
 * @param fromHour the calls come between this hour …
 * @param toHour … and this one
 * @param level level of the alert; 0 for any
 * @param change what goes wrong; its number varies the fault
 */
record Fault(
        String rule,
        int perFortnight,
        int spanDays,
        int fromHour,
        int toHour,
        int level,
        ObjIntConsumer<AlertCourse> change) {
    private static final int DAY = 86_400;
    private static final int HOUR = 3600;
    /** Since when most rules are in force; what happened before breaks none of them … */
    private static final LocalDate IN_FORCE = LocalDate.of(2026, 1, 1);
    /** … but these. */
    private static final Set<String> OLDER = Set.of("INV-11", "INV-12", "INV-13");

    /** Whether a fault of that day was one at that time. */
    boolean isOne(LocalDate day) {
        return OLDER.contains(rule) || isInForce(day);
    }

    static boolean isInForce(LocalDate day) {
        return !day.isBefore(IN_FORCE);
    }

    static List<Fault> all() {
        return Stream.of(
                        first(),
                        ResponseFaults.ALL,
                        CaseworkFaults.ALL,
                        FilingFaults.ALL,
                        MeasureFaults.ALL,
                        CustodyFaults.ALL,
                        PropertyFaults.ALL,
                        CitizenFaults.ALL)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> first() {
        return List.of(
                new Fault("ALT-05", 5, 0, 6, 18, 0, Fault::dispatchedLate),
                new Fault("ALT-06", 5, 0, 6, 18, 3, Fault::acknowledgedLate),
                new Fault("ALT-08", 5, 0, 6, 18, 2, Fault::arrivedLate),
                new Fault("ALT-14", 5, 0, 5, 12, 3, Fault::fedBackLate),
                new Fault("ALT-16", 4, 2, 8, 18, 3, Fault::informedLate),
                new Fault("ALT-18", 4, 2, 8, 15, 3, Fault::passedOn),
                new Fault("ALT-19", 4, 1, 13, 19, 3, Fault::leftOpenAtMidnight),
                new Fault("ALT-22", 4, 2, 8, 18, 4, Fault::leftHanging),
                new Fault("INT-01", 5, 2, 8, 16, 3, Fault::downgraded),
                new Fault("INT-03", 4, 5, 8, 16, 3, Fault::keptOutOfTheBooks),
                new Fault("INT-08", 5, 6, 8, 14, 3, Fault::enteredLate),
                new Fault("FIL-03", 4, 5, 8, 15, 3, Fault::acceptedLate),
                new Fault("FIL-04", 3, 21, 8, 15, 3, Fault::filedLate),
                new Fault("INV-01", 5, 14, 8, 15, 3, Fault::notInvestigated),
                new Fault("INV-02", 3, 112, 8, 15, 3, Fault::stalled),
                new Fault("REV-01", 4, 4, 8, 15, 3, Fault::decidedWithoutReview));
    }

    private static void dispatchedLate(AlertCourse course, int which) {
        course.dispatchAfter = switch (course.level) {
            case 1, 2 -> course.dice.between(85, 260);
            case 3 -> course.dice.minutes(7, 15);
            default -> course.dice.minutes(36, 60);
        };
    }

    private static void acknowledgedLate(AlertCourse course, int which) {
        course.acknowledgeAfter = course.dice.between(195, 480);
    }

    private static void arrivedLate(AlertCourse course, int which) {
        int limit = course.unit.area().limit;
        course.arriveAfter = course.dice.between(limit * 5 / 4, limit * 2);
        course.delayReported = which % 3 == 1;
    }

    private static void fedBackLate(AlertCourse course, int which) {
        course.feedbackAfter = which % 2 == 0 ? course.dice.minutes(140, 220) : course.dice.minutes(250, 330);
    }

    private static void informedLate(AlertCourse course, int which) {
        course.informAfter = course.dice.hours(25, 30);
    }

    private static void passedOn(AlertCourse course, int which) {
        course.attendance = false;
        course.passing = which % 2 == 0 ? Passing.PASSED_ON_TWICE : Passing.UNCLAIMED;
    }

    private static void leftOpenAtMidnight(AlertCourse course, int which) {
        course.carriedOver = false;
        course.closeAfter = course.dice.hours(11, 14);
    }

    /** Nobody does anything for more than a day; so it is open at midnight too. */
    private static void leftHanging(AlertCourse course, int which) {
        course.attendance = false;
        course.carriedOver = false;
        course.feedbackAfter = course.dice.hours(25, 31);
        course.breaks.add("ALT-19");
    }

    private static void downgraded(AlertCourse course, int which) {
        switch (which % 5) {
            case 0 -> course.regrading = new Regrading(5, false, "CITIZEN_AGREES", "DEMO-EVIDENCE");
            case 1 -> course.regrading = new Regrading(5, true, null, "DEMO-EVIDENCE");
            case 2 -> course.regrading = new Regrading(5, true, "CITIZEN_AGREES", null);
            case 3 -> course.regrading = new Regrading(5, true, "CITIZEN_AGREES", "DEMO-EVIDENCE", false);
            default -> {
                // A case that stands in the books is called a dispute by the officer who handles it.
                course.becomes(CaseCourse.lasting(course.dice, CaseCourse.CRIMINAL, 16 * HOUR));
                // Not a fraud: that called a dispute would break INT-02 as well.
                course.subject = new AlertCourse.Subject("100100", 1, "THEFT");
                course.regrading = new Regrading(3, false, null, null);
            }
        }
    }

    private static void keptOutOfTheBooks(AlertCourse course, int which) {
        CaseCourse casework = CaseCourse.lasting(course.dice, CaseCourse.ADMIN, 2 * DAY);
        casework.registerAfter = course.dice.hours(25, 33);
        course.becomes(casework);
    }

    private static void enteredLate(AlertCourse course, int which) {
        int late = course.dice.minutes(40, 150);
        switch (which % 4) {
            case 0 -> course.putOff.put(UnitCleared.class, late);
            case 1 -> course.putOff.put(UnitArrived.class, late);
            case 2 -> course.putOff.put(CallerInformed.class, late);
            default -> {
                CaseCourse casework = CaseCourse.lasting(course.dice, CaseCourse.ADMIN, 4 * DAY);
                casework.putOff.put(InterviewHeld.class, course.dice.hours(27, 44));
                course.becomes(casework);
            }
        }
    }

    /** Mostly of calls that did not look like a case, so that only the acceptance is late. */
    private static void acceptedLate(AlertCourse course, int which) {
        CaseCourse casework = CaseCourse.lasting(course.dice, CaseCourse.ADMIN, 2 * DAY);
        casework.acceptAfter = course.dice.hours(25, 34);
        if (which % 4 == 3) {
            course.becomes(casework);
            course.breaks.add("INT-03");
        } else {
            casework.alertWaits = false;
            course.casework = casework;
        }
    }

    private static void filedLate(AlertCourse course, int which) {
        CaseCourse casework = CaseCourse.lasting(course.dice, CaseCourse.CRIMINAL, 19 * DAY);
        casework.fileAfter = 16 * DAY;
        casework.actsAfter.add(16 * DAY + 10 * HOUR);
        course.becomes(casework);
    }

    private static void notInvestigated(AlertCourse course, int which) {
        boolean criminal = which % 2 == 1;
        int span = criminal ? 12 * DAY : 6 * DAY;
        String kind = criminal ? CaseCourse.CRIMINAL : CaseCourse.ADMIN;
        CaseCourse casework = CaseCourse.lasting(course.dice, kind, span);
        int rest = criminal ? course.dice.hours(170 + 40, 230) : course.dice.hours(76, 110);
        casework.actsAfter = new java.util.ArrayList<>(List.of(rest, rest + 5 * HOUR));
        course.becomes(casework);
        // Nobody looked at the scene either.
        course.breaks.add("INV-23");
    }

    private static void stalled(AlertCourse course, int which) {
        int days = 76 + which % 3 * 14;
        CaseCourse casework = CaseCourse.lasting(course.dice, CaseCourse.CRIMINAL, (days + 5) * DAY);
        int first = casework.fileAfter + 4 * HOUR;
        casework.actsAfter = new java.util.ArrayList<>(List.of(HOUR, first, first + days * DAY));
        course.becomes(casework);
    }

    private static void decidedWithoutReview(AlertCourse course, int which) {
        CaseCourse casework =
                CaseCourse.lasting(course.dice, which % 2 == 0 ? CaseCourse.ADMIN : CaseCourse.CRIMINAL, 3 * DAY);
        switch (which % 3) {
            case 0 -> casework.passAfter = casework.decideAfter + HOUR;
            case 1 -> casework.review = Review.NEVER;
            default -> casework.review = Review.UNQUALIFIED;
        }
        course.becomes(casework);
    }

    int times(int days) {
        return Math.max(1, Math.round(perFortnight * days / 14f));
    }

    Optional<Integer> fixedLevel() {
        return level == 0 ? Optional.empty() : Optional.of(level);
    }
}
