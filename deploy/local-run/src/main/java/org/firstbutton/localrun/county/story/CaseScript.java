package org.firstbutton.localrun.county.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.bodycam.BodycamFact.RecordingLinked;
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
import org.firstbutton.contract.casework.DecisionFact.DocumentIssued;
import org.firstbutton.contract.casework.RegistrationFact.EvidenceAccepted;
import org.firstbutton.contract.casework.RegistrationFact.ReportWalkInEnded;
import org.firstbutton.contract.casework.RegistrationFact.ReportWalkInStarted;
import org.firstbutton.contract.review.ReviewFact.LegalReviewPassed;
import org.firstbutton.contract.review.ReviewFact.LegalReviewRequested;
import org.jspecify.annotations.Nullable;

/** 案件脚本 — writes down what the case system recorded of one case. */
public final class CaseScript {
    public static final String SOURCE = "demo-case-system";
    private static final String HANDLER = "HANDLING_OFFICER";
    private static final String HEAD = "DEMO-P-BUREAU-HEAD";
    private static final int LONGEST_LAG = 240;
    private static final int SESSION = 50 * 60;
    private static final int LINKED_AFTER = 15 * 60;

    private final CaseCourse course;
    private final String number;
    private final Unit unit;
    private final Instant accepted;
    private final Instant registered;
    private final String officer;
    private final String partner;
    private final Pen pen;
    private final PaperScript papers;
    private final PropertyScript property;

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
        this.papers = new PaperScript(course.papers, pen, number, officer);
        this.property = new PropertyScript(pen, number, course.kind, officer, unit.chief());
    }

    Instant registered() {
        return registered;
    }

    Instant accepted() {
        return accepted;
    }

    Chronicle write(String alert, String offence) {
        if (course.visit != null) {
            visit(course.visit);
        }
        pen.write(
                registered,
                new ReportRegistered(number + "-R", course.kind, offence, officer, null, null),
                officer,
                HANDLER);
        papers.receipt(registered, number + "-R", course.visit == null ? null : number + "-W");
        pen.write(
                accepted,
                new CaseAccepted(course.kind, offence, unit.chief(), null, null, null, amount()),
                unit.chief(),
                "UNIT_CHIEF");
        papers.told("case.accepted", accepted);
        pen.write(accepted.plusSeconds(300), new CaseAssigned(officer, unit.path()), unit.chief(), "UNIT_CHIEF");
        if (course.isCriminal() && course.filed) {
            papers.told("case.filed", after(course.fileAfter));
            pen.write(
                    after(course.fileAfter),
                    new CaseFiled(course.kind, offence, HEAD, offence.equals("THEFT"), null, amount()),
                    HEAD,
                    "BUREAU_LEADER");
        }
        for (int i = 0; i < course.actsAfter.size(); i++) {
            act(i, after(course.actsAfter.get(i)));
        }
        alsoRecorded();
        suspect();
        property.write(course.things, accepted);
        if (course.decided) {
            review();
            decide();
        }
        return new Chronicle(SOURCE, number, unit.path(), alert, pen.inOrder());
    }

    private void alsoRecorded() {
        for (Extra extra : course.also) {
            Instant at = after(extra.after());
            String role = extra.role();
            String who = role == null ? officer : Extra.officerOf(role);
            pen.write(at, extra.fact().apply(at), who, role == null ? HANDLER : role);
        }
    }

    private void suspect() {
        for (int i = 0; i < course.visits.size(); i++) {
            AreaVisit visit = course.visits.get(i);
            Instant brought = after(visit.broughtAfter);
            new VisitScript(visit, pen, brought, number + "-V" + (i + 1), person(), unit).write();
        }
        new MeasureScript(course.restraints, pen, number, person(), List.of(officer, partner), HEAD).write(accepted);
    }

    private String person() {
        return number + "-S";
    }

    private void decide() {
        String decision = course.isCriminal() ? "COMPULSORY_MEASURE" : "PENALTY";
        String document = number + "-DOC";
        String head = course.handlerDecides ? officer : HEAD;
        Boolean victim = course.papers.victim ? true : null;
        DecisionMade made =
                new DecisionMade(number + "-D", decision, head, document, course.papers.penalty, person(), victim);
        pen.write(after(course.decideAfter), made, head, "BUREAU_LEADER");
        if (!course.isCriminal()) {
            papers.penalised(made, after(course.decideAfter));
        }
        pen.write(
                after(course.decideAfter + course.documentAfter),
                new DocumentIssued(decision, document, null, true),
                officer,
                HANDLER);
        if (!course.things.isEmpty()) {
            property.cleared(after(course.closeAfter - 10 * 60), course.thingsLeft);
        }
        pen.write(after(course.closeAfter), new CaseClosed(decision), officer, HANDLER);
        papers.told("case.closed", after(course.closeAfter));
    }

    /** Somebody stands at the desk from the moment at which the officer is there. */
    private void visit(CaseCourse.Visit visit) {
        String id = number + "-W";
        Instant started = registered.minusSeconds(course.registerAfter);
        boolean sentAway = visit == CaseCourse.Visit.SENT_AWAY;
        Instant ended = sentAway ? registered.minusSeconds(60) : registered.plusSeconds(600);
        pen.write(started, new ReportWalkInStarted(id, null, null), officer, HANDLER);
        if (visit != CaseCourse.Visit.EVIDENCE_NOT_LISTED) {
            // Written down before the visitor goes, however slow the pen.
            Instant listed = ended.minusSeconds(LONGEST_LAG + 60L);
            pen.write(listed, new EvidenceAccepted(null, id, List.of("DEMO-ITEM")), officer, HANDLER);
        }
        pen.write(ended, new ReportWalkInEnded(id, true), officer, HANDLER);
    }

    private void act(int which, Instant at) {
        List<String> two = List.of(officer, partner);
        switch ((which + course.firstAct) % 5) {
            case 0 -> {
                Boolean accident = course.accident ? true : null;
                Boolean needed = course.accident ? course.appraisalNeeded : null;
                pen.write(at, new SceneInvestigated(two, "DEMO-SCENE", accident, needed), officer, HANDLER);
            }
            case 1 -> pen.write(at, new InterviewHeld(two, "DEMO-CASE-CENTRE"), officer, HANDLER);
            case 2 -> pen.write(at, new EvidenceCollected(two, "DEMO-ITEM-" + which), officer, HANDLER);
            case 3 -> pen.write(at, new QueryMade(two, "DEMO-REGISTER"), officer, HANDLER);
            default -> interrogate(number + "-I" + which, two, at);
        }
    }

    /** In the case area, where sound and picture run from before the beginning until after the end. */
    private void interrogate(String id, List<String> two, Instant ended) {
        Instant began = ended.minusSeconds(SESSION);
        pen.write(
                ended, new InterrogationHeld(two, "DEMO-CASE-CENTRE", null, id, began, ended, true), officer, HANDLER);
        if (course.recording != CaseCourse.Recording.NONE) {
            boolean whole = course.recording == CaseCourse.Recording.WHOLE;
            Instant from = whole ? began.minusSeconds(60) : began.plusSeconds(SESSION / 4);
            pen.write(
                    ended.plusSeconds(LINKED_AFTER),
                    new RecordingLinked(id + "-AV", null, id, from, ended.plusSeconds(60), null),
                    officer,
                    HANDLER);
        }
    }

    private void review() {
        if (course.review != CaseCourse.Review.NEVER) {
            String reviewer = course.handlerReviews ? officer : "DEMO-P-LEGAL-03";
            Instant asked = after(course.passAfter).minusSeconds(course.reviewTakes);
            pen.write(asked, new LegalReviewRequested(number + "-V", number, null, null), officer, HANDLER);
            pen.write(
                    after(course.passAfter),
                    new LegalReviewPassed(number + "-V", reviewer, course.review == CaseCourse.Review.PASSED, "AGREED"),
                    reviewer,
                    "LEGAL_OFFICER");
        }
    }

    private @Nullable BigDecimal amount() {
        return course.amount == null ? null : BigDecimal.valueOf(course.amount);
    }

    private Instant after(int seconds) {
        return accepted.plusSeconds(seconds);
    }
}
