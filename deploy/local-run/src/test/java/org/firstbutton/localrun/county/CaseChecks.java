package org.firstbutton.localrun.county;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.alert.AlertFact;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertInvalidated;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.ContactLogged;
import org.firstbutton.contract.alert.AlertFact.FeedbackSubmitted;
import org.firstbutton.contract.casework.CaseFact.CaseAccepted;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.contract.casework.CaseFact.CaseFiled;
import org.firstbutton.contract.casework.CaseFact.CaseNotFiled;
import org.firstbutton.contract.casework.CaseFact.DecisionMade;
import org.firstbutton.contract.casework.CaseFact.EvidenceCollected;
import org.firstbutton.contract.casework.CaseFact.InterrogationHeld;
import org.firstbutton.contract.casework.CaseFact.InterviewHeld;
import org.firstbutton.contract.casework.CaseFact.QueryMade;
import org.firstbutton.contract.casework.CaseFact.ReportRegistered;
import org.firstbutton.contract.casework.CaseFact.SceneInvestigated;
import org.firstbutton.contract.casework.RegistrationFact.CaseTransferred;
import org.firstbutton.contract.casework.RegistrationFact.CaseWithdrawn;
import org.firstbutton.contract.review.ReviewFact.LegalReviewPassed;
import org.firstbutton.localrun.county.story.Chronicle.Statement;
import org.firstbutton.localrun.county.story.Days;

/** The rules on cases and records, written down a second time in plain Java. */
final class CaseChecks {
    static final Map<String, Function<Told, Long>> ALL = Map.of(
            "INT-03", CaseChecks::noCase,
            "INT-08", CaseChecks::backdated,
            "FIL-03", CaseChecks::acceptanceOverdue,
            "FIL-04", CaseChecks::filingOverdue,
            "INV-01", CaseChecks::notInvestigated,
            "INV-02", CaseChecks::stalled,
            "REV-01", CaseChecks::notReviewed);
    private static final List<Class<? extends Fact>> ACTS = List.of(
            InterviewHeld.class,
            InterrogationHeld.class,
            SceneInvestigated.class,
            EvidenceCollected.class,
            QueryMade.class);
    // A long holiday moves the end of a term by at most this; the county keeps away from the days in between.
    private static final int LONGEST_HOLIDAY = 9;

    private static final Instant IN_FORCE = Days.begin(LocalDate.of(2026, 1, 1));

    private CaseChecks() {}

    private static long noCase(Told told) {
        Stream<Instant> indicated = Stream.concat(
                told.all(AlertClassified.class)
                        .filter(one -> Boolean.TRUE.equals(one.fact().caseIndicated()))
                        .map(Told.Happened::at),
                told.all(FeedbackSubmitted.class)
                        .filter(one -> Boolean.TRUE.equals(one.fact().caseIndicated()))
                        .map(Told.Happened::at));
        return indicated
                .limit(1)
                .filter(at -> !told.within(at, ofHours(24), CaseAccepted.class, any -> true)
                        && !told.within(at, ofHours(24), AlertInvalidated.class, any -> true)
                        && !told.within(
                                at,
                                ofHours(24),
                                ReportRegistered.class,
                                report -> report.kind().equals("CRIMINAL")))
                .count();
    }

    private static long backdated(Told told) {
        return told.statements().stream().filter(CaseChecks::isBackdated).count();
    }

    private static boolean isBackdated(Statement statement) {
        Duration lag = Duration.between(statement.occurredAt(), statement.recordedAt());
        return lag.compareTo(statement.fact() instanceof AlertFact ? ofMinutes(30) : ofHours(24)) > 0;
    }

    private static long acceptanceOverdue(Told told) {
        return told.all(ReportRegistered.class)
                .filter(report -> report.fact().kind().equals("ADMIN"))
                .filter(report -> !told.within(report.at(), ofHours(24), CaseAccepted.class, any -> true))
                .count();
    }

    private static long filingOverdue(Told told) {
        return told.all(ReportRegistered.class)
                .filter(report -> report.fact().kind().equals("CRIMINAL"))
                .filter(report -> isOverdue(told, report.at(), 3, List.of(CaseFiled.class, CaseNotFiled.class)))
                .count();
    }

    private static long notInvestigated(Told told) {
        Stream<Boolean> accepted = told.all(CaseAccepted.class)
                .filter(one -> one.fact().kind().equals("ADMIN"))
                .map(one -> lacksAct(told, one.at(), ofDays(3)));
        Stream<Boolean> filed = told.all(CaseFiled.class)
                .map(one ->
                        lacksAct(told, one.at(), Boolean.TRUE.equals(one.fact().livelihood()) ? ofDays(2) : ofDays(7)));
        return Stream.concat(accepted, filed).filter(broken -> broken).count();
    }

    private static boolean lacksAct(Told told, Instant from, Duration limit) {
        return ACTS.stream().noneMatch(act -> told.within(from, limit, act, any -> true));
    }

    private static long stalled(Told told) {
        Stream<Class<? extends Fact>> orEnd = Stream.concat(
                ACTS.stream(),
                Stream.of(CaseClosed.class, CaseTransferred.class, CaseWithdrawn.class, CaseNotFiled.class));
        List<Class<? extends Fact>> answers = orEnd.toList();
        return ACTS.stream()
                .flatMap(act -> told.all(act).map(Told.Happened::at))
                .filter(at -> !at.isBefore(IN_FORCE))
                .filter(at -> isOverdue(told, at.plusNanos(1), 60, answers))
                .count();
    }

    /** Overdue in every calendar, or in none: anything in between would depend on holidays. */
    private static boolean isOverdue(Told told, Instant from, int days, List<Class<? extends Fact>> answers) {
        Instant soonest = Days.begin(Days.of(from).plusDays(days + 1L));
        Instant latest = soonest.plus(ofDays(LONGEST_HOLIDAY));
        boolean early = answers.stream().anyMatch(type -> told.until(from, soonest, type, any -> true));
        boolean late = answers.stream().anyMatch(type -> told.until(from, latest, type, any -> true));
        if (early != late) {
            throw new AssertionError(told.subject() + " depends on the holidays after " + from);
        }
        return !early;
    }

    private static long notReviewed(Told told) {
        return told.all(DecisionMade.class)
                .filter(decision -> told.all(LegalReviewPassed.class)
                        .noneMatch(review -> Boolean.TRUE.equals(review.fact().qualified())
                                && !review.at().isAfter(decision.at())))
                .count();
    }

    /** On one caller's alerts: three within a week and nothing that settles them in between. */
    static long unresolvedCaller(Told caller) {
        int run = 0;
        long found = 0;
        Instant first = Instant.MAX;
        for (Statement statement : caller.statements()) {
            Fact fact = statement.fact();
            boolean settled = fact instanceof CaseAccepted
                    || fact instanceof CaseFiled
                    || (fact instanceof ContactLogged contact
                            && contact.channel().equals("VISIT"))
                    || (fact instanceof FeedbackSubmitted feedback
                            && (Boolean.TRUE.equals(feedback.mediated()) || Boolean.TRUE.equals(feedback.visited())));
            if (settled) {
                run = 0;
            } else if (fact instanceof AlertReceived) {
                first = run == 0 ? statement.occurredAt() : first;
                run++;
                found += run == 3 && !statement.occurredAt().isAfter(first.plus(ofDays(7))) ? 1 : 0;
            }
        }
        return found;
    }
}
