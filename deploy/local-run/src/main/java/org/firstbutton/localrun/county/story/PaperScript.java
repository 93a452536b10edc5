package org.firstbutton.localrun.county.story;

import java.time.Instant;
import org.firstbutton.contract.casework.CaseFact.DecisionMade;
import org.firstbutton.contract.casework.DecisionFact.DecisionServed;
import org.firstbutton.contract.casework.DecisionFact.ExecutionDelivered;
import org.firstbutton.contract.casework.DecisionFact.NoticeGiven;
import org.firstbutton.contract.casework.RegistrationFact.ReceiptIssued;
import org.firstbutton.contract.citizen.CitizenFact.DisclosurePublished;
import org.firstbutton.contract.measure.MeasureFact.FamilyNotified;
import org.jspecify.annotations.Nullable;

/** 文书脚本 — writes down which papers of a case went to whom. */
final class PaperScript {
    private static final String HANDLER = "HANDLING_OFFICER";
    private static final int TOLD_AFTER = 25 * 60;
    private static final int NOTICE_BEFORE = 12 * 60;
    private static final int FAMILY_AFTER = 9 * 60;

    private final CasePapers papers;
    private final Pen pen;
    private final String number;
    private final String officer;

    PaperScript(CasePapers papers, Pen pen, String number, String officer) {
        this.papers = papers;
        this.pen = pen;
        this.number = number;
        this.officer = officer;
    }

    void receipt(Instant registered, String reportId, @Nullable String visitId) {
        if (papers.receiptAfter != null) {
            pen.write(
                    registered.plusSeconds(papers.receiptAfter),
                    new ReceiptIssued(reportId, visitId, number + "-RC", number + "-Q", null),
                    officer,
                    HANDLER);
        }
    }

    /** The party reads of each milestone soon after it, on the portal. */
    void told(String milestone, Instant at) {
        if (!papers.untold.contains(milestone)) {
            pen.write(at.plusSeconds(TOLD_AFTER), new DisclosurePublished(milestone, "PARTY", null), officer, HANDLER);
        }
    }

    /** Around the decision on a penalty: told before it, served with it, delivered after it. */
    void penalised(DecisionMade decision, Instant at) {
        if (papers.noticeGiven) {
            pen.write(
                    at.minusSeconds(NOTICE_BEFORE), new NoticeGiven("PENALTY", decision.personId()), officer, HANDLER);
        }
        Instant served = at.plusSeconds(papers.servedAfter);
        pen.write(served, new DecisionServed(decision.decisionId(), "OFFENDER", "IN_PERSON"), officer, HANDLER);
        if (papers.victim && papers.victimServed) {
            pen.write(served, new DecisionServed(decision.decisionId(), "VICTIM", "IN_PERSON"), officer, HANDLER);
        }
        if (papers.penalty != null) {
            execute(decision, at);
        }
        told("decision.made", at);
    }

    private void execute(DecisionMade decision, Instant at) {
        pen.write(
                at.plusSeconds(papers.deliveredAfter),
                new ExecutionDelivered(decision.decisionId(), decision.personId(), "DEMO-DETENTION-HOUSE"),
                officer,
                HANDLER);
        if (papers.familyTold) {
            pen.write(
                    at.plusSeconds(FAMILY_AFTER),
                    new FamilyNotified(String.valueOf(decision.personId()), null),
                    officer,
                    HANDLER);
        }
    }
}
