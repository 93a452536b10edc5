package org.firstbutton.localrun.county;

import java.util.ArrayList;
import java.util.List;
import org.firstbutton.contract.casework.CaseFact.AppraisalOrdered;
import org.firstbutton.contract.casework.CaseFact.AppraisalReceived;
import org.firstbutton.contract.casework.DecisionFact.HearingHeld;
import org.firstbutton.contract.casework.DecisionFact.HearingRequested;
import org.firstbutton.contract.casework.DecisionFact.NoticeServed;
import org.firstbutton.contract.casework.ProceedingFact.AccidentDeterminationIssued;
import org.firstbutton.contract.casework.ProceedingFact.MediationConcluded;
import org.firstbutton.contract.casework.ProceedingFact.MediationFailed;
import org.firstbutton.contract.casework.ProceedingFact.MediationStarted;
import org.firstbutton.contract.casework.ProceedingFact.ProsecutionResubmitted;
import org.firstbutton.contract.casework.ProceedingFact.ProsecutionReturnedForSupplement;
import org.firstbutton.contract.casework.ProceedingFact.ProsecutionTransferred;
import org.firstbutton.contract.casework.RegistrationFact.CaseFastTrackStarted;
import org.firstbutton.contract.casework.RegistrationFact.CaseJurisdictionDetermined;
import org.firstbutton.contract.casework.RegistrationFact.CaseTransferred;
import org.firstbutton.contract.casework.RegistrationFact.CaseWithdrawn;
import org.firstbutton.contract.review.ReviewFact.AlertInspected;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.CaseCourse.Visit;
import org.firstbutton.localrun.county.story.Extra;

/** 办案过错 — what goes wrong between the report and the decision. */
final class CaseworkFaults {
    private static final int DAY = 86_400;
    private static final int HOUR = 3600;
    private static final String APPROVER = "DEMO-P-LEGAL-01";

    static final List<Fault> ALL = List.of(
            new Fault("ALT-27", 3, 7, 8, 15, 3, CaseworkFaults::inspectedByMachineOnly),
            new Fault("FIL-01", 4, 4, 8, 15, 3, CaseworkFaults::sentAway),
            new Fault("FIL-06", 3, 4, 8, 15, 3, CaseworkFaults::transferredLate),
            new Fault("INT-05", 4, 7, 8, 15, 3, CaseworkFaults::crimeMadeSmall),
            new Fault("INT-06", 3, 6, 8, 15, 3, CaseworkFaults::mediatedAgainstTheLaw),
            new Fault("INV-03", 3, 62, 8, 15, 3, CaseworkFaults::tookTooLong),
            new Fault("INV-04", 3, 7, 8, 15, 3, CaseworkFaults::fastTrackWasSlow),
            new Fault("INV-14", 2, 6, 8, 15, 3, CaseworkFaults::notReleased),
            new Fault("INV-15", 2, 74, 8, 15, 3, CaseworkFaults::supplementedLate),
            new Fault("INV-20", 4, 32, 8, 15, 3, CaseworkFaults::unheard),
            new Fault("INV-22", 2, 30, 8, 15, 3, CaseworkFaults::leftAfterMediation),
            new Fault("INV-23", 3, 5, 8, 15, 3, CaseworkFaults::sceneNeverSeen),
            new Fault("INV-24", 4, 28, 8, 15, 3, CaseworkFaults::accidentUndetermined),
            new Fault("REV-02", 4, 8, 8, 15, 3, CaseworkFaults::reviewedLate),
            new Fault("REV-03", 4, 5, 8, 15, 3, CaseworkFaults::reviewedByTheHandler),
            new Fault("REV-04", 4, 28, 8, 15, 3, CaseworkFaults::reminderNotSigned),
            new Fault("REV-05", 4, 32, 8, 15, 3, CaseworkFaults::notEvaluated),
            new Fault("REV-06", 4, 46, 8, 15, 3, CaseworkFaults::notArchived),
            new Fault("REV-07", 4, 5, 8, 15, 3, CaseworkFaults::documentFirst));

    private CaseworkFaults() {}

