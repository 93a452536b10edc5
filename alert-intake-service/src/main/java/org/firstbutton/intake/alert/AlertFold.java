package org.firstbutton.intake.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.alert.AlertFact.AlertCarriedOver;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertClosed;
import org.firstbutton.contract.alert.AlertFact.AlertConverted;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertDiverted;
import org.firstbutton.contract.alert.AlertFact.AlertInvalidated;
import org.firstbutton.contract.alert.AlertFact.AlertMerged;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertRecheckStarted;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.contract.alert.AlertFact.AlertReopened;
import org.firstbutton.contract.alert.AlertFact.AlertTransferred;
import org.firstbutton.contract.alert.AlertFact.AlertUnmerged;
import org.firstbutton.contract.alert.AlertFact.AlertWithdrawn;
import org.firstbutton.contract.alert.AlertFact.CallAbandoned;
import org.firstbutton.contract.alert.AlertFact.CallerInformed;
import org.firstbutton.contract.alert.AlertFact.DispatchAcknowledged;
import org.firstbutton.contract.alert.AlertFact.DiversionAccepted;
import org.firstbutton.contract.alert.AlertFact.FeedbackReturned;
import org.firstbutton.contract.alert.AlertFact.FeedbackSubmitted;
import org.firstbutton.contract.alert.AlertFact.RecheckConfirmed;
import org.firstbutton.contract.alert.AlertFact.TransferAccepted;
import org.firstbutton.contract.alert.AlertFact.TransferRefused;
import org.firstbutton.contract.alert.AlertFact.UnitArrived;
import org.firstbutton.contract.alert.AlertFact.UnitCleared;
import org.firstbutton.contract.alert.AlertFact.UnitDelayed;
import org.firstbutton.contract.alert.AlertFact.UnitEnRoute;
import org.firstbutton.intake.alert.DispatchOrder.State;
import org.jspecify.annotations.Nullable;

/**
 * 警情累积 — what each fact does to the state of an alert. Commands and foreign records go through the same fold: it
 * accepts every fact in every state, since what another system recorded did happen; whether a command is allowed is
 * {@link AlertLifecycle}'s question.
 */
public final class AlertFold {
    private static final Map<Class<?>, Step<Fact>> STEPS = new LinkedHashMap<>();

    static {
        on(CallAbandoned.class, (alert, fact, at) -> begin(alert, AlertState.ABANDONED));
        on(AlertReceived.class, AlertFold::received);
        on(AlertClassified.class, AlertFold::classified);
        on(AlertInvalidated.class, (alert, fact, at) -> alert.state = AlertState.INVALID);
        on(AlertWithdrawn.class, (alert, fact, at) -> alert.state = AlertState.INVALID);
        on(AlertMerged.class, AlertFold::merged);
        on(AlertUnmerged.class, AlertFold::unmerged);
        on(AlertDiverted.class, (alert, fact, at) -> {
            alert.agency = fact.agency();
            alert.state = AlertState.DIVERTED;
        });
        on(DiversionAccepted.class, (alert, fact, at) -> alert.state = AlertState.DIVERTED_CLOSED);
        on(AlertDispatched.class, AlertFold::dispatched);
        on(DispatchAcknowledged.class, (alert, fact, at) -> reach(alert, fact.dispatchId(), State.ACKNOWLEDGED, at));
        on(UnitEnRoute.class, (alert, fact, at) -> reach(alert, fact.dispatchId(), State.EN_ROUTE, at));
        on(UnitDelayed.class, (alert, fact, at) -> change(alert, fact.dispatchId(), DispatchOrder::heldUp));
        on(UnitArrived.class, (alert, fact, at) -> reach(alert, fact.dispatchId(), State.ON_SCENE, at));
        on(UnitCleared.class, (alert, fact, at) -> reach(alert, fact.dispatchId(), State.CLEARED, at));
        on(AlertTransferred.class, AlertFold::transferred);
        on(TransferAccepted.class, AlertFold::accepted);
        on(TransferRefused.class, (alert, fact, at) -> endTransfer(alert));
        on(FeedbackSubmitted.class, AlertFold::feedback);
        on(FeedbackReturned.class, (alert, fact, at) -> {
            alert.informed = false;
            alert.state = AlertState.CLEARED;
        });
        on(CallerInformed.class, (alert, fact, at) -> alert.informed = true);
        on(AlertReclassified.class, AlertFold::reclassified);
        on(AlertCarriedOver.class, (alert, fact, at) -> alert.carriedUntil = fact.until());
        on(AlertConverted.class, (alert, fact, at) -> alert.state = AlertState.CASE_LINKED);
        on(AlertClosed.class, AlertFold::closed);
        on(AlertRecheckStarted.class, (alert, fact, at) -> turn(alert, AlertState.CLOSED, AlertState.RECHECK));
        on(RecheckConfirmed.class, (alert, fact, at) -> turn(alert, AlertState.RECHECK, AlertState.CLOSED));
        on(AlertReopened.class, AlertFold::reopened);
    }

