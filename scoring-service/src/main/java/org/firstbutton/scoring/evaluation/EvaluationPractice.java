package org.firstbutton.scoring.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationCollecting;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationFinalised;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationFinalising;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationObjected;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationObjectionDecided;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationOpened;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationProvisional;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationRatioPassed;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationRerunOrdered;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationRescored;
import org.firstbutton.contract.scoring.ScoreFact.EvaluationSubmitted;
import org.firstbutton.scoring.term.ObjectionWindow;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 考评规范 — the arithmetic is the system's: nobody passes what exceeds the cap, and nobody orders a rerun without a ground. */
@ApplicationScoped
public class EvaluationPractice implements Practice {
    private static final Set<String> LEVELS = Set.of("COUNTY", "UNIT", "OFFICER");
    private static final Set<String> AUDIENCES = Set.of("UNIT", "COUNTY", "CITY", "PROVINCE");
    private static final Set<String> CHECKS = Set.of("pass-ratio", "order-rerun", "decide-objection", "finalise");

    private final CurrentCaller caller;
    private final ObjectionWindow window;

    EvaluationPractice(CurrentCaller caller, ObjectionWindow window) {
        this.caller = caller;
        this.window = window;
    }

    @Override
    public Procedure procedure() {
        return EvaluationProcedure.TABLE;
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId) {
        if (caseId != null) {
            throw Refusal.unknownField("/caseId");
        }
        return new Place(id.toString(), null, asking.orgPaths().get(0), List.of());
    }

