package org.firstbutton.supervision.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.firstbutton.contract.review.FollowUpFact.ProgrammeTaskAccepted;
import org.firstbutton.contract.review.FollowUpFact.ProgrammeTaskFinished;
import org.firstbutton.contract.review.FollowUpFact.ProgrammeTaskReported;
import org.firstbutton.contract.review.FollowUpFact.ProgrammeTaskReturned;
import org.firstbutton.contract.review.FollowUpFact.ProgrammeTaskSet;
import org.firstbutton.supervision.finding.Recusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 任务规范 — a task lies with the organisation that answers for it, which alone reports on it; whether it is done, somebody
 * else says than who reported that.
 */
@ApplicationScoped
public class ProgrammeTaskPractice implements Practice {
    private final Proceedings proceedings;
    private final CurrentCaller caller;
    private final ProgrammeTemplates templates;
    private final CampaignTasks tasks;

    ProgrammeTaskPractice(
            Proceedings proceedings, CurrentCaller caller, ProgrammeTemplates templates, CampaignTasks tasks) {
        this.proceedings = proceedings;
        this.caller = caller;
        this.templates = templates;
        this.tasks = tasks;
    }

    @Override
    public Procedure procedure() {
        return ProgrammeTaskProcedure.TABLE;
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId) {
        throw Refusal.field("/unit", "须指明责任单位 / say which unit answers for it");
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId, JsonNode sent) {
        if (caseId != null) {
            throw Refusal.unknownField("/caseId");
        }
        String unit = sent.path("unit").asText();
        if (!unit.endsWith("/") || Recusal.office(asking, unit).isEmpty()) {
            throw Refusal.field("/unit", "须在您的组织范围内 / must lie in your organisations");
        }
        return new Place(id.toString(), null, unit, List.of());
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        DatabaseClock.requireNow(handle, occurredAt);
        if (fact instanceof ProgrammeTaskSet set) {
            requireInTemplate(handle, requireRunning(handle, set.campaignId()), set);
            if (!set.dueAt().isAfter(occurredAt)) {
                throw Refusal.field("/dueAt", "须晚于现在 / lies in the future");
            }
        }
        if (fact instanceof ProgrammeTaskReported || fact instanceof ProgrammeTaskFinished) {
            requireOfTheUnit(before);
        }
        if (fact instanceof ProgrammeTaskReported reported) {
            Integer percent = reported.percent();
            if (percent != null && (percent < 0 || percent > 100)) {
                throw Refusal.field("/percent", "0 至 100 / 0 to 100");
            }
        }
        if (fact instanceof ProgrammeTaskAccepted || fact instanceof ProgrammeTaskReturned) {
            requireAnother(before);
        }
    }

    private Proceeding requireRunning(Handle handle, String campaign) {
        Proceeding running;
        try {
            running = proceedings
                    .find(handle, caller.get(), CampaignProcedure.TABLE, UUID.fromString(campaign))
                    .orElseThrow(Refusal::notFound);
        } catch (IllegalArgumentException noId) {
            throw Refusal.field("/campaignId", "须为行动编号 / the id of a campaign");
        }
        if (!running.state().equals("RUNNING")) {
            throw Refusal.forbiddenBy("programme: set while it runs", "行动已收官 / the campaign is closed");
        }
        return running;
    }

    /** A template names headings, or says how many of them and of measures there are; the measures are the bureau's. */
    private void requireInTemplate(Handle handle, Proceeding campaign, ProgrammeTaskSet set) {
        Optional<ProgrammeTemplate> of =
                Optional.ofNullable(campaign.said("template")).flatMap(templates::find);
        if (of.isEmpty()) {
            return;
        }
        ProgrammeTemplate template = of.get();
        Set<String> taken = tasks.headings(handle, campaign.id()).stream()
                .map(CampaignTasks.Heading::heading)
                .collect(Collectors.toCollection(TreeSet::new));
        taken.add(Objects.requireNonNullElse(set.heading(), ""));
        if (!template.admits(set.heading(), taken.size())) {
            throw Refusal.field("/heading", "不在模板之内 / the template has " + template.headingsText());
        }
        Integer most = template.measures();
        if (most != null && tasks.measures(handle, campaign.id()).all() >= most) {
            throw Refusal.forbiddenBy("programme: as many measures as its template", "已满 / there are all " + most);
        }
    }

    private void requireOfTheUnit(Proceeding before) {
        if (!caller.get().orgPaths().contains(before.orgPath())) {
            throw Refusal.forbiddenBy(
                    "programme: reported by the unit itself", "由责任单位办理 / done by " + before.orgPath() + " itself");
        }
    }

    private void requireAnother(Proceeding before) {
        if (caller.get().actorId().equals(before.said("reporter"))) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "报办结人不得验收 / who reported it does not accept it");
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return fact instanceof ProgrammeTaskSet set
                ? after.about(set.campaignId()).until(set.dueAt())
                : after;
    }
}
