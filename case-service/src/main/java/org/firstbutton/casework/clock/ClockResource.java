package org.firstbutton.casework.clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.casework.approval.ApprovalDesk;
import org.firstbutton.casework.approval.Proposal;
import org.firstbutton.casework.approval.Proposed;
import org.firstbutton.casework.casefile.CaseCommand;
import org.firstbutton.casework.casefile.CaseDesk;
import org.firstbutton.casework.casefile.CaseLifecycle;
import org.firstbutton.casework.casefile.CaseStep;
import org.firstbutton.casework.casefile.CaseView;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.casework.CaseFact.ClockResumed;
import org.jspecify.annotations.Nullable;

/** 期限 — pausing and extending need approval, running on does not. */
@Path("/api/v1/cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ClockResource {
    private static final String PROPOSED = "待另一人审批 / The proposal; another person approves or refuses it";

    private final ApprovalDesk approvals;
    private final CaseDesk desk;

    ClockResource(ApprovalDesk approvals, CaseDesk desk) {
        this.approvals = approvals;
        this.desk = desk;
    }

    /** 恢复计时 */
    public record Resumption(
            @Schema(examples = "INV-03") @NotBlank @Pattern(regexp = Proposed.LIMIT)
            String limit,

            @Nullable OffsetDateTime occurredAt) {}

    @POST
    @Path("/{id}:pause-clock")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "pauseClock", summary = "中止计时呈批 / Propose to pause a clock")
    @APIResponse(
            responseCode = "201",
            description = PROPOSED,
            content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response pauseClock(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "pause-clock",
                                                            value =
                                                                    "{\"limit\": \"INV-03\", \"reason\": \"APPRAISAL\", \"documentNo\": \"J-12\"}")))
                    @Valid
                    @NotNull
                    Proposed.Pause content) {
        return approvals.propose(id, CaseCommand.PAUSE_CLOCK, key, content);
    }

    @POST
    @Path("/{id}:extend-clock")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "extendClock", summary = "延长期限呈批 / Propose to extend a limit")
    @APIResponse(
            responseCode = "201",
            description = PROPOSED,
            content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response extendClock(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "extend-clock",
                                                            value =
                                                                    "{\"limit\": \"FIL-03\", \"ground\": \"COMPLEX\", \"documentNo\": \"J-13\"}")))
                    @Valid
                    @NotNull
                    Proposed.Extension content) {
        return approvals.propose(id, CaseCommand.EXTEND_CLOCK, key, content);
    }

    @POST
    @Path("/{id}:resume-clock")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "resumeClock", summary = "恢复计时 / Let a paused clock run again")
    @APIResponse(
            responseCode = "200",
            description = "The case as it is then",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response resumeClock(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "resume-clock",
                                                            value = "{\"limit\": \"INV-03\"}")))
                    @Valid
                    @NotNull
                    Resumption command) {
        return desk.on(id, "resume-clock", key, command, (handle, record) -> {
            CaseLifecycle.of(record.kind()).require(record.state(), CaseCommand.RESUME_CLOCK);
            if (!record.progress().paused().contains(command.limit())) {
                throw Refusal.forbiddenBy(
                        "clock: only a paused clock is resumed", "该期限未中止 / " + command.limit() + " is not paused");
            }
            return desk.take(
                    handle,
                    record,
                    new CaseStep(
                            new ClockResumed(command.limit()),
                            command.occurredAt(),
                            desk.actor(Roles.HANDLING_OFFICER)));
        });
    }
}
