package org.firstbutton.supervision.campaign;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.supervision.campaign.CampaignTasks.Heading;
import org.firstbutton.supervision.campaign.CampaignTasks.Task;
import org.firstbutton.supervision.campaign.CampaignTasks.UnitProgress;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 行动进度接口 — what is left of a campaign in each unit. */
@Path("/api/v1/campaign-progress")
@Tag(name = "campaigns", description = "专项行动 Campaigns")
public class CampaignResource {
    private final CurrentCaller current;
    private final Transactions transactions;
    private final Proceedings proceedings;
    private final CampaignPractice practice;
    private final CampaignTasks tasks;
    private final ProgrammeTemplates templates;

    CampaignResource(
            CurrentCaller current,
            Transactions transactions,
            Proceedings proceedings,
            CampaignPractice practice,
            CampaignTasks tasks,
            ProgrammeTemplates templates) {
        this.current = current;
        this.transactions = transactions;
        this.proceedings = proceedings;
        this.practice = practice;
        this.tasks = tasks;
        this.templates = templates;
    }

    /** 行动进度 — for example 268 of 270; {@code measures}: what was asked in words, of which so many are accepted and overdue. */
    @Schema(name = "CampaignProgress")
    public record Progress(
            UUID id,
            String name,
            CampaignKind kind,
            String kindZh,
            String kindEn,
            String state,
            List<Stage> stages,
            int tasks,
            int cleared,
            int measures,
            int accepted,
            int overdue,
            @Nullable ProgrammeTemplate template,
            List<Heading> headings,
            List<UnitProgress> units) {}

    /** A page; {@code next} is the cursor of the following one, absent on the last. */
    public record TaskPage(List<Task> items, @Nullable String next) {}

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.INSPECTOR_GENERAL,
        Roles.BUREAU_LEADER,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(operationId = "getCampaignProgress", summary = "行动进度 · Stages, and tasks cleared in each unit")
    public Progress progress(@PathParam("id") UUID id) {
        return transactions.inScopeOf(current.get(), handle -> {
            Proceeding campaign = proceedings
                    .find(handle, current.get(), CampaignProcedure.TABLE, id)
                    .orElseThrow(Refusal::notFound);
            List<String> stages = new ArrayList<>();
            campaign.detail().path("stages").forEach(each -> stages.add(each.asText()));
            CampaignKind kind =
                    CampaignKind.valueOf(campaign.detail().path("kind").asText());
            CampaignTasks.Count count = tasks.count(handle, id);
            ProgrammeTemplate template = Optional.ofNullable(campaign.said("template"))
                    .flatMap(templates::find)
                    .orElse(null);
            CampaignTasks.Measures measures = tasks.measures(handle, id);
            return new Progress(
                    id,
                    campaign.detail().path("name").asText(),
                    kind,
                    kind.zh(),
                    kind.en(),
                    campaign.state(),
                    Stage.read(stages, practice.today(handle)),
                    count.tasks(),
                    count.cleared(),
                    measures.all(),
                    measures.accepted(),
                    measures.overdue(),
                    template,
                    inOrder(template, tasks.headings(handle, id)),
                    tasks.units(handle, id));
        });
    }

    // Those of the template first, also where nothing was set yet.
    private static List<Heading> inOrder(@Nullable ProgrammeTemplate template, List<Heading> set) {
        Map<String, Heading> all = new LinkedHashMap<>();
        if (template != null) {
            template.headings().forEach(each -> all.put(each.zh(), new Heading(each.zh(), 0, 0, 0, null, List.of())));
        }
        set.stream().sorted(Comparator.comparing(Heading::heading)).forEach(each -> all.put(each.heading(), each));
        return List.copyOf(all.values());
    }

    @GET
    @Path("/{id}/tasks")
    @RolesAllowed({
        Roles.UNIT_CHIEF,
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.INSPECTOR_GENERAL,
        Roles.BUREAU_LEADER,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(operationId = "listCampaignTasks", summary = "行动任务 · The findings taken on, a unit's own for the unit")
    public TaskPage list(
            @PathParam("id") UUID id,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        List<Task> items = transactions.inScopeOf(current.get(), handle -> {
            requireKnown(handle, id);
            return tasks.page(handle, id, open, cursor, limit);
        });
        return new TaskPage(
                items,
                items.size() < limit
                        ? null
                        : items.get(items.size() - 1).finding().toString());
    }

    /** A unit knows of a campaign by its own tasks only. */
    private void requireKnown(Handle handle, UUID id) {
        boolean hasTasks = tasks.count(handle, id).tasks() > 0;
        if (!hasTasks
                && proceedings
                        .find(handle, current.get(), CampaignProcedure.TABLE, id)
                        .isEmpty()) {
            throw Refusal.notFound();
        }
    }
}
