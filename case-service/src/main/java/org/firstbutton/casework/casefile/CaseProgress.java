package org.firstbutton.casework.casefile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.casework.CaseFact;
import org.firstbutton.contract.review.ReviewFact;
import org.jspecify.annotations.Nullable;

/**
 * 办理进度 — what the facts of a case add up to; a pure fold, the same for our own commands and for foreign records.
 *
 * @param handler the officer it is assigned to
 * @param hands everybody who has worked on it; none of them reviews it
 * @param paused limits whose clocks stand still
 * @param tally how often facts happened that the law allows only so often, by their type
 */
public record CaseProgress(
        CaseState state,
        @Nullable String offence,
        @Nullable String handler,
        List<String> hands,
        List<String> paused,
        @Nullable String reviewId,
        @Nullable String reviewSubject,
        Map<String, Integer> tally) {
    public static final CaseProgress NONE =
            new CaseProgress(CaseState.REPORTED, null, null, List.of(), List.of(), null, null, Map.of());

    private static final Set<String> COUNTED = Set.of("mediation.failed", "prosecution.returned-for-supplement");

    /** The progress after one more fact. */
    public CaseProgress after(CaseKind kind, Fact fact, Actor actor) {
        CaseProgress next = in(stateAfter(kind, fact)).counting(FactTypes.nameOf(fact.getClass()));
        if (Roles.HANDLING_OFFICER.equals(actor.role())) {
            next = next.with(List.of(actor.id()));
        }
        if (fact instanceof CaseFact caseFact) {
            return next.afterCaseFact(caseFact);
        }
        return fact instanceof ReviewFact.LegalReviewRequested asked
                ? next.underReview(asked.reviewId(), asked.subject())
                : next;
    }

    private CaseProgress afterCaseFact(CaseFact fact) {
        if (fact instanceof CaseFact.ReportRegistered report) {
            return charged(report.offence()).with(Objects.requireNonNullElse(report.officer(), ""));
        }
        if (fact instanceof CaseFact.CaseAccepted accepted) {
            return charged(accepted.offence());
        }
        if (fact instanceof CaseFact.CaseFiled filed) {
            return charged(filed.offence());
        }
        if (fact instanceof CaseFact.CaseAssigned assigned) {
            return handledBy(assigned.officer()).with(assigned.officer());
        }
        if (fact instanceof CaseFact.ClockPaused pause) {
            return paused(pause.limit(), true);
        }
        if (fact instanceof CaseFact.ClockResumed resume) {
            return paused(resume.limit(), false);
        }
        return with(officersOf(fact));
    }

    private static List<String> officersOf(CaseFact fact) {
        if (fact instanceof CaseFact.InterviewHeld act) {
            return act.officers();
        }
        if (fact instanceof CaseFact.InterrogationHeld act) {
            return act.officers();
        }
        if (fact instanceof CaseFact.SceneInvestigated act) {
            return act.officers();
        }
        if (fact instanceof CaseFact.EvidenceCollected act) {
            return act.officers();
        }
        return fact instanceof CaseFact.QueryMade act ? act.officers() : List.of();
    }

    // A foreign record may skip steps: then the fact itself says where the case stands. Only an end stays an end,
    // unless the report is taken up after all.
    private CaseState stateAfter(CaseKind kind, Fact fact) {
        CaseCommand command = CaseCommand.leaving(fact).orElse(null);
        if (command == null) {
            return state;
        }
        return CaseLifecycle.of(kind).next(state, command).orElseGet(() -> impliedBy(kind, command));
    }

    private CaseState impliedBy(CaseKind kind, CaseCommand command) {
        return state.isFinal() ? state : CaseLifecycle.of(kind).implied(command).orElse(state);
    }

    /** How often this happened, of what is counted. */
    public int times(String factType) {
        return tally.getOrDefault(factType, 0);
    }

    private CaseProgress counting(String factType) {
        if (!COUNTED.contains(factType)) {
            return this;
        }
        TreeMap<String, Integer> more = new TreeMap<>(tally);
        more.merge(factType, 1, Integer::sum);
        return new CaseProgress(state, offence, handler, hands, paused, reviewId, reviewSubject, more);
    }

    CaseProgress in(CaseState newState) {
        return new CaseProgress(newState, offence, handler, hands, paused, reviewId, reviewSubject, tally);
    }

    private CaseProgress charged(@Nullable String newOffence) {
        return new CaseProgress(
                state,
                newOffence == null ? offence : newOffence,
                handler,
                hands,
                paused,
                reviewId,
                reviewSubject,
                tally);
    }

    private CaseProgress handledBy(String officer) {
        return new CaseProgress(state, offence, officer, hands, paused, reviewId, reviewSubject, tally);
    }

    private CaseProgress underReview(String id, String subject) {
        return new CaseProgress(state, offence, handler, hands, paused, id, subject, tally);
    }

    private CaseProgress with(String officer) {
        return officer.isEmpty() ? this : with(List.of(officer));
    }

    private CaseProgress with(List<String> officers) {
        TreeSet<String> all = new TreeSet<>(hands);
        all.addAll(officers);
        return new CaseProgress(state, offence, handler, List.copyOf(all), paused, reviewId, reviewSubject, tally);
    }

    private CaseProgress paused(String limit, boolean stopped) {
        TreeSet<String> all = new TreeSet<>(paused);
        if (stopped) {
            all.add(limit);
        } else {
            all.remove(limit);
        }
        return new CaseProgress(state, offence, handler, hands, List.copyOf(all), reviewId, reviewSubject, tally);
    }
}
