package org.firstbutton.intake.alert;

import java.util.EnumMap;
import java.util.Map;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.alert.Outcome.Becomes;
import org.firstbutton.intake.alert.Outcome.BeforeMerge;
import org.firstbutton.intake.alert.Outcome.FollowsUnits;
import org.firstbutton.intake.alert.Outcome.Forbidden;
import org.firstbutton.intake.alert.Outcome.HandledAgain;
import org.firstbutton.intake.alert.Outcome.Stays;

/**
 * 警情流转 — the one table of allowed transitions: for each command the states it is allowed in, what becomes of the
 * alert, and the rule that forbids it everywhere else. A command that the table does not allow does not happen.
 */
public final class AlertLifecycle {
    public static final String CLOSE_WITHOUT_FEEDBACK = "b1: close without feedback";
    public static final String CLOSE_WITHOUT_FILING = "b1: close a case-type alert without a filing decision";
    public static final String CONVERT_WITHOUT_CASE = "b1: convert an alert that indicates no case";
    public static final String FEEDBACK_BEFORE_CLEARING = "b1: feedback before the unit has cleared";

    private static final AlertState[] OPEN = {
        AlertState.RECEIVED, AlertState.CLASSIFIED, AlertState.DISPATCHED, AlertState.ACKNOWLEDGED,
        AlertState.EN_ROUTE, AlertState.ON_SCENE, AlertState.CLEARED, AlertState.FEEDBACK_GIVEN,
        AlertState.CASE_LINKED
    };
    private static final AlertState[] RESPONDING = AlertState.RESPONDING.toArray(AlertState[]::new);

    private static final Map<AlertCommand, Row> TABLE = new EnumMap<>(AlertCommand.class);