    private AlertFold() {}

    /** Takes a fact in that a command has just produced. */
    public static void take(Alert alert, Fact fact, Instant occurredAt) {
        Step<Fact> step = STEPS.get(fact.getClass());
        if (step != null) {
            step.take(alert, fact, occurredAt);
        }
        if (occurredAt.isAfter(alert.stateAt)) {
            alert.stateAt = occurredAt;
        }
    }

    /** Takes a fact in that another system recorded; one that is older than what we know does not turn time back. */
    public static void takeRecorded(Alert alert, Fact fact, Instant occurredAt) {
        AlertState before = alert.state;
        boolean late = occurredAt.isBefore(alert.stateAt) && alert.version > 0;
        take(alert, fact, occurredAt);
        if (late && !(fact instanceof AlertReceived)) {
            alert.state = before;
        }
    }

    // A foreign system may look again at what it has not closed; that closes nothing.
    private static void turn(Alert alert, AlertState from, AlertState to) {
        if (alert.state == from) {
            alert.state = to;
        }
    }

    private static void begin(Alert alert, AlertState state) {
        if (alert.state == AlertState.OFFERED || alert.state == AlertState.ABANDONED) {
            alert.state = state;
        }
    }

    private static void received(Alert alert, AlertReceived fact, Instant at) {
        begin(alert, AlertState.RECEIVED);
        alert.channel = fact.channel();
        alert.receivedBy = fact.receivedBy();
        alert.receivedAt = at;
    }

    private static void classified(Alert alert, AlertClassified fact, Instant at) {
        begin(alert, AlertState.RECEIVED);
        alert.category = fact.category();
        alert.subCategory = fact.subCategory();
        alert.level = fact.level();
        alert.emergency = fact.emergency();
        alert.attendanceRequired = fact.attendanceRequired();
        alert.policeMatter = fact.policeMatter();
        alert.caseIndicated = Boolean.TRUE.equals(fact.caseIndicated());
        alert.caseKind = fact.caseKind();
        alert.areaType = fact.areaType();
        alert.sourcePriority = fact.sourcePriority();
        if (alert.state == AlertState.RECEIVED) {
            alert.state = AlertState.CLASSIFIED;
        }
    }

    private static void merged(Alert alert, AlertMerged fact, Instant at) {
        if (alert.state != AlertState.DUPLICATE) {
            alert.stateBeforeMerge = alert.state;
        }
        alert.masterId = uuid(fact.masterAlertId());
        alert.state = AlertState.DUPLICATE;
    }

    private static void unmerged(Alert alert, AlertUnmerged fact, Instant at) {
        alert.state = Objects.requireNonNullElse(alert.stateBeforeMerge, AlertState.CLASSIFIED);
        alert.stateBeforeMerge = null;
        alert.masterId = null;
    }

    private static void dispatched(Alert alert, AlertDispatched fact, Instant at) {
        if (alert.orders.stream().noneMatch(order -> order.id().equals(fact.dispatchId()))) {
            alert.orders.add(DispatchOrder.sent(
                    fact.dispatchId(), alert.orders.size() + 1, alert.round, fact.unit(), fact.officers(), at));
        }
        if (isPath(fact.unit())) {
            involve(alert, fact.unit());
            // A centre holds the alert for its units until it sends the first of them.
            alert.orgPath = fact.unit().startsWith(alert.orgPath) ? fact.unit() : alert.orgPath;
        }
        followUnits(alert);
    }

