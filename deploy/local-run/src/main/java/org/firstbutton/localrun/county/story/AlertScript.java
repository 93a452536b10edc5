package org.firstbutton.localrun.county.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstbutton.contract.alert.AlertFact;
import org.firstbutton.contract.alert.AlertFact.AlertCarriedOver;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertClosed;
import org.firstbutton.contract.alert.AlertFact.AlertConverted;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.contract.alert.AlertFact.AlertReportedUpward;
import org.firstbutton.contract.alert.AlertFact.AlertTransferred;
import org.firstbutton.contract.alert.AlertFact.CallAnswered;
import org.firstbutton.contract.alert.AlertFact.CallOffered;
import org.firstbutton.contract.alert.AlertFact.CallerInformed;
import org.firstbutton.contract.alert.AlertFact.ContactLogged;
import org.firstbutton.contract.alert.AlertFact.DispatchAcknowledged;
import org.firstbutton.contract.alert.AlertFact.FeedbackSubmitted;
import org.firstbutton.contract.alert.AlertFact.TransferAccepted;
import org.firstbutton.contract.alert.AlertFact.UnitArrived;
import org.firstbutton.contract.alert.AlertFact.UnitCleared;
import org.firstbutton.contract.alert.AlertFact.UnitDelayed;
import org.firstbutton.contract.alert.AlertFact.UnitEnRoute;
import org.firstbutton.localrun.county.story.AlertCourse.Passing;
import org.firstbutton.localrun.county.story.AlertCourse.Regrading;
import org.jspecify.annotations.Nullable;

/** 警情脚本 — writes down what the dispatch system recorded of one valid alert, and the case that came of it. */
public final class AlertScript {
    public static final String SOURCE = "demo-110";
    private static final String DESK = "DEMO-110-DESK-";
    private static final String RESPONDING = "RESPONDING_OFFICER";
    private static final int LONGEST_LAG = 5;

    private final AlertCourse course;
    private final String number;
    private final Dice dice;
    private final Pen pen;
    private final String desk;
    private int orders;
    private Instant arrived;
    private Instant lastFeedback;
    private String feedback = "";

    public AlertScript(AlertCourse course, String number) {
        this.course = course;
        this.number = number;
        this.dice = course.dice;
        this.pen = new Pen(dice, LONGEST_LAG, course.putOff);
        this.desk = DESK + dice.between(1, 8);
        this.arrived = course.received;
        this.lastFeedback = course.received;
    }

    /** The alert, and its case if there is one. */
    public List<Chronicle> write() {
        handle(reception().plusSeconds(course.dispatchAfter));
        for (Extra extra : course.also) {
            Instant at = course.received.plusSeconds(extra.after());
            pen.write(at, extra.fact().apply(at), desk, "CALL_TAKER");
        }
        CaseScript casework = casework();
        Instant closed = closing(casework);
        carryOver(closed);
        Chronicle alert = new Chronicle(SOURCE, number, course.unit.path(), null, pen.inOrder());
        return casework == null ? List.of(alert) : List.of(alert, casework.write(number, course.subject.offence()));
    }

    private Instant reception() {
        Instant received = course.received;
        if (course.channel.equals("PHONE_110")) {
            call(pen, number, received, dice.between(2, 9), desk);
        }
        boolean caseType = course.isCaseType();
        String caller = course.caller == null ? "demo-caller-" + number : course.caller;
        pen.write(
                received,
                new AlertReceived(course.channel, number, caller, course.reachable, "demo-place-" + number, desk),
                desk,
                "CALL_TAKER");
        Instant classified = received.plusSeconds(dice.between(18, 50));
        CaseCourse casework = course.casework;
        pen.write(
                classified,
                new AlertClassified(
                        course.subject.category(),
                        null,
                        course.level,
                        course.emergency,
                        course.attendance,
                        true,
                        caseType,
                        casework == null || !caseType ? null : casework.kind,
                        course.unit.area().name(),
                        null,
                        course.violence ? List.of("DOMESTIC_VIOLENCE") : null),
                desk,
                "CALL_TAKER");
        if (course.level == 1) {
            reportUpward("COUNTY", classified.plusSeconds(course.countyToldAfter));
            reportUpward("CITY", classified.plusSeconds(course.cityToldAfter));
        }
        return classified;
    }

