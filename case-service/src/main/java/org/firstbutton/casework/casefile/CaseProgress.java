package org.firstbutton.casework.casefile;

import java.util.List;
import java.util.Objects;
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
 */
public record CaseProgress(
        CaseState state,
        @Nullable String offence,
        @Nullable String handler,
        List<String> hands,
        List<String> paused,
        @Nullable String reviewId,
        @Nullable String reviewSubject) {
    public static final CaseProgress NONE =
            new CaseProgress(CaseState.REPORTED, null, null, List.of(), List.of(), null, null);

    /** The progress after one more fact. */
    public CaseProgress after(CaseKind kind, Fact fact, Actor actor) {
        CaseProgress next = in(stateAfter(kind, fact));
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
        CaseCommand command =
                CaseCommand.leaving(FactTypes.nameOf(fact.getClass())).orElse(null);
        if (command == null) {
            return state;
        }
        return CaseLifecycle.of(kind).next(state, command).orElseGet(() -> impliedBy(command));
    }

    private CaseState impliedBy(CaseCommand command) {
        if (state == CaseState.CLOSED) {
            return state;
        }
        return switch (command) {
            case ACCEPT -> CaseState.ACCEPTED;
            case NOT_ACCEPT -> CaseState.NOT_ACCEPTED;
            case FILE -> CaseState.FILED;
            case NOT_FILE -> CaseState.NOT_FILED;
            case REQUEST_REVIEW -> CaseState.IN_LEGAL_REVIEW;
            case RETURN_REVIEW -> CaseState.INVESTIGATING;
            case PASS_REVIEW -> CaseState.REVIEWED;
            case DECIDE -> CaseState.DECIDED;
            case CLOSE -> CaseState.CLOSED;
            case ASSIGN, ENQUIRE, INTERROGATE, PAUSE_CLOCK, RESUME_CLOCK, EXTEND_CLOCK -> state;
        };
    }

    private CaseProgress in(CaseState newState) {
        return new CaseProgress(newState, offence, handler, hands, paused, reviewId, reviewSubject);
    }

    private CaseProgress charged(@Nullable String newOffence) {
        return new CaseProgress(
                state, newOffence == null ? offence : newOffence, handler, hands, paused, reviewId, reviewSubject);
    }

    private CaseProgress handledBy(String officer) {
        return new CaseProgress(state, offence, officer, hands, paused, reviewId, reviewSubject);
    }

    private CaseProgress underReview(String id, String subject) {
        return new CaseProgress(state, offence, handler, hands, paused, id, subject);
    }

    private CaseProgress with(String officer) {
        return officer.isEmpty() ? this : with(List.of(officer));
    }

    private CaseProgress with(List<String> officers) {
        TreeSet<String> all = new TreeSet<>(hands);
        all.addAll(officers);
        return new CaseProgress(state, offence, handler, List.copyOf(all), paused, reviewId, reviewSubject);
    }

    private CaseProgress paused(String limit, boolean stopped) {
        TreeSet<String> all = new TreeSet<>(paused);
        if (stopped) {
            all.add(limit);
        } else {
            all.remove(limit);
        }
        return new CaseProgress(state, offence, handler, hands, List.copyOf(all), reviewId, reviewSubject);
    }
}
