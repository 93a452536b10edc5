package org.firstbutton.localrun.county;

import java.util.List;
import org.firstbutton.contract.alert.AlertFact.AlertConverted;
import org.firstbutton.contract.alert.AlertFact.ContactLogged;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.AlertCourse.Regrading;
import org.firstbutton.localrun.county.story.AlertCourse.Subject;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.Extra;

/** 处警过错 — what goes wrong between the call and the record of it. */
final class ResponseFaults {
    private static final int DAY = 86_400;
    private static final int HOUR = 3600;

    static final List<Fault> ALL = List.of(
            new Fault("ALT-07", 4, 0, 6, 18, 3, ResponseFaults::turnedOutLate),
            new Fault("ALT-09", 3, 2, 8, 16, 3, ResponseFaults::neverThere),
            new Fault("ALT-15", 4, 0, 6, 18, 3, ResponseFaults::fedBackInPart),
            new Fault("ALT-17", 3, 0, 6, 18, 1, ResponseFaults::notReportedUpward),
            new Fault("ALT-26", 3, 12, 8, 16, 3, ResponseFaults::violenceAdvisedAway),
            new Fault("INT-02", 3, 3, 8, 15, 3, ResponseFaults::fraudCalledDispute),
            new Fault("INT-04", 3, 3, 8, 15, 3, ResponseFaults::tellsOfTwoLosses),
            new Fault("INT-09", 3, 3, 8, 15, 3, ResponseFaults::talkedOutOfIt));

    private ResponseFaults() {}

    private static void turnedOutLate(AlertCourse course, int which) {
        course.turnOutAfter = course.dice.between(340, 700);
    }

    private static void neverThere(AlertCourse course, int which) {
        course.turnedBack = true;
    }

    private static void fedBackInPart(AlertCourse course, int which) {
        course.elements = which % 2 == 0 ? List.of("PERSONS", "PLACE") : List.of("PLACE", "EVIDENCE", "INFORMED");
    }

    /** The county hears of it late, then the city. */
    private static void notReportedUpward(AlertCourse course, int which) {
        if (which % 2 == 0) {
            course.countyToldAfter = course.dice.minutes(7, 9);
        } else {
            course.cityToldAfter = course.dice.minutes(38, 55);
        }
    }

    /** Advised and left alone, or admonished and never visited. */
    private static void violenceAdvisedAway(AlertCourse course, int which) {
        course.violence = true;
        if (which % 3 == 1) {
            course.disposition = "ADMONITION";
            course.visitedOnDay = null;
        }
    }

    private static void fraudCalledDispute(AlertCourse course, int which) {
        course.becomes(CaseCourse.lasting(course.dice, CaseCourse.CRIMINAL, 2 * DAY));
        course.subject = new Subject("100600", 1, "FRAUD");
        course.regrading = new Regrading(3, true, "CITIZEN_AGREES", "DEMO-EVIDENCE");
    }

    /** Twice the case counts less than the caller lost; then one alert ends in two cases. */
    private static void tellsOfTwoLosses(AlertCourse course, int which) {
        CaseCourse casework = CaseCourse.lasting(course.dice, CaseCourse.ADMIN, 2 * DAY);
        course.becomes(casework);
        course.subject = theft();
        switch (which % 3) {
            case 0 -> stated(course, casework, 5000, 900);
            case 1 -> stated(course, casework, 1500, 600);
            default -> course.also.add(Extra.of(6 * HOUR, new AlertConverted("DEMO-C-SECOND")));
        }
    }

    static Subject theft() {
        return new Subject("200300", 2, "THEFT");
    }

    static void stated(AlertCourse course, CaseCourse casework, int loss, int amount) {
        course.loss = loss;
        casework.amount = amount;
    }

    /** A contact without a recording, and soon after the crime is a dispute. */
    private static void talkedOutOfIt(AlertCourse course, int which) {
        course.becomes(CaseCourse.lasting(course.dice, CaseCourse.CRIMINAL, 2 * DAY));
        course.subject = new Subject("100100", 1, "THEFT");
        course.regrading = new Regrading(3, true, "CITIZEN_AGREES", "DEMO-EVIDENCE");
        String officer = "DEMO-P-" + course.unit.code() + "-05";
        course.also.add(Extra.of(20 * 60, new ContactLogged(officer, "PHONE", null)));
    }
}
