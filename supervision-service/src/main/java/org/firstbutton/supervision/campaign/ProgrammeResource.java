package org.firstbutton.supervision.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.ProceedingImport;
import org.firstbutton.contract.CloudEventJson;
import org.jspecify.annotations.Nullable;

/** 工作方案接口 — templates, and a plan's measures taken in at once. */
@Path("/api/v1")
@Tag(name = "campaigns")
public class ProgrammeResource {
    private static final int MOST = 200;

    private final ProgrammeTemplates templates;
    private final ProgrammeTaskPractice practice;
    private final ProceedingImport proceedings;

    ProgrammeResource(ProgrammeTemplates templates, ProgrammeTaskPractice practice, ProceedingImport proceedings) {
        this.templates = templates;
        this.practice = practice;
        this.proceedings = proceedings;
    }

    /** 模板表 */
    @Schema(name = "ProgrammeTemplates")
    public record Templates(List<ProgrammeTemplate> items) {}

    /** 一条措施 */
    @Schema(name = "ProgrammeMeasure")
    public record Measure(
            @NotNull @Schema(examples = "0193f0a2-7c11-7b7e-9a55-3f0c5a1d2e77")
            String campaignId,

            @Nullable @Schema(examples = "望闻问切") String heading,
            @NotNull @Schema(examples = "全员轮训") String measure,
            @NotNull @Schema(examples = "HB/JZ/SS/U001/") String unit,

            @NotNull @Schema(examples = "2026-12-31T16:00:00Z")
            OffsetDateTime dueAt) {}

    /** 措施清单 */
    @Schema(name = "ProgrammePlan")
    public record Plan(@NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid Measure> items) {}

    @GET
    @Path("/programme-templates")
    @RolesAllowed({
        Roles.UNIT_CHIEF,
        Roles.LEGAL_OFFICER,
        Roles.TRAINING_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.INSPECTOR_GENERAL,
        Roles.BUREAU_LEADER,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(operationId = "listProgrammeTemplates", summary = "工作方案模板 · Headings and stages that the sources name")
    public Templates templates() {
        return new Templates(templates.all());
    }

    @POST
    @Path("/programme-tasks:import")
    @RolesAllowed({
        Roles.SUPERVISION_COMMITTEE,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE
    })
    @Operation(
            operationId = "importProgrammeTasks",
            summary = "导入措施清单 · Sets all measures of a plan, or none of them",
            description = "Each is set as by programme-tasks:set; at most 200 at once. 有一条不合规定即全部不予下达。")
    @APIResponse(
            responseCode = "200",
            description = "The measures as they were set",
            content = @Content(schema = @Schema(implementation = ProceedingImport.Opened.class)))
    public Response importPlan(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Plan plan) {
        List<JsonNode> bodies =
                plan.items().stream().map(ProgrammeResource::body).toList();
        return proceedings.open(practice, "set", key, bodies);
    }

    private static JsonNode body(Measure measure) {
        ObjectNode body = CloudEventJson.MAPPER
                .createObjectNode()
                .put("campaignId", measure.campaignId())
                .put("measure", measure.measure())
                .put("unit", measure.unit())
                .put("dueAt", measure.dueAt().toInstant().toString());
        if (measure.heading() != null) {
            body.put("heading", measure.heading());
        }
        return body;
    }
}