    private void reportUpward(String level, Instant at) {
        pen.write(at, new AlertReportedUpward(level, List.of(level)), desk, "DUTY_DIRECTOR");
    }

    static void call(Pen pen, String number, Instant received, int rings, String desk) {
        pen.write(received.minusSeconds(rings + 2), new CallOffered(number + "-T", "110", desk), desk, "CALL_TAKER");
        pen.write(received.minusSeconds(2), new CallAnswered(number + "-T", rings * 1000L, null), desk, "CALL_TAKER");
    }

    private void handle(Instant dispatched) {
        switch (course.passing) {
            case KEPT -> {
                for (int i = 0; i < course.units; i++) {
                    respond(i == 0 ? course.unit : course.unit.neighbour(i), dispatched.plusSeconds(20L * i));
                }
            }
            case HANDED_OVER -> {
                respond(course.unit, dispatched);
                Instant asked = arrived.plusSeconds(dice.minutes(3, 6));
                Instant accepted = transfer(1, course.unit, course.unit.neighbour(1), asked, dice.minutes(4, 20));
                respond(course.unit.neighbour(1), accepted.plusSeconds(dice.minutes(1, 4)));
            }
            case PASSED_ON_TWICE, UNCLAIMED -> passAround(dispatched);
        }
    }

    private void passAround(Instant dispatched) {
        Unit second = course.unit.neighbour(1);
        Unit third = course.unit.neighbour(2);
        order(course.unit, dispatched);
        Instant asked = dispatched.plusSeconds(dice.minutes(15, 40));
        if (course.passing == Passing.UNCLAIMED) {
            Instant accepted = transfer(1, course.unit, second, asked, dice.hours(25, 29));
            respond(second, accepted.plusSeconds(dice.minutes(2, 9)));
        } else {
            Instant accepted = transfer(1, course.unit, second, asked, dice.minutes(5, 20));
            Instant again = transfer(2, second, third, accepted.plusSeconds(dice.minutes(20, 90)), dice.minutes(5, 20));
            respond(third, again.plusSeconds(dice.minutes(2, 9)));
        }
    }

    private Instant transfer(int which, Unit from, Unit to, Instant asked, int acceptedAfter) {
        String id = number + "-M" + which;
        pen.write(
                asked,
                new AlertTransferred(id, from.path(), to.path(), "JURISDICTION"),
                from.officer(dice),
                RESPONDING);
        Instant accepted = asked.plusSeconds(acceptedAfter);
        pen.write(accepted, new TransferAccepted(id, to.path()), to.chief(), "UNIT_CHIEF");
        return accepted;
    }

    /** Sends a unit and has it acknowledge. */
    private Sent order(Unit unit, Instant dispatched) {
        orders++;
        Sent sent = new Sent(number + "-P" + orders, unit.officer(dice), dispatched);
        Integer required = course.attendance && course.emergency ? unit.area().limit : null;
        pen.write(
                dispatched,
                new AlertDispatched(sent.id, unit.path(), List.of(sent.officer), "TERMINAL", required),
                desk,
                "DISPATCHER");
        Instant acknowledged = dispatched.plusSeconds(course.acknowledgeAfter);
        pen.write(acknowledged, new DispatchAcknowledged(sent.id, sent.officer, null), sent.officer, RESPONDING);
        return sent;
    }

    private record Sent(String id, String officer, Instant at) {}

