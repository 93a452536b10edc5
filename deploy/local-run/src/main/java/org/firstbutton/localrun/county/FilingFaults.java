package org.firstbutton.localrun.county;

import static org.firstbutton.localrun.county.CaseworkFaults.admin;
import static org.firstbutton.localrun.county.CaseworkFaults.criminal;

import java.util.List;
import org.firstbutton.contract.casework.CaseFact.AppraisalOrdered;
import org.firstbutton.contract.casework.CaseFact.AppraisalReceived;
import org.firstbutton.contract.casework.DecisionFact.NoticeServed;
import org.firstbutton.contract.casework.RegistrationFact.CaseWithdrawn;
import org.firstbutton.contract.external.ExternalFact.ProcuratorateFilingNotified;
import org.firstbutton.contract.external.ExternalFact.ProcuratorateReasonRequested;
import org.firstbutton.contract.external.ExternalFact.ReconsiderationDecided;
import org.firstbutton.contract.external.ExternalFact.ReconsiderationRequested;
import org.firstbutton.contract.external.ExternalFact.ReferralReceived;
import org.firstbutton.contract.external.ExternalFact.ReferralSupplementRequested;
import org.firstbutton.contract.measure.MeasureFact.SuspectInvestigationTerminated;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.Extra;

/** 立案告知过错 — who waits for a receipt, a filing, an answer or a paper and does not get it in time. */
final class FilingFaults {
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;
    private static final String LIAISON = "JOINT_OFFICE_LIAISON";
    private static final String HEAD = "DEMO-P-BUREAU-HEAD";

    static final List<Fault> ALL = List.of(
            new Fault("FIL-02", 2, 6, 8, 13, 2, FilingFaults::emergencyWithoutReceipt),
            new Fault("FIL-05", 2, 20, 8, 15, 3, FilingFaults::refusedInSilence),
            new Fault("FIL-07", 2, 24, 8, 15, 3, FilingFaults::referralLeftLying),
            new Fault("FIL-08", 2, 38, 8, 15, 3, FilingFaults::procuratorateLeftWaiting),
            new Fault("FIL-09", 2, 52, 8, 15, 3, FilingFaults::reconsideredLate),
            new Fault("FIL-10", 3, 6, 8, 13, 3, FilingFaults::receiptNextDay),
            new Fault("INV-16", 2, 22, 8, 15, 3, FilingFaults::withdrawnInSilence),
            new Fault("INV-17", 2, 26, 8, 15, 3, FilingFaults::appraisalKeptBack),
            new Fault("INV-19", 2, 24, 8, 15, 3, FilingFaults::decisionNotServed),
            new Fault("INV-21", 2, 6, 8, 15, 3, FilingFaults::detentionNotExecuted));

    private FilingFaults() {}

    private static void emergencyWithoutReceipt(AlertCourse course, int which) {
        admin(course, 3).papers.receiptAfter = course.dice.hours(27, 40);
        course.breaks.add("FIL-10");
    }

    private static void receiptNextDay(AlertCourse course, int which) {
        admin(course, 3).papers.receiptAfter = which % 2 == 0 ? null : (Integer) course.dice.hours(18, 22);
    }

    private static void refusedInSilence(AlertCourse course, int which) {
        criminal(course, 3).refused(60 * HOUR, true);
    }

    /** Nobody reviewed it for weeks, or papers were asked for when it was too late to ask. */
    private static void referralLeftLying(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 21);
        casework.also.add(Extra.of(HOUR, new ReferralReceived("DEMO-REFERRAL", "MARKET_REGULATION")));
        if (which % 2 == 0) {
            casework.fileAfter = 16 * DAY;
            casework.actsAfter.add(16 * DAY + 10 * HOUR);
            course.breaks.add("FIL-04");
        } else {
            casework.fileAfter = 36 * HOUR;
            casework.actsAfter.add(40 * HOUR);
            casework.also.add(Extra.of(30 * HOUR, new ReferralSupplementRequested("DEMO-REFERRAL", null)));
        }
    }

    /** The procuratorate asks why nothing was filed, or orders it, and hears nothing for weeks. */
    private static void procuratorateLeftWaiting(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 4);
        casework.refused(60 * HOUR, false);
        if (which % 2 == 0) {
            casework.also.add(Extra.by(LIAISON, 5 * DAY, new ProcuratorateReasonRequested("DEMO-INQUIRY", null)));
        } else {
            casework.also.add(Extra.by(LIAISON, 5 * DAY, new ProcuratorateFilingNotified("DEMO-ORDER", null)));
        }
    }

    private static void reconsideredLate(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 4);
        casework.refused(60 * HOUR, false);
        casework.also.add(Extra.of(5 * DAY, new ReconsiderationRequested("DEMO-REQUEST", "COMPLAINANT")));
        casework.also.add(Extra.by("LEGAL_BRIGADE", 48 * DAY, new ReconsiderationDecided("DEMO-REQUEST", "UPHELD")));
        casework.also.add(
                Extra.of(48 * DAY + HOUR, new NoticeServed("RECONSIDERATION", "COMPLAINANT", null, "DEMO-REQUEST")));
    }

    private static void withdrawnInSilence(AlertCourse course, int which) {
        CaseCourse casework = criminal(course, 4);
        if (which % 2 == 0) {
            casework.decided = false;
            casework.also.add(Extra.of(4 * DAY, new CaseWithdrawn("NO_CRIME", HEAD, false, false)));
        } else {
            casework.also.add(Extra.of(
                    2 * DAY, new SuspectInvestigationTerminated("DEMO-SOMEBODY", "NOT_INVOLVED", HEAD, false)));
        }
    }

    private static void appraisalKeptBack(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 22);
        casework.also.add(Extra.of(HOUR, new AppraisalOrdered("DEMO-APPRAISAL", "VALUE")));
        casework.also.add(Extra.of(3 * DAY, new AppraisalReceived("DEMO-APPRAISAL", "VALUE", null)));
        casework.also.add(Extra.of(3 * DAY + HOUR, new NoticeServed("APPRAISAL", "SUSPECT", null, "DEMO-APPRAISAL")));
    }

    private static void decisionNotServed(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 3);
        if (which % 2 == 0) {
            casework.papers.servedAfter = 16 * DAY;
        } else {
            casework.papers.victim = true;
            casework.papers.victimServed = false;
        }
    }

    private static void detentionNotExecuted(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 3);
        casework.papers.detention();
        if (which % 2 == 0) {
            casework.papers.deliveredAfter = course.dice.hours(26, 40);
        } else {
            casework.papers.familyTold = false;
        }
    }
}
