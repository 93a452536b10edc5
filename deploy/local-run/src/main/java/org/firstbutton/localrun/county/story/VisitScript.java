package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.custody.CustodyFact.PersonActivityLogged;
import org.firstbutton.contract.custody.CustodyFact.PersonArrived;
import org.firstbutton.contract.custody.CustodyFact.PersonBelongingsStored;
import org.firstbutton.contract.custody.CustodyFact.PersonBroughtToStation;
import org.firstbutton.contract.custody.CustodyFact.PersonEnteredCaseArea;
import org.firstbutton.contract.custody.CustodyFact.PersonGuardHeartbeat;
import org.firstbutton.contract.custody.CustodyFact.PersonInfoCollected;
import org.firstbutton.contract.custody.CustodyFact.PersonLeft;
import org.firstbutton.contract.custody.CustodyFact.PersonLeftCaseArea;
import org.firstbutton.contract.custody.CustodyFact.PersonOutingApproved;
import org.firstbutton.contract.custody.CustodyFact.PersonQuestioningContinued;
import org.firstbutton.contract.custody.CustodyFact.PersonSafetyChecked;
import org.firstbutton.contract.custody.CustodyFact.PersonTakenOut;
import org.firstbutton.contract.custody.CustodyFact.PersonWaiting;
import org.firstbutton.contract.custody.CustodyFact.PersonWaitingEnded;
import org.firstbutton.localrun.county.story.AreaVisit.Outing;

/** 办案区脚本 — writes down what the case area recorded of one visit. */
final class VisitScript {
    private static final String STAFF = "CASE_CENTRE_STAFF";
    private static final String GUARD = "DEMO-P-GUARD-01";
    private static final int MINUTE = 60;
    private static final int GUARDED = 4;
    private static final int ALLOWED_GAP = 5 * MINUTE;

    private final AreaVisit visit;
    private final Pen pen;
    private final Instant brought;
    private final String id;
    private final String person;
    private final String area;
    private final String chief;

    VisitScript(AreaVisit visit, Pen pen, Instant brought, String id, String person, Unit unit) {
        this.visit = visit;
        this.pen = pen;
        this.brought = brought;
        this.id = id;
        this.person = person;
        this.area = visit.area == null ? "DEMO-AREA-" + unit.code() : visit.area;
        this.chief = unit.chief();
    }

    void write() {
        note(0, new PersonBroughtToStation(person, id, "DEMO-GATE"));
        if (visit.summons != null) {
            note(MINUTE, new PersonArrived(person, null, visit.summons, id, area));
        }
        if (visit.continued) {
            note(2 * MINUTE, new PersonQuestioningContinued(person, null, chief, brought, null));
        }
        wayIn();
        waiting();
        outing();
        note(visit.leaveAfter, new PersonLeftCaseArea(id, person, visit.reason));
        if (visit.goesHome) {
            note(visit.leaveAfter + 5 * MINUTE, new PersonLeft(person, null, id));
        }
    }

    private void wayIn() {
        int in = visit.enterAfter;
        note(in, new PersonEnteredCaseArea(id, person, area));
        if (visit.safetyChecked) {
            note(in + 4 * MINUTE, new PersonSafetyChecked(id, person, GUARD));
        }
        note(in + 8 * MINUTE, new PersonBelongingsStored(id, person, "DEMO-LOCKER"));
        note(in + 14 * MINUTE, new PersonInfoCollected(id, person, List.of("FINGERPRINTS", "PHOTOGRAPH")));
        note(in + 20 * MINUTE, new PersonActivityLogged(id, person, "QUESTIONED"));
    }

    /** A guard shows himself every few minutes until the waiting ends. */
    private void waiting() {
        int from = visit.enterAfter + 70 * MINUTE;
        note(from, new PersonWaiting(id, person, "DEMO-ROOM-2"));
        for (int sign = 1; sign <= GUARDED; sign++) {
            // One gap is the fault; the others are as short as ever.
            int since = sign == 1 ? visit.guardEvery : visit.guardEvery + (sign - 1) * ALLOWED_GAP * 3 / 5;
            note(from + since, new PersonGuardHeartbeat(id, person, GUARD));
        }
        int last = visit.guardEvery + (GUARDED - 1) * ALLOWED_GAP * 3 / 5;
        note(from + last + 2 * MINUTE, new PersonWaitingEnded(id, person));
    }

    private void outing() {
        if (visit.outing == Outing.NONE) {
            return;
        }
        int out = visit.enterAfter + 35 * MINUTE;
        String purpose = visit.outing == Outing.FOR_ANOTHER_PURPOSE ? "MEAL" : "SCENE_IDENTIFICATION";
        if (visit.outing != Outing.UNAPPROVED) {
            pen.write(
                    brought.plusSeconds(out - 3 * MINUTE),
                    new PersonOutingApproved(id, person, purpose, chief),
                    chief,
                    "UNIT_CHIEF");
        }
        note(out, new PersonTakenOut(id, person, purpose));
        note(out + 25 * MINUTE, new PersonEnteredCaseArea(id, person, area));
    }

    private void note(int after, Fact fact) {
        pen.writeAtOnce(brought.plusSeconds(after), fact, Extra.officerOf(STAFF), STAFF);
    }
}