    private void respond(Unit unit, Instant dispatched) {
        Sent sent = order(unit, dispatched);
        Instant done = dispatched.plusSeconds(course.acknowledgeAfter);
        if (course.attendance) {
            pen.write(done.plusSeconds(course.turnOutAfter), new UnitEnRoute(sent.id, "CAR"), sent.officer, RESPONDING);
        }
        if (course.attendance && !course.turnedBack) {
            int soonest = course.acknowledgeAfter + Math.max(100, course.turnOutAfter + 40);
            arrived = dispatched.plusSeconds(Math.max(course.arriveAfter, soonest));
            if (course.delayReported) {
                Instant delayed = dispatched.plusSeconds(course.acknowledgeAfter + 80L);
                pen.write(delayed, new UnitDelayed(sent.id, "TRAFFIC_JAM"), sent.officer, RESPONDING);
            }
            pen.write(arrived, new UnitArrived(sent.id, "GPS"), sent.officer, RESPONDING);
            done = arrived.plusSeconds(course.onScene);
            pen.write(done, new UnitCleared(sent.id), sent.officer, RESPONDING);
        } else {
            arrived = done;
        }
        feedback(sent, done.plusSeconds(course.feedbackAfter));
    }

    private void feedback(Sent sent, Instant at) {
        feedback = number + "-F" + orders;
        boolean caseType = course.isCaseType();
        CaseCourse casework = course.casework;
        pen.write(
                at,
                new FeedbackSubmitted(
                        feedback,
                        sent.id,
                        caseType ? "CASE" : course.mediated ? "MEDIATED" : course.disposition,
                        course.subject.category(),
                        caseType,
                        caseType && casework != null ? casework.kind : null,
                        course.reachable,
                        course.mediated,
                        course.visited,
                        course.elements,
                        course.loss == null ? null : BigDecimal.valueOf(course.loss)),
                sent.officer,
                RESPONDING);
        lastFeedback = at.isAfter(lastFeedback) ? at : lastFeedback;
    }

    private @Nullable CaseScript casework() {
        CaseCourse casework = course.casework;
        if (casework == null) {
            return null;
        }
        CaseScript script = new CaseScript(casework, number.replace("DEMO-", "DEMO-C-"), course.unit, arrived, dice);
        String officer = course.unit.officer(dice);
        pen.write(
                script.registered().plusSeconds(60),
                new AlertConverted(number.replace("DEMO-", "DEMO-C-")),
                officer,
                "HANDLING_OFFICER");
        return script;
    }

    private Instant closing(@Nullable CaseScript casework) {
        Instant informed = lastFeedback.plusSeconds(course.informAfter);
        String officer = course.unit.officer(dice);
        AlertFact told = course.reachable
                ? new CallerInformed("PHONE", "INFORMED")
                : new ContactLogged(officer, "PHONE", number + "-REC");
        pen.write(informed, told, officer, RESPONDING);
        Instant settled = informed;
        CaseCourse following = course.casework;
        if (casework != null && following != null && following.alertWaits) {
            settled = casework.accepted().isAfter(informed) ? casework.accepted() : informed;
        }
        Regrading regrading = course.regrading;
        if (regrading != null) {
            settled = settled.plusSeconds(dice.minutes(3, 9));
            regrade(regrading, settled);
        }
        Instant closed = settled.plusSeconds(course.closeAfter);
        pen.write(
                closed,
                new AlertClosed(course.unit.chief(), "SETTLED", course.isCaseType() ? "CASE" : "ADVISED"),
                course.unit.chief(),
                "UNIT_CHIEF");
        return closed;
    }

    private void regrade(Regrading regrading, Instant at) {
        String editor = course.unit.officer(dice);
        String approver = regrading.byAnother() ? "DEMO-P-LEGAL-01" : editor;
        int from = course.subject.severityClass();
        pen.write(
                at,
                new AlertReclassified(
                        course.subject.category(),
                        regrading.toClass() == 4 ? "500200" : "509900",
                        from,
                        regrading.toClass(),
                        null,
                        false,
                        editor,
                        approver,
                        regrading.reason(),
                        regrading.evidence(),
                        null),
                editor,
                RESPONDING);
    }

    private void carryOver(Instant closed) {
        Instant midnight = Days.begin(Days.of(course.received).plusDays(1));
        if (course.carriedOver && closed.isAfter(midnight.minus(3, ChronoUnit.MINUTES))) {
            Instant at = midnight.minusSeconds(dice.minutes(4, 18));
            pen.write(
                    at,
                    new AlertCarriedOver("HANDLING_CONTINUES", course.unit.officer(1), closed.plusSeconds(3600)),
                    course.unit.chief(),
                    "UNIT_CHIEF");
        }
    }
}
