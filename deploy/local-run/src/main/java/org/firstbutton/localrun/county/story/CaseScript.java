package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.casework.CaseFact.CaseAccepted;
import org.firstbutton.contract.casework.CaseFact.CaseAssigned;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.contract.casework.CaseFact.CaseFiled;
import org.firstbutton.contract.casework.CaseFact.DecisionMade;
import org.firstbutton.contract.casework.CaseFact.EvidenceCollected;
import org.firstbutton.contract.casework.CaseFact.InterrogationHeld;
import org.firstbutton.contract.casework.CaseFact.InterviewHeld;
import org.firstbutton.contract.casework.CaseFact.QueryMade;
import org.firstbutton.contract.casework.CaseFact.ReportRegistered;
import org.firstbutton.contract.casework.CaseFact.SceneInvestigated;
import org.firstbutton.contract.review.ReviewFact.LegalReviewPassed;
import org.firstbutton.contract.review.ReviewFact.LegalReviewRequested;

/** 案件脚本 — writes down what the case system recorded of one case. */
public final class CaseScript {
    public static final String SOURCE = "demo-case-system";
    private static final String HANDLER = "HANDLING_OFFICER";
    private static final int LONGEST_LAG = 240;

    private final CaseCourse course;
    private final String number;
    private final Unit unit;
    private final Instant accepted;
    private final Instant registered;
    private final String officer;
    private final String partner;
    private final Pen pen;

    CaseScript(CaseCourse course, String number, Unit unit, Instant arrived, Dice dice) {
        this.course = course;
        this.number = number;
        this.unit = unit;
        this.registered = arrived.plusSeconds(course.registerAfter);
        this.accepted = registered.plusSeconds(course.acceptAfter);
        int which = dice.between(1, 11);
        this.officer = unit.officer(which);
        this.partner = unit.officer(which + 1);
        this.pen = new Pen(dice, LONGEST_LAG, course.putOff);
    }

    Instant registered() {
        return registered;
    }

    Instant accepted() {
        return accepted;
    }

    Chronicle write(String alert, String offence) {
        pen.write(
                registered,
                new ReportRegistered(number + "-R", course.kind, offence, officer, null, null),
                officer,
                HANDLER);
        pen.write(
                accepted,
                new CaseAccepted(course.kind, offence, unit.chief(), null, null, null, null),
                unit.chief(),
                "UNIT_CHIEF");
        pen.write(accepted.plusSeconds(300), new CaseAssigned(officer, unit.path()), unit.chief(), "UNIT_CHIEF");
        if (course.isCriminal()) {
            String head = "DEMO-P-BUREAU-HEAD";
            pen.write(
                    after(course.fileAfter),
                    new CaseFiled(course.kind, offence, head, offence.equals("THEFT"), null, null),
                    head,
                    "BUREAU_LEADER");
        }
        for (int i = 0; i < course.actsAfter.size(); i++) {
            act(i, after(course.actsAfter.get(i)));
        }
        review();
        String decision = course.isCriminal() ? "COMPULSORY_MEASURE" : "PENALTY";
        pen.write(
                after(course.decideAfter),
                new DecisionMade(number + "-D", decision, "DEMO-P-BUREAU-HEAD", number + "-DOC", null, null, null),
                "DEMO-P-BUREAU-HEAD",
                "BUREAU_LEADER");
        pen.write(after(course.closeAfter), new CaseClosed(decision), officer, HANDLER);
        return new Chronicle(SOURCE, number, unit.path(), alert, pen.inOrder());
    }

    private void act(int which, Instant at) {
        List<String> two = List.of(officer, partner);
        switch (which % 5) {
            case 0 -> pen.write(at, new SceneInvestigated(two, "DEMO-SCENE", null, null), officer, HANDLER);
            case 1 -> pen.write(at, new InterviewHeld(two, "DEMO-CASE-CENTRE"), officer, HANDLER);
            case 2 -> pen.write(at, new EvidenceCollected(two, "DEMO-ITEM-" + which), officer, HANDLER);
            case 3 -> pen.write(at, new QueryMade(two, "DEMO-REGISTER"), officer, HANDLER);
            default ->
                pen.write(
                        at,
                        new InterrogationHeld(two, "DEMO-CASE-CENTRE", null, null, null, null, null),
                        officer,
                        HANDLER);
        }
    }

    private void review() {
        if (course.review != CaseCourse.Review.NEVER) {
            String reviewer = "DEMO-P-LEGAL-03";
            Instant asked = after(course.passAfter).minusSeconds(25 * 60);
            pen.write(asked, new LegalReviewRequested(number + "-V", number, null, null), officer, HANDLER);
            pen.write(
                    after(course.passAfter),
                    new LegalReviewPassed(number + "-V", reviewer, course.review == CaseCourse.Review.PASSED, "AGREED"),
                    reviewer,
                    "LEGAL_OFFICER");
        }
    }

    private Instant after(int seconds) {
        return accepted.plusSeconds(seconds);
    }
}
