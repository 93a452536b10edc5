package org.firstbutton.scoring.dossierreview;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.review.ReviewFact.DossierAssigned;
import org.firstbutton.contract.review.ReviewFact.DossierConfirmed;
import org.firstbutton.contract.review.ReviewFact.DossierDelisted;
import org.firstbutton.contract.review.ReviewFact.DossierNominated;
import org.firstbutton.contract.review.ReviewFact.DossierObjected;
import org.firstbutton.contract.review.ReviewFact.DossierRechecked;
import org.firstbutton.contract.review.ReviewFact.DossierRectified;
import org.firstbutton.contract.review.ReviewFact.DossierScored;
import org.firstbutton.contract.review.ReviewFact.DossierSelected;
import org.firstbutton.scoring.dossierreview.ClosedCases.ClosedCase;
import org.firstbutton.scoring.term.ObjectionWindow;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 案卷评查规范 — reviewer ≠ handler, reviewer and approver of the case; the second does not know the first; the sum is the system's. */
@ApplicationScoped
public class DossierReviewPractice implements Practice {
    private static final Set<String> SAMPLES = Set.of("FULL", "SECOND");
    private static final Set<Integer> WEIGHTS = Set.of(1, 2, 4, 6);

    private final ClosedCases cases;
    private final ReviewForms forms;
    private final Proceedings proceedings;
    private final CurrentCaller caller;
    private final ObjectionWindow window;

    DossierReviewPractice(
            ClosedCases cases,
            ReviewForms forms,
            Proceedings proceedings,
            CurrentCaller caller,
            ObjectionWindow window) {
        this.cases = cases;
        this.forms = forms;
        this.proceedings = proceedings;
        this.caller = caller;
        this.window = window;
    }

    @Override
    public Procedure procedure() {
        return DossierReviewProcedure.TABLE;
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId) {
        if (caseId == null) {
            throw Refusal.field("/caseId", "须指明案件 / say which case");
        }
        ClosedCase closed = cases.find(handle, caseId).orElseThrow(Refusal::notFound);
        return new Place(closed.matter(), caseId, closed.orgPath(), List.of());
    }

    private ClosedCase closed(Handle handle, Proceeding review) {
        return cases.find(handle, Objects.requireNonNull(review.caseId())).orElseThrow(Refusal::notFound);
    }

