package org.firstbutton.localrun.county;

import static org.firstbutton.localrun.county.CaseworkFaults.admin;
import static org.firstbutton.localrun.county.CaseworkFaults.criminal;

import java.util.List;
import org.firstbutton.contract.alert.AlertFact.AlertRecheckStarted;
import org.firstbutton.contract.alert.AlertFact.RecheckConfirmed;
import org.firstbutton.contract.citizen.CitizenFact.ComplaintAccepted;
import org.firstbutton.contract.citizen.CitizenFact.ComplaintAcknowledged;
import org.firstbutton.contract.citizen.CitizenFact.ComplaintReceived;
import org.firstbutton.contract.citizen.CitizenFact.ComplaintReplied;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.Extra;
import org.firstbutton.localrun.county.story.Unit;

/** 群众监督过错 — what goes wrong where people are to be told, or complain. */
final class CitizenFaults {
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;
    private static final String DESK = "PETITION_DESK";

    static final List<Fault> ALL = List.of(
            new Fault("INT-12", 3, 2, 8, 15, 3, CitizenFaults::contradicted),
            new Fault("PUB-01", 4, 24, 8, 15, 3, CitizenFaults::toldNothing),
            new Fault("PUB-02", 4, 32, 8, 15, 3, CitizenFaults::notAsked),
            new Fault("PUB-03", 3, 3, 8, 15, 3, CitizenFaults::discontentLeftAlone),
            new Fault("PUB-04", 2, 32, 8, 15, 3, CitizenFaults::complaintUnanswered),
            new Fault("PUB-05", 2, 90, 8, 15, 3, CitizenFaults::repliedLate),
            new Fault("PUB-06", 3, 8, 8, 15, 3, CitizenFaults::complaintFiledAway),
            new Fault("PUB-08", 2, 34, 8, 15, 3, CitizenFaults::complainedAgainAndAgain));

    private CitizenFaults() {}

    /** Somebody complains of the case, and its alert is looked at again the same day. */
    private static void complaint(AlertCourse course, CaseCourse casework, String id, int after) {
        casework.also.add(Extra.by(DESK, after, new ComplaintReceived(id, "ONLINE", null, "DEMO-CASE", null, null)));
        course.also.add(Extra.of(after + 9 * HOUR, new AlertRecheckStarted(id, null, null)));
        course.also.add(
                Extra.of(after + 20 * HOUR, new RecheckConfirmed(id, null, "DEMO-P-INSPECTOR-01", Unit.COUNTY, null)));
    }

    private static void acknowledged(CaseCourse casework, String id, int after) {
        casework.also.add(Extra.by(DESK, after, new ComplaintAcknowledged(id, "DEMO-LETTER")));
    }

    private static void replied(CaseCourse casework, String id, int accepted, int replied) {
        casework.also.add(Extra.by(DESK, accepted, new ComplaintAccepted(id)));
        casework.also.add(Extra.by(DESK, replied, new ComplaintReplied(id, "DEMO-LETTER")));
    }

    /** A complaint as it should go. */
    static void heard(AlertCourse course, CaseCourse casework) {
        complaint(course, casework, "DEMO-COMPLAINT", DAY);
        acknowledged(casework, "DEMO-COMPLAINT", 2 * DAY);
        replied(casework, "DEMO-COMPLAINT", 2 * DAY + 3 * HOUR, 3 * DAY);
    }

    /** The caller says otherwise than the record: nobody came, told him nothing, or he was asked to say something else. */
    private static void contradicted(AlertCourse course, int which) {
        course.asking.answered = true;
        switch (which % 3) {
            case 0 -> course.asking.cameAsRecorded = false;
            case 1 -> course.asking.told = false;
            default -> course.asking.askedToChange = true;
        }
    }

    /** No message, no call to a victim of violence at home, no call after a silence, no question about the case. */
    private static void notAsked(AlertCourse course, int which) {
        course.asking.answered = which % 4 != 2;
        switch (which % 4) {
            case 0 -> {
                course.asking.messaged = false;
                course.asking.rung = false;
            }
            case 1 -> {
                course.violence = true;
                course.disposition = "ADMONITION";
                course.asking.rung = false;
            }
            case 2 -> course.asking.rung = false;
            default -> {
                admin(course, 4);
                course.asking.askedOfCase = false;
            }
        }
    }

    /** Nobody looks into it, or the unit does so itself. */
    private static void discontentLeftAlone(AlertCourse course, int which) {
        course.asking.discontent(which % 2 == 0 ? null : course.unit.path());
    }

    private static void toldNothing(AlertCourse course, int which) {
        List<String> milestones = List.of("case.accepted", "case.filed", "case.closed", "decision.made");
        CaseCourse casework = which % 4 == 1 ? criminal(course, 5) : admin(course, 5);
        casework.papers.untold.add(milestones.get(which % 4));
    }

    private static void complaintUnanswered(AlertCourse course, int which) {
        complaint(course, admin(course, 6), "DEMO-COMPLAINT", DAY);
    }

    private static void repliedLate(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 6);
        complaint(course, casework, "DEMO-COMPLAINT", DAY);
        acknowledged(casework, "DEMO-COMPLAINT", 2 * DAY);
        replied(casework, "DEMO-COMPLAINT", 3 * DAY, 86 * DAY);
    }

    private static void complaintFiledAway(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 6);
        casework.also.add(
                Extra.by(DESK, DAY, new ComplaintReceived("DEMO-COMPLAINT", "LETTER", null, "DEMO-CASE", null, null)));
        acknowledged(casework, "DEMO-COMPLAINT", 2 * DAY);
        replied(casework, "DEMO-COMPLAINT", 3 * DAY, 4 * DAY);
    }

    /** Three times, each time answered, and never put into a leader's hands. */
    private static void complainedAgainAndAgain(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 6);
        for (int time = 1; time <= 3; time++) {
            String id = "DEMO-COMPLAINT-" + time;
            int after = time * 9 * DAY;
            complaint(course, casework, id, after);
            acknowledged(casework, id, after + DAY);
            replied(casework, id, after + DAY + HOUR, after + 4 * DAY);
        }
    }
}