    @Override
    public Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        if (fact instanceof EvaluationOpened) {
            return fact;
        }
        Run run = Run.of(handle, before.id());
        Assessment assessment = run.assessment();
        String id = before.id().toString();
        if (fact instanceof EvaluationCollecting) {
            return new EvaluationCollecting(id, run.round() + 1);
        } else if (fact instanceof EvaluationProvisional) {
            return new EvaluationProvisional(id, run.candidates().size());
        } else if (fact instanceof EvaluationFinalising) {
            return new EvaluationFinalising(
                    id,
                    run.evaluated(),
                    assessment.proposed().size(),
                    run.capPercent(),
                    (int) assessment.notEligible(),
                    (int) assessment.proposedTied());
        } else if (fact instanceof EvaluationRatioPassed) {
            return new EvaluationRatioPassed(
                    id, assessment.proposed().size(), assessment.allowed(), window.until(occurredAt));
        } else if (fact instanceof EvaluationRerunOrdered ordered) {
            return new EvaluationRerunOrdered(id, run.round(), assessment.grounds(), ordered.reason());
        } else if (fact instanceof EvaluationFinalised) {
            Collection<Grade> grades = assessment.grades().values();
            return new EvaluationFinalised(
                    id,
                    count(grades, Grade.EXCELLENT),
                    count(grades, Grade.GOOD),
                    count(grades, Grade.PASS),
                    count(grades, Grade.FAIL));
        }
        return fact;
    }

    private static int count(Collection<Grade> grades, Grade wanted) {
        return (int) grades.stream().filter(grade -> grade == wanted).count();
    }

    @Override
    public void requireImpartial(Handle handle, Proceeding before, Step step) {
        if (CHECKS.contains(step.name())
                && Run.of(handle, before.id()).makers().contains(caller.get().actorId())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "参与评分者不得核定 / who scored or closed the round does not check it");
        }
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        DatabaseClock.requireNow(handle, occurredAt);
        if (fact instanceof EvaluationOpened opened) {
            requireSound(opened);
            return;
        }
        Run run = Run.of(handle, before.id());
        if (fact instanceof EvaluationSubmitted submitted) {
            requireSound(run, submitted);
        } else if (fact instanceof EvaluationRescored rescored) {
            requireBlind(run, rescored);
        } else if (fact instanceof EvaluationProvisional && run.candidates().size() != run.evaluated()) {
            throw Refusal.forbiddenBy(
                    "b8: all are graded",
                    "应评 " + run.evaluated() + "，已报 " + run.candidates().size() + " / so many of them are graded");
        } else if (fact instanceof EvaluationRatioPassed) {
            requireNoGrounds(run.assessment());
        } else if (fact instanceof EvaluationRerunOrdered
                && run.assessment().grounds().isEmpty()) {
            throw Refusal.forbiddenBy("b8: a rerun has a ground", "比例与偏差均符合要求 / nothing stands against the result");
        } else if (fact instanceof EvaluationObjected objected) {
            requireOpen(before, run, objected.subject(), occurredAt);
        } else if (fact instanceof EvaluationObjectionDecided decided) {
            requireDecidable(run, decided);
        } else if (fact instanceof EvaluationFinalised) {
            requireOver(before, run, occurredAt);
        } else if (step.name().equals("publish") && !AUDIENCES.contains(audience(fact))) {
            throw Refusal.field("/audience", "须为 " + AUDIENCES + " 之一 / one of these is expected");
        }
    }

    private static String audience(Fact fact) {
        return ((org.firstbutton.contract.scoring.ScoreFact.EvaluationPublished) fact).audience();
    }

    private static void requireSound(EvaluationOpened opened) {
        if (!LEVELS.contains(opened.level())) {
            throw Refusal.field("/level", "须为 " + LEVELS + " 之一 / one of these is expected");
        }
        if (opened.capPercent() < 1 || opened.capPercent() > 50) {
            throw Refusal.field("/capPercent", "须为 1–50 / 1 to 50 is expected");
        }
        if (opened.evaluated() < 1 || opened.evaluated() > 10_000) {
            throw Refusal.field("/evaluated", "须为 1–10000 / 1 to 10000 is expected");
        }
    }

    private static void requireSound(Run run, EvaluationSubmitted submitted) {
        if (submitted.score().signum() < 0 || submitted.score().doubleValue() > 100) {
            throw Refusal.field("/score", "须为 0–100 / 0 to 100 is expected");
        }
        if (submitted.rectified().signum() < 0 || submitted.rectified().doubleValue() > 100) {
            throw Refusal.field("/rectified", "须为 0–100 / 0 to 100 is expected");
        }
        try {
            Grade.valueOf(submitted.grade());
        } catch (IllegalArgumentException unknown) {
            throw Refusal.field("/grade", "须为 EXCELLENT, GOOD, PASS, FAIL / one of these is expected");
        }
        if (!run.candidates().containsKey(submitted.subject())
                && run.candidates().size() >= run.evaluated()) {
            throw Refusal.forbiddenBy("b8: not more than were to be evaluated", "已报满 / all of them are graded");
        }
    }

    private static void requireBlind(Run run, EvaluationRescored rescored) {
        Candidate first = run.candidates().get(rescored.subject());
        if (first == null) {
            throw Refusal.field("/subject", "尚无初次评分 / it was not scored yet");
        }
        if (first.evaluator().equals(rescored.evaluator())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "盲评人不得为初评人 / who scored first does not score again");
        }
    }

    private static void requireNoGrounds(Assessment assessment) {
        List<String> grounds = assessment.grounds();
        if (!grounds.isEmpty()) {
            throw Refusal.forbiddenBy(
                    "ACC-03: strictly few are excellent",
                    "拟评优秀 " + assessment.proposed().size() + "，上限 " + assessment.allowed() + "，不得通过 / " + grounds + ": "
                            + assessment.proposed().size() + " proposed, " + assessment.allowed() + " allowed");
        }
    }

    private static void requireOpen(Proceeding before, Run run, String subject, Instant occurredAt) {
        Instant until = Objects.requireNonNull(before.expiresAt());
        if (!occurredAt.isBefore(until)) {
            throw Refusal.forbiddenBy("b8: objected to in time", "异议期至 " + until + " 届满 / the time ended then");
        }
        if (!run.candidates().containsKey(subject)) {
            throw Refusal.field("/subject", "不在考评范围 / it was not evaluated");
        }
    }

    private static void requireDecidable(Run run, EvaluationObjectionDecided decided) {
        if (!run.undecided().contains(decided.subject())) {
            throw Refusal.field("/subject", "没有待决异议 / no objection of it is undecided");
        }
        if (decided.upheld() != (decided.score() != null)) {
            throw Refusal.field("/score", "成立须给出新分，不成立不得给 / the new score if it is upheld, and only then");
        }
    }

    private static void requireOver(Proceeding before, Run run, Instant occurredAt) {
        Instant until = Objects.requireNonNull(before.expiresAt());
        if (occurredAt.isBefore(until)) {
            throw Refusal.forbiddenBy(
                    "b8: final after the objections", "异议期至 " + until + " / objections are open until then");
        }
        if (!run.undecided().isEmpty()) {
            throw Refusal.forbiddenBy(
                    "b8: final after the objections", "尚有未决异议 / objections are undecided: " + run.undecided());
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof EvaluationRatioPassed passed) {
            return after.until(passed.until());
        }
        return fact instanceof EvaluationFinalised ? after.until(null) : after;
    }
}