    private static void reach(Alert alert, String dispatchId, State state, Instant at) {
        change(alert, dispatchId, order -> order.reached(state, at));
        followUnits(alert);
    }

    private static void change(Alert alert, String dispatchId, UnaryOperator<DispatchOrder> step) {
        alert.orders.replaceAll(order -> order.id().equals(dispatchId) ? step.apply(order) : order);
    }

    private static void followUnits(Alert alert) {
        List<State> units = alert.orders.stream()
                .filter(order -> order.round() == alert.round)
                .map(DispatchOrder::state)
                .toList();
        if (units.isEmpty() || alert.state.compareTo(AlertState.CLEARED) > 0) {
            return;
        }
        boolean allCleared = units.stream().allMatch(State.CLEARED::equals);
        State furthest = units.stream().max(State::compareTo).orElseThrow();
        AlertState shown = AlertState.valueOf(furthest.name());
        alert.state = shown == AlertState.CLEARED && !allCleared ? AlertState.ON_SCENE : shown;
    }

    private static void transferred(Alert alert, AlertTransferred fact, Instant at) {
        alert.transferId = fact.transferId();
        alert.transferFrom = fact.fromUnit();
        alert.transferTo = fact.toUnit();
        involve(alert, fact.toUnit());
    }

    private static void accepted(Alert alert, TransferAccepted fact, Instant at) {
        if (isPath(fact.unit())) {
            involve(alert, fact.unit());
            alert.orgPath = fact.unit();
        }
        endTransfer(alert);
        alert.round++;
        alert.state = AlertState.DISPATCHED;
    }

    private static void endTransfer(Alert alert) {
        alert.transferId = null;
        alert.transferFrom = null;
        alert.transferTo = null;
    }

    private static void feedback(Alert alert, FeedbackSubmitted fact, Instant at) {
        alert.feedbackId = fact.feedbackId();
        alert.disposition = fact.disposition() == null ? alert.disposition : fact.disposition();
        alert.category = fact.category() == null ? alert.category : fact.category();
        alert.caseKind = fact.caseKind() == null ? alert.caseKind : fact.caseKind();
        alert.caseIndicated = fact.caseIndicated() == null ? alert.caseIndicated : fact.caseIndicated();
        if (!AlertState.RESPONDING.contains(alert.state) && alert.state.compareTo(AlertState.FEEDBACK_GIVEN) < 0) {
            alert.state = AlertState.FEEDBACK_GIVEN;
        }
    }

    private static void reclassified(Alert alert, AlertReclassified fact, Instant at) {
        alert.category = fact.category();
        alert.level = fact.level() == null ? alert.level : fact.level();
        alert.caseIndicated = fact.caseIndicated() == null ? alert.caseIndicated : fact.caseIndicated();
        alert.sourcePriority = fact.sourcePriority() == null ? alert.sourcePriority : fact.sourcePriority();
        alert.proposal = null;
    }

    private static void closed(Alert alert, AlertClosed fact, Instant at) {
        alert.disposition = fact.disposition() == null ? alert.disposition : fact.disposition();
        alert.closedAt = at;
        alert.state = AlertState.CLOSED;
    }

    private static void reopened(Alert alert, AlertReopened fact, Instant at) {
        AlertState again = alert.category == null ? AlertState.RECEIVED : AlertState.CLASSIFIED;
        alert.state = alert.orders.isEmpty() ? again : AlertState.DISPATCHED;
        alert.round++;
        alert.closedAt = null;
        alert.informed = false;
        alert.feedbackId = null;
    }

    private static void involve(Alert alert, String path) {
        if (isPath(path) && !alert.orgPaths.contains(path)) {
            List<String> paths = new ArrayList<>(alert.orgPaths);
            paths.add(path);
            alert.orgPaths = paths;
        }
    }

    private static boolean isPath(String unit) {
        return unit.endsWith("/") && unit.indexOf(',') < 0;
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreignNumber) {
            return null;
        }
    }

    private static <F extends Fact> void on(Class<F> type, Step<F> step) {
        STEPS.put(type, (alert, fact, at) -> step.take(alert, type.cast(fact), at));
    }

    private interface Step<F> {
        void take(Alert alert, F fact, Instant at);
    }
}