    static CaseCourse admin(AlertCourse course, int days) {
        CaseCourse casework = CaseCourse.lasting(course.dice, CaseCourse.ADMIN, days * DAY);
        course.becomes(casework);
        return casework;
    }

    static CaseCourse criminal(AlertCourse course, int days) {
        CaseCourse casework = CaseCourse.lasting(course.dice, CaseCourse.CRIMINAL, days * DAY);
        course.becomes(casework);
        return casework;
    }

    private static void acts(CaseCourse casework, Integer... after) {
        casework.actsAfter = new ArrayList<>(List.of(after));
    }

    private static void inspectedByMachineOnly(AlertCourse course, int which) {
        AlertInspected inspected = new AlertInspected("DEMO-MODEL", "AUTO", "LOOK_AGAIN", null, null, null, true);
        admin(course, 3).also.add(Extra.of(2 * HOUR, inspected));
    }

    private static void sentAway(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 2);
        casework.visit = List.of(Visit.SENT_AWAY, Visit.EVIDENCE_NOT_LISTED, Visit.RECEIVED)
                .get(which % 3);
        switch (casework.visit) {
            // Whoever is sent away has no receipt either.
            case SENT_AWAY -> course.breaks.add("FIL-01");
            case EVIDENCE_NOT_LISTED -> {}
            case RECEIVED -> casework.papers.receiptAfter = 3 * HOUR;
        }
        casework.registerAfter = course.dice.minutes(9, 16);
        course.channel = "WALK_IN";
        course.attendance = false;
    }

    private static void transferredLate(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 3);
        int late = 3 * HOUR + course.dice.hours(26, 34);
        acts(casework, HOUR, 2 * HOUR);
        casework.decided = false;
        casework.also.add(Extra.of(3 * HOUR, new CaseJurisdictionDetermined("DEMO-COUNTY-NEXT", false)));
        casework.also.add(Extra.of(late, new CaseTransferred("DEMO-COUNTY-NEXT", "JURISDICTION", APPROVER)));
    }

    /** A theft worth a criminal case, or an injury of the kind that is a crime. */
    private static void crimeMadeSmall(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 5);
        if (which % 2 == 0) {
            course.subject = ResponseFaults.theft();
            ResponseFaults.stated(course, casework, 3500, 3400);
        } else {
            casework.also.add(Extra.of(3 * HOUR, new AppraisalOrdered("DEMO-APPRAISAL", "INJURY")));
            casework.also.add(Extra.of(40 * HOUR, new AppraisalReceived("DEMO-APPRAISAL", "INJURY", "MINOR_1")));
            appraisalTold(casework, 44 * HOUR);
        }
    }

    static void appraisalTold(CaseCourse casework, int after) {
        for (String recipient : List.of("SUSPECT", "VICTIM")) {
            casework.also.add(Extra.of(after, new NoticeServed("APPRAISAL", recipient, null, "DEMO-APPRAISAL")));
        }
    }

    private static void mediatedAgainstTheLaw(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 4);
        String against = course.dice.one(List.of("REPEATED", "GANG_FIGHT", "PARTY_REFUSES"));
        List<String> flags = List.of("CIVIL_DISPUTE", "MINOR", against);
        casework.also.add(Extra.of(5 * HOUR, new MediationStarted("DEMO-MEDIATION", 1, flags)));
        casework.also.add(Extra.of(9 * HOUR, new MediationConcluded("DEMO-MEDIATION")));
    }

    private static void tookTooLong(AlertCourse course, int which) {
        admin(course, 43 + which % 3 * 7);
    }

    private static void fastTrackWasSlow(AlertCourse course, int which) {
        admin(course, 5)
                .also
                .add(new Extra(1800, at -> new CaseFastTrackStarted(at.minusSeconds(900), at, null), null));
    }

    /** The case is withdrawn, and whoever was held for it is still held. */
    private static void notReleased(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 4);
        casework.decided = false;
        casework.also.add(Extra.of(4 * DAY, new CaseWithdrawn("NO_CRIME", APPROVER, false, true)));
        casework.also.add(Extra.of(4 * DAY + HOUR, new NoticeServed("WITHDRAWAL", "SUSPECT", null, null)));
    }

    private static void supplementedLate(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 70);
        casework.also.add(Extra.of(6 * DAY, new ProsecutionTransferred(null, "DEMO-TRANSFER")));
        casework.also.add(Extra.of(12 * DAY, new ProsecutionReturnedForSupplement(1)));
        casework.also.add(Extra.of(58 * DAY, new ProsecutionResubmitted(1)));
    }

    /** Not told before the penalty, or heard too late. */
    private static void unheard(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 28);
        if (which % 2 == 1) {
            casework.papers.noticeGiven = false;
            return;
        }
        casework.also.add(Extra.of(2 * DAY, new HearingRequested("DEMO-HEARING", null)));
        casework.also.add(Extra.of(2 * DAY + 7 * HOUR, new NoticeServed("HEARING", "SUSPECT", null, "DEMO-HEARING")));
        casework.also.add(Extra.of(24 * DAY, new HearingHeld("DEMO-HEARING")));
    }

    private static void leftAfterMediation(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 26);
        acts(casework, HOUR, 5 * HOUR, 24 * DAY);
        List<String> flags = List.of("CIVIL_DISPUTE", "MINOR");
        casework.also.add(Extra.of(DAY, new MediationStarted("DEMO-MEDIATION", 1, flags)));
        casework.also.add(Extra.of(2 * DAY, new MediationFailed("DEMO-MEDIATION", 1)));
    }

    private static void sceneNeverSeen(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 4);
        casework.firstAct = 1;
        acts(casework, 2 * HOUR, 30 * HOUR, 40 * HOUR);
    }

    /** The appraisal was ordered late, or nobody determined who was to blame. */
    private static void accidentUndetermined(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 25);
        casework.accident = true;
        casework.appraisalNeeded = which % 2 == 0;
        if (casework.appraisalNeeded) {
            casework.also.add(Extra.of(16 * DAY, new AppraisalOrdered("DEMO-APPRAISAL", "VEHICLE")));
            casework.also.add(Extra.of(20 * DAY, new AppraisalReceived("DEMO-APPRAISAL", "VEHICLE", null)));
            appraisalTold(casework, 20 * DAY + 2 * HOUR);
            determined(casework, 21 * DAY);
        }
    }

    private static void determined(CaseCourse casework, int after) {
        casework.also.add(Extra.of(after, new AccidentDeterminationIssued("DEMO-DETERMINATION")));
        casework.also.add(Extra.of(
                after + HOUR, new NoticeServed("ACCIDENT_DETERMINATION", "SUSPECT", null, "DEMO-DETERMINATION")));
    }

    private static void reviewedLate(AlertCourse course, int which) {
        admin(course, 6).reviewTakes = course.dice.hours(27, 40);
    }

    private static void reviewedByTheHandler(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 3);
        casework.handlerReviews = which % 2 == 0;
        casework.handlerDecides = which % 2 == 1;
    }

    /** Half of the term was over, and nobody signed that he had been told; some signed when little was left of it. */
    private static void reminderNotSigned(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 28);
        LawfulLives.reminded(casework, "INV-03", 50, 15 * DAY, false);
        if (which % 2 == 0) {
            LawfulLives.reminded(casework, "INV-03", 80, 24 * DAY, true);
        }
    }

    /** Never, or without the papers that belong into it. */
    private static void notEvaluated(AlertCourse course, int which) {
        CaseCourse casework = which % 2 == 0 ? admin(course, 4) : criminal(course, 4);
        casework.evaluated = false;
    }

    private static void notArchived(AlertCourse course, int which) {
        CaseCourse casework = which % 3 == 2 ? criminal(course, 4) : admin(course, 4);
        if (which % 2 == 0) {
            casework.archiveAfter = null;
        } else {
            casework.papersMissing = List.of("RECEIPT");
        }
    }

    private static void documentFirst(AlertCourse course, int which) {
        CaseCourse casework = which % 2 == 0 ? admin(course, 3) : criminal(course, 3);
        casework.documentAfter = -course.dice.hours(1, 3);
    }
}