    @Override
    public Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        if (fact instanceof DossierScored scored) {
            ReviewForm form = form(before);
            form.requireVetoes(scored.vetoes());
            return new DossierScored(
                    scored.dossierId(),
                    scored.caseId(),
                    scored.reviewer(),
                    form.score(scored.marks()),
                    form.name(),
                    scored.marks(),
                    scored.vetoes());
        }
        if (fact instanceof DossierConfirmed confirmed) {
            return new DossierConfirmed(
                    confirmed.dossierId(),
                    confirmed.caseId(),
                    Objects.requireNonNull(before.said("sample")),
                    new BigDecimal(Objects.requireNonNull(before.said("score"))),
                    confirmed.weight(),
                    closed(handle, before).handler(),
                    vetoes(before));
        }
        return fact;
    }

    private ReviewForm form(Proceeding review) {
        return forms.named(String.valueOf(review.said("form")))
                .orElseThrow(() -> Refusal.forbiddenBy("b7: by a form", "评查表已不可用 / its form is not there any more"));
    }

    private static List<String> vetoes(Proceeding review) {
        return StreamSupport.stream(review.detail().path("vetoes").spliterator(), false)
                .map(veto -> veto.asText())
                .toList();
    }

    @Override
    public void requireImpartial(Handle handle, Proceeding before, Step step) {
        String me = caller.get().actorId();
        boolean judges = Set.of("score", "recheck", "confirm").contains(step.name());
        if (judges && closed(handle, before).hands().contains(me)) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "参与办案者不得评查 / who had a part in the case does not review it");
        }
        // Whom it was assigned to has scored it, even where another has reviewed it again since.
        boolean scored = me.equals(before.said("reviewer")) || me.equals(before.said("assigned"));
        if (Set.of("recheck", "confirm").contains(step.name()) && scored) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "评分人不得复评或定分 / who scored it does not confirm it");
        }
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        DatabaseClock.requireNow(handle, occurredAt);
        if (fact instanceof DossierSelected selected) {
            requireSelectable(handle, before, selected);
        } else if (fact instanceof DossierAssigned assigned) {
            requireReviewer(handle, before, assigned.reviewer());
        } else if (fact instanceof DossierScored scored) {
            if (!scored.reviewer().equals(before.said("assigned"))) {
                throw Refusal.notFound();
            }
        } else if (fact instanceof DossierObjected && !occurredAt.isBefore(until(before))) {
            throw Refusal.forbiddenBy("b7: objected to in time", "异议期至 " + until(before) + " / the time ended then");
        } else if (fact instanceof DossierRechecked rechecked
                && (rechecked.score().signum() < 0 || rechecked.score().compareTo(ReviewForm.WHOLE) > 0)) {
            throw Refusal.field("/score", "须为 0–100 / 0 to 100 is expected");
        } else if (fact instanceof DossierConfirmed confirmed) {
            requireConfirmable(before, confirmed, occurredAt);
        } else if (fact instanceof DossierNominated nominated
                && !Set.of("BEST", "WORST").contains(nominated.side())) {
            throw Refusal.field("/side", "须为 BEST 或 WORST / one of these is expected");
        } else if ((fact instanceof DossierRectified || fact instanceof DossierDelisted)
                && !"WORST".equals(before.said("side"))) {
            throw Refusal.forbiddenBy("b7: only the worst are put right", "仅最差卷须整改 / it is not one of the worst");
        }
    }

    private void requireSelectable(Handle handle, Proceeding fresh, DossierSelected selected) {
        if (!SAMPLES.contains(selected.sample())) {
            throw Refusal.field("/sample", "须为 FULL 或 SECOND / one of these is expected");
        }
        if (forms.named(selected.form()).isEmpty()) {
            throw Refusal.field(
                    "/form",
                    "须为 " + forms.all().stream().map(ReviewForm::name).toList() + " 之一 / no form of that name");
        }
        List<Proceeding> others =
                proceedings.ofCase(handle, procedure(), Objects.requireNonNull(fresh.caseId())).stream()
                        .filter(other -> !other.id().equals(fresh.id()))
                        .toList();
        if (others.stream().anyMatch(other -> selected.sample().equals(other.said("sample")))) {
            throw Refusal.forbiddenBy("b7: one case, one evaluation", "该案卷已抽选 / its dossier was selected before");
        }
        if (selected.sample().equals("SECOND")
                && others.stream().noneMatch(other -> "FULL".equals(other.said("sample")))) {
            throw Refusal.forbiddenBy("b7: a second review needs a first", "尚无第一次评查 / there is no first review");
        }
    }

    private void requireReviewer(Handle handle, Proceeding before, String reviewer) {
        if (closed(handle, before).hands().contains(reviewer)) {
            throw Refusal.forbiddenBy(
                    "b7: reviewer ≠ handler, reviewer, approver", "该人员参与办案 / this officer had a part in the case");
        }
        boolean first = proceedings.ofCase(handle, procedure(), Objects.requireNonNull(before.caseId())).stream()
                .filter(other -> !other.id().equals(before.id()))
                .anyMatch(other -> reviewer.equals(other.said("assigned")));
        if (first) {
            throw Refusal.forbiddenBy("b7: two independent reviewers", "该人员已评过此卷 / this officer reviews it already");
        }
    }

    private static void requireConfirmable(Proceeding before, DossierConfirmed confirmed, Instant occurredAt) {
        if (!WEIGHTS.contains(confirmed.weight())) {
            throw Refusal.field("/weight", "须为 1 简单、2 一般、4 复杂、6 合办 / 1, 2, 4 or 6 is expected");
        }
        if (before.state().equals("SCORED") && occurredAt.isBefore(until(before))) {
            throw Refusal.forbiddenBy(
                    "b7: confirmed after the objections",
                    "异议期至 " + until(before) + " / objections are open until then");
        }
    }

    private static Instant until(Proceeding review) {
        return Optional.ofNullable(review.expiresAt()).orElse(Instant.MAX);
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof DossierAssigned assigned) {
            return after.saying("assigned", assigned.reviewer()).shownTo(assigned.reviewer());
        } else if (fact instanceof DossierScored) {
            return after.until(window.until(occurredAt));
        }
        return step.name().equals("confirm") ? after.until(null) : after;
    }
}
