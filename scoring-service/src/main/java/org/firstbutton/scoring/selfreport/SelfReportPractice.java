package org.firstbutton.scoring.selfreport;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
import org.firstbutton.contract.scoring.ScoreFact.SelfReportAccepted;
import org.firstbutton.contract.scoring.ScoreFact.SelfReportSubmitted;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 自查自报规范 — what counts is when it was reported, and nobody accepts his own. */
@ApplicationScoped
public class SelfReportPractice implements Practice {
    private final CurrentCaller caller;

    SelfReportPractice(CurrentCaller caller) {
        this.caller = caller;
    }

    @Override
    public Procedure procedure() {
        return SelfReportProcedure.TABLE;
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
        if (fact instanceof SelfReportAccepted accepted) {
            return new SelfReportAccepted(
                    accepted.reportId(),
                    accepted.officerId(),
                    Objects.requireNonNull(before.said("about")),
                    Objects.requireNonNull(before.said("ruleId")),
                    before.openedAt());
        }
        return fact;
    }

    @Override
    public void requireImpartial(Handle handle, Proceeding before, Step step) {
        if (!step.name().equals("submit") && caller.get().actorId().equals(before.subject())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "不得认定本人的自报 / nobody decides on his own report");
        }
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        DatabaseClock.requireNow(handle, occurredAt);
        if (fact instanceof SelfReportSubmitted submitted) {
            if (submitted.correctedAt().isAfter(occurredAt)) {
                throw Refusal.field("/correctedAt", "须先纠正再自报 / it is put right before it is reported");
            }
            if (!submitted.ruleId().matches("[A-Z]{3}-[0-9]{2}")) {
                throw Refusal.field("/ruleId", "须为规则编号 / the id of a rule is expected, like ALT-16");
            }
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return fact instanceof SelfReportSubmitted submitted ? after.about(submitted.officerId()) : after;
    }
}
