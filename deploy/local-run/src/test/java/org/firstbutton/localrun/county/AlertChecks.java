package org.firstbutton.localrun.county;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firstbutton.contract.alert.AlertFact;
import org.firstbutton.contract.alert.AlertFact.AlertCarriedOver;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertClosed;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertInvalidated;
import org.firstbutton.contract.alert.AlertFact.AlertMerged;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.contract.alert.AlertFact.AlertTransferred;
import org.firstbutton.contract.alert.AlertFact.AlertWithdrawn;
import org.firstbutton.contract.alert.AlertFact.CallerInformed;
import org.firstbutton.contract.alert.AlertFact.DispatchAcknowledged;
import org.firstbutton.contract.alert.AlertFact.DiversionAccepted;
import org.firstbutton.contract.alert.AlertFact.FeedbackSubmitted;
import org.firstbutton.contract.alert.AlertFact.TransferAccepted;
import org.firstbutton.contract.alert.AlertFact.UnitArrived;
import org.firstbutton.contract.alert.AlertFact.UnitCleared;
import org.firstbutton.contract.casework.CaseFact.CaseAccepted;
import org.firstbutton.contract.review.ReviewFact.RecheckCompleted;
import org.firstbutton.localrun.county.story.Days;

/** The rules on alerts, written down a second time in plain Java: how often each is broken on one alert. */
final class AlertChecks {
    static final Map<String, Function<Told, Long>> ALL = Map.ofEntries(
            Map.entry("ALT-05", AlertChecks::dispatchOverdue),
            Map.entry("ALT-06", AlertChecks::notAcknowledged),
            Map.entry("ALT-08", AlertChecks::arrivalOverdue),
            Map.entry("ALT-14", AlertChecks::feedbackOverdue),
            Map.entry("ALT-16", AlertChecks::callerNotInformed),
            Map.entry("ALT-18", AlertChecks::passedOn),
            Map.entry("ALT-19", AlertChecks::dayNotCleared),
            Map.entry("ALT-22", AlertChecks::suspended),
            Map.entry("INT-01", AlertChecks::downgraded));

    private AlertChecks() {}

    private static long dispatchOverdue(Told told) {
        return told.all(AlertClassified.class)
                .filter(one -> Boolean.TRUE.equals(one.fact().policeMatter()))
                .filter(one -> {
                    Duration limit = switch (Objects.requireNonNull(one.fact().level())) {
                        case 1, 2 -> ofMinutes(1);
                        case 3 -> ofMinutes(5);
                        default -> ofMinutes(30);
                    };
                    return Stream.of(
                                    AlertDispatched.class,
                                    AlertInvalidated.class,
                                    AlertMerged.class,
                                    AlertWithdrawn.class)
                            .noneMatch(type -> told.within(one.at(), limit, type, any -> true));
                })
                .count();
    }

    private static long notAcknowledged(Told told) {
        return told.all(AlertDispatched.class)
                .filter(order -> !told.within(
                        order.at(),
                        ofMinutes(3),
                        DispatchAcknowledged.class,
                        ack -> ack.dispatchId().equals(order.fact().dispatchId())))
                .count();
    }

    private static long arrivalOverdue(Told told) {
        AlertClassified what =
                told.first(AlertClassified.class).map(Told.Happened::fact).orElse(null);
        if (what == null || !Boolean.TRUE.equals(what.emergency()) || !Boolean.TRUE.equals(what.attendanceRequired())) {
            return 0;
        }
        Duration limit = switch (String.valueOf(what.areaType())) {
            case "URBAN" -> ofMinutes(5);
            case "SUBURBAN" -> ofMinutes(10);
            default -> ofMinutes(30);
        };
        return told.all(AlertDispatched.class)
                .filter(order -> !told.within(
                        order.at(),
                        limit,
                        UnitArrived.class,
                        arrival -> arrival.dispatchId().equals(order.fact().dispatchId())))
                .count();
    }

    private static long feedbackOverdue(Told told) {
        return told.all(UnitCleared.class)
                .filter(clear -> !told.within(
                        clear.at(),
                        ofHours(2),
                        FeedbackSubmitted.class,
                        feedback -> clear.fact().dispatchId().equals(feedback.dispatchId())))
                .count();
    }

    private static long callerNotInformed(Told told) {
        return told.first(FeedbackSubmitted.class).stream()
                .filter(feedback -> Boolean.TRUE.equals(feedback.fact().callerReachable()))
                .filter(feedback -> !told.within(feedback.at(), ofHours(24), CallerInformed.class, any -> true))
                .count();
    }

    private static long passedOn(Told told) {
        List<Told.Happened<AlertTransferred>> transfers =
                told.all(AlertTransferred.class).toList();
        long unclaimed = transfers.stream()
                .filter(transfer -> !told.within(
                        transfer.at(),
                        ofHours(24),
                        TransferAccepted.class,
                        accepted -> accepted.transferId().equals(transfer.fact().transferId())))
                .count();
        boolean twice = transfers.size() == 2
                && !transfers.get(1).at().isAfter(transfers.get(0).at().plus(ofHours(24)))
                && Stream.of(UnitArrived.class, FeedbackSubmitted.class, CaseAccepted.class)
                        .noneMatch(type -> told.until(
                                transfers.get(0).at(), transfers.get(1).at(), type, any -> true));
        return unclaimed + (twice ? 1 : 0);
    }

    private static long dayNotCleared(Told told) {
        return told.first(AlertReceived.class).stream()
                .filter(received -> {
                    Instant midnight = Days.begin(Days.of(received.at()).plusDays(1));
                    return !settledBy(told, received.at(), midnight)
                            && told.first(AlertCarriedOver.class)
                                    .filter(carried -> !carried.at().isAfter(midnight))
                                    .filter(carried -> settledBy(
                                            told,
                                            received.at(),
                                            Days.begin(Days.of(carried.fact().until())
                                                    .plusDays(1))))
                                    .isEmpty();
                })
                .count();
    }

    private static boolean settledBy(Told told, Instant from, Instant due) {
        return Stream.<Class<? extends AlertFact>>of(
                        AlertClosed.class,
                        AlertInvalidated.class,
                        AlertWithdrawn.class,
                        AlertMerged.class,
                        DiversionAccepted.class)
                .anyMatch(type -> told.until(from, due, type, any -> true));
    }

    /** Every handing over must be followed within a day by something that shows that somebody has it. */
    private static long suspended(Told told) {
        Stream<Instant> handedOver = Stream.concat(
                told.first(AlertDispatched.class).map(Told.Happened::at).stream(),
                told.all(TransferAccepted.class).map(Told.Happened::at));
        return handedOver
                .filter(at -> Stream.of(FeedbackSubmitted.class, AlertCarriedOver.class, CaseAccepted.class)
                                .noneMatch(type -> told.within(at, ofHours(24), type, any -> true))
                        && !told.within(at.plusNanos(1), ofHours(24), TransferAccepted.class, any -> true))
                .count();
    }

    private static long downgraded(Told told) {
        return told.all(AlertReclassified.class)
                .filter(one -> Objects.requireNonNull(one.fact().toClass())
                        > Objects.requireNonNull(one.fact().fromClass()))
                .filter(one -> one.fact().reason() == null
                        || one.fact().evidenceRef() == null
                        || Objects.equals(one.fact().approver(), one.fact().editor())
                        || !told.within(one.at(), ofHours(24), RecheckCompleted.class, any -> true))
                .count();
    }
}
