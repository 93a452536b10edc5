package org.firstbutton.supervision.sampling;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.review.ReviewFact.SampleDrawn;
import org.firstbutton.contract.review.ReviewFact.SampleFinished;
import org.firstbutton.contract.review.ReviewFact.SamplePlanned;
import org.firstbutton.supervision.finding.UnderAnOffice;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 抽查规范 — the plan comes before the period ends, the draw after; the seed is the one whose hash the plan published. */
@ApplicationScoped
public class SamplingPractice implements UnderAnOffice {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int LARGEST = 2_000;

    private final Frames frames;
    private final SampleItems items;
    private final SampleReports reports;
    private final CurrentCaller caller;

    SamplingPractice(Frames frames, SampleItems items, SampleReports reports, CurrentCaller caller) {
        this.frames = frames;
        this.items = items;
        this.reports = reports;
        this.caller = caller;
    }

    @Override
    public Procedure procedure() {
        return SamplingProcedure.TABLE;
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId) {
        throw Refusal.field("/unit", "须指明抽查单位 / say which organisation");
    }

    @Override
    public Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        if (fact instanceof SampleDrawn drawn) {
            return drawn(handle, before, drawn);
        }
        if (fact instanceof SampleFinished finished) {
            return new SampleFinished(finished.sampleId(), items.reviewed(handle, before.id()));
        }
        return fact;
    }

    // What there is to draw from is laid down first: the draw, and whoever repeats it, read that and nothing later.
    private SampleDrawn drawn(Handle handle, Proceeding before, SampleDrawn asked) {
        SamplePlanned plan = plan(before);
        SampleSeed seed = seed(asked.seed(), plan.commitment());
        if (DatabaseClock.now(handle).isBefore(plan.to())) {
            throw Refusal.forbiddenBy("sampling: drawn after the period", "期间未满 / the period lasts until " + plan.to());
        }
        frames.freeze(handle, before.id(), before.orgPath(), plan);
        Frame frame = frames.of(handle, before.id());
        if (frame.lines().isEmpty()) {
            throw Refusal.forbiddenBy("sampling: there is something to draw from", "期间内无警情 / no alerts in the period");
        }
        Draw draw = Draw.of(seed, frame.byStratum(), plan.planned(), plan.least());
        int planned = Math.min(plan.planned(), frame.lines().size());
        return new SampleDrawn(asked.sampleId(), planned, draw.size(), seed.hex(), frame.hash());
    }

    private static SampleSeed seed(String told, String commitment) {
        if (!HASH.matcher(told).matches()) {
            throw Refusal.field("/seed", "须为64位小写十六进制 / 64 hexadecimal digits in small letters");
        }
        SampleSeed seed = new SampleSeed(told);
        if (!seed.keeps(commitment)) {
            throw Refusal.field("/seed", "与计划公布的哈希不符 / is not the seed that the plan is bound to");
        }
        return seed;
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        DatabaseClock.requireNow(handle, occurredAt);
        if (fact instanceof SamplePlanned plan) {
            requireSound(handle, plan);
        }
        if (fact instanceof SampleFinished && !reports.enough(handle, before, plan(before))) {
            throw Refusal.forbiddenBy(
                    "sampling: all looked at, or called by the stop rule", "尚有未评且未达停止条件的层 / go on in some stratum");
        }
    }

    private void requireSound(Handle handle, SamplePlanned plan) {
        require(plan.from().isBefore(plan.to()), "/from", "须早于 to / comes before to");
        require(
                plan.to().isAfter(DatabaseClock.now(handle)),
                "/to",
                "计划须在期间结束之前 / a plan comes before its period ends");
        require(plan.planned() >= 1 && plan.planned() <= LARGEST, "/planned", "1 … " + LARGEST);
        require(plan.least() >= 1 && plan.least() <= plan.planned(), "/least", "1 … planned");
        require(
                HASH.matcher(plan.commitment()).matches(),
                "/commitment",
                "须为种子的 SHA-256 / SHA-256 of the seed, 64 hexadecimal digits");
        require(
                new HashSet<>(plan.reviewers()).size() == plan.reviewers().size()
                        && plan.reviewers().size() >= 2,
                "/reviewers",
                "至少两名不同的评查人 / two or more different people");
        require(
                !plan.reviewers().contains(caller.get().actorId()),
                "/reviewers",
                "计划人不得评查 / who plans it does not review");
        require(plan.secondEvery() >= 1, "/secondEvery", "1 … ");
        require(
                plan.acceptable().signum() >= 0
                        && plan.acceptable().compareTo(plan.unacceptable()) < 0
                        && plan.unacceptable().compareTo(BigDecimal.ONE) <= 0,
                "/acceptable",
                "须小于 unacceptable，均为 0 … 1 / less than unacceptable, both 0 … 1");
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw Refusal.field(field, message);
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return fact instanceof SamplePlanned plan
                ? after.about(plan.unit()).saying("size", String.valueOf(plan.planned()))
                : after;
    }

    @Override
    public void follows(Handle handle, Proceeding after, Step step, Fact fact) {
        if (fact instanceof SampleDrawn drawn) {
            SamplePlanned plan = plan(after);
            Frame frame = frames.of(handle, after.id());
            Draw draw = Draw.of(new SampleSeed(drawn.seed()), frame.byStratum(), plan.planned(), plan.least());
            items.assign(handle, after, draw, plan);
        }
    }

    /** The plan, as the proceeding remembers it; its size stands apart, for the draw says another. */
    static SamplePlanned plan(Proceeding of) {
        return PlanText.read(of.detail());
    }
}