    static {
        command(AlertCommand.CLASSIFY, "b1: classify after dispatch")
                .becomes(AlertState.CLASSIFIED, AlertState.RECEIVED, AlertState.CLASSIFIED);
        command(AlertCommand.INVALIDATE, "b1: invalidate after dispatch")
                .becomes(AlertState.INVALID, AlertState.CLASSIFIED)
                .forbids("b1: invalidate without classification", AlertState.RECEIVED);
        command(AlertCommand.WITHDRAW, "b1: withdraw after the scene was cleared")
                .becomes(AlertState.INVALID, AlertState.RECEIVED, AlertState.CLASSIFIED)
                .becomes(AlertState.INVALID, RESPONDING);
        command(AlertCommand.MERGE, "b1: merge after dispatch")
                .becomes(AlertState.DUPLICATE, AlertState.RECEIVED, AlertState.CLASSIFIED);
        command(AlertCommand.UNMERGE, "b1: unmerge an alert that is not merged")
                .gives(new BeforeMerge(), AlertState.DUPLICATE);
        command(AlertCommand.DIVERT, "b1: divert after dispatch")
                .becomes(AlertState.DIVERTED, AlertState.CLASSIFIED)
                .forbids("b1: divert without classification", AlertState.RECEIVED);
        command(AlertCommand.ACCEPT_DIVERSION, "b1: accept a diversion that was not made")
                .becomes(AlertState.DIVERTED_CLOSED, AlertState.DIVERTED);

        command(AlertCommand.DISPATCH, "b1: dispatch an alert that has ended")
                .gives(new FollowsUnits(), AlertState.CLASSIFIED, AlertState.CLEARED)
                .gives(new FollowsUnits(), RESPONDING)
                .forbids("b1: dispatch without classification", AlertState.RECEIVED)
                .forbids("b1: dispatch after feedback", AlertState.FEEDBACK_GIVEN, AlertState.CASE_LINKED)
                .forbids("b1: dispatch a diverted alert", AlertState.DIVERTED);
        command(AlertCommand.TRANSFER, "b1: transfer an alert that has ended").gives(new Stays(), OPEN);
        command(AlertCommand.ACCEPT_TRANSFER, "b1: accept a transfer of an alert that has ended")
                .becomes(AlertState.DISPATCHED, OPEN);
        command(AlertCommand.REFUSE_TRANSFER, "b1: refuse a transfer of an alert that has ended")
                .gives(new Stays(), OPEN);

        for (AlertCommand ofUnit : new AlertCommand[] {
            AlertCommand.ACKNOWLEDGE, AlertCommand.EN_ROUTE, AlertCommand.DELAY, AlertCommand.ARRIVE, AlertCommand.CLEAR
        }) {
            command(ofUnit, "b1: " + ofUnit.verb() + " without an open dispatch")
                    .gives(new FollowsUnits(), RESPONDING);
        }

        command(AlertCommand.SUBMIT_FEEDBACK, FEEDBACK_BEFORE_CLEARING)
                .becomes(AlertState.FEEDBACK_GIVEN, AlertState.CLEARED, AlertState.FEEDBACK_GIVEN)
                // One unit may report while another is still out; the alert goes on with the last.
                .gives(new Stays(), RESPONDING)
                .forbids("b1: feedback after closing", AlertState.CLOSED);
        command(AlertCommand.RETURN_FEEDBACK, "b1: return feedback that was not given")
                .becomes(AlertState.CLEARED, AlertState.FEEDBACK_GIVEN);
        command(AlertCommand.INFORM_CALLER, "b1: inform the caller without feedback")
                .gives(new Stays(), AlertState.FEEDBACK_GIVEN, AlertState.CASE_LINKED);

        command(AlertCommand.RECLASSIFY, "b1: reclassify without feedback")
                .gives(new Stays(), AlertState.FEEDBACK_GIVEN, AlertState.CASE_LINKED)
                .forbids("b1: reclassify after closing", AlertState.CLOSED);
        command(AlertCommand.APPROVE_RECLASSIFICATION, "b1: approve a reclassification without feedback")
                .gives(new Stays(), AlertState.FEEDBACK_GIVEN, AlertState.CASE_LINKED);
        command(AlertCommand.CARRY_OVER, "b1: carry over an alert that has ended")
                .gives(new Stays(), OPEN);
        command(AlertCommand.REPORT_UPWARD, "b1: report an alert upward that has ended")
                .gives(new Stays(), OPEN);
        // Who was admonished at home is visited when the alert has long been closed.
        command(AlertCommand.LOG_CONTACT, "b1: log a contact about an alert that was never valid")
                .gives(new Stays(), OPEN)
                .gives(new Stays(), AlertState.CLOSED, AlertState.RECHECK);
        command(AlertCommand.CONVERT, "b1: convert an alert without feedback")
                .becomes(AlertState.CASE_LINKED, AlertState.FEEDBACK_GIVEN)
                .forbids("b1: convert an alert that has become a case", AlertState.CASE_LINKED);
        command(AlertCommand.CLOSE, CLOSE_WITHOUT_FEEDBACK)
                .becomes(AlertState.CLOSED, AlertState.FEEDBACK_GIVEN, AlertState.CASE_LINKED)
                .forbids("b1: close an alert that is being rechecked", AlertState.RECHECK)
                .forbids("b1: close an alert that has ended", AlertState.ENDED.toArray(AlertState[]::new));
        command(AlertCommand.START_RECHECK, "b1: recheck an alert that is not closed")
                .becomes(AlertState.RECHECK, AlertState.CLOSED);
        command(AlertCommand.CONFIRM_RECHECK, "b1: confirm an alert that is not being rechecked")
                .becomes(AlertState.CLOSED, AlertState.RECHECK);
        command(AlertCommand.REOPEN, "b1: reopen an alert that is open")
                .gives(
                        new HandledAgain(),
                        AlertState.CLOSED,
                        AlertState.RECHECK,
                        AlertState.INVALID,
                        AlertState.DIVERTED_CLOSED)
                .forbids("b1: reopen a merged alert (unmerge it)", AlertState.DUPLICATE)
                .forbids("b1: reopen a call that was never answered", AlertState.ABANDONED, AlertState.OFFERED);
    }

    private AlertLifecycle() {}

    /** What the command does to an alert in this state. */
    public static Outcome of(AlertState state, AlertCommand command) {
        Row row = TABLE.get(command);
        if (row == null) {
            return new Forbidden("b1: " + command.verb() + " is not foreseen");
        }
        return row.outcomes.getOrDefault(state, new Forbidden(row.otherwise));
    }

    /** Refuses the command (409, naming the rule) where the table does not allow it. */
    public static void require(AlertState state, AlertCommand command) {
        if (of(state, command) instanceof Forbidden forbidden) {
            throw Refusal.forbiddenBy(
                    forbidden.rule(), "警情状态为 " + state + "，不能执行 / the alert is " + state + ", which forbids this");
        }
    }

    private static Row command(AlertCommand command, String otherwise) {
        Row row = new Row(otherwise, new EnumMap<>(AlertState.class));
        TABLE.put(command, row);
        return row;
    }

    private record Row(String otherwise, Map<AlertState, Outcome> outcomes) {
        Row becomes(AlertState next, AlertState... from) {
            return gives(new Becomes(next), from);
        }

        Row forbids(String rule, AlertState... in) {
            return gives(new Forbidden(rule), in);
        }

        Row gives(Outcome outcome, AlertState... from) {
            for (AlertState state : from) {
                outcomes.put(state, outcome);
            }
            return this;
        }
    }
}
