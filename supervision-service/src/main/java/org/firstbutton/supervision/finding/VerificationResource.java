package org.firstbutton.supervision.finding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 核查接口 — what people decide on a finding, and what the unit has to say before. */
@Path("/api/v1/findings")
@Tag(name = "findings", description = "问题 Findings")
public class VerificationResource {
    private final CurrentCaller caller;
    private final Commands commands;
    private final Verification verification;

    VerificationResource(CurrentCaller caller, Commands commands, Verification verification) {
        this.caller = caller;
        this.commands = commands;
        this.verification = verification;
    }

    /** 指定核查 */
    public record Assign(
            @NotBlank @Size(max = 64) @Schema(examples = "041777")
            String officer,

            @NotBlank @Size(max = 40) @Schema(examples = "LEGAL_BRIGADE")
            String role,

            @NotBlank @Size(max = 200) @Schema(examples = "HB/JZ/SS/")
            String office,

            @NotBlank @Size(max = 2000) @Schema(examples = "县级以上核查")
            String why) {}

    /** 说明 */
    public record Answer(
            @NotBlank @Size(max = 2000) @Schema(examples = "当时全部警力在处置更紧急警情")
            String statement,

            @Nullable @Size(max = 200) String evidenceRef) {}

    /** 属实 — {@code officer}: whose duty it was, where a person answers for it. */
    public record Confirm(
            @NotBlank @Size(max = 2000) @Schema(examples = "录音与派警记录一致")
            String reason,

            @Nullable @Size(max = 64) String officer) {}

    /** 不属实 — {@code reasonCode} for statistics, {@code reason} for the reader. */
    public record Dismiss(
            @NotNull DismissalReason reasonCode,

            @NotBlank @Size(max = 2000) @Schema(examples = "派警台时钟故障")
            String reason) {}

    /** 推翻 */
    public record Overturn(@NotBlank @Size(max = 2000) String reason) {}

    /** 不同意 */
    public record Refuse(@NotBlank @Size(max = 2000) String reason) {}

    @POST
    @Path("/{id}:assign")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.BUREAU_LEADER
    })
    @Operation(
            operationId = "assignFinding",
            summary = "指定核查 / Give it to somebody above the unit to verify, or give it anew")
    public Response assign(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Assign assign) {
        Verification.Assignee to =
                new Verification.Assignee(assign.officer(), assign.role(), assign.office(), assign.why());
        return decide("assign " + id, key, assign, handle -> verification.assign(handle, caller.get(), id, to));
    }

    @POST
    @Path("/{id}:answer")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.BUREAU_LEADER})
    @Operation(operationId = "answerFinding", summary = "说明 / What the unit has to say before it is decided")
    public Response answer(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Answer answer) {
        return decide(
                "answer " + id,
                key,
                answer,
                handle -> verification.answer(handle, caller.get(), id, answer.statement(), answer.evidenceRef()));
    }

    @POST
    @Path("/{id}:confirm")
    @RolesAllowed({
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE
    })
    @Operation(operationId = "confirmFinding", summary = "A person confirms the finding; scoring follows")
    public Response confirm(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Confirm confirm) {
        return decide(
                "confirm " + id,
                key,
                confirm,
                handle -> verification.confirm(handle, caller.get(), id, confirm.reason(), confirm.officer()));
    }

    @POST
    @Path("/{id}:dismiss")
    @RolesAllowed({
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE
    })
    @Operation(
            operationId = "dismissFinding",
            summary = "A person finds that it does not hold, and says why; what is HIGH or CRITICAL stays RAISED until "
                    + "a second person approves")
    public Response dismiss(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Dismiss dismiss) {
        return decide(
                "dismiss " + id,
                key,
                dismiss,
                handle -> verification.dismiss(handle, caller.get(), id, dismiss.reasonCode(), dismiss.reason()));
    }

    @POST
    @Path("/{id}:approve-dismissal")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE
    })
    @Operation(operationId = "approveDismissal", summary = "同意不属实 / The second person agrees that it does not hold")
    public Response approveDismissal(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return decide(
                "approve-dismissal " + id, key, "", handle -> verification.approveDismissal(handle, caller.get(), id));
    }

    @POST
    @Path("/{id}:refuse-dismissal")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE
    })
    @Operation(operationId = "refuseDismissal", summary = "不同意不属实 / The second person does not agree; it stays raised")
    public Response refuseDismissal(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Refuse refuse) {
        return decide(
                "refuse-dismissal " + id,
                key,
                refuse,
                handle -> verification.refuseDismissal(handle, caller.get(), id, refuse.reason()));
    }

    @POST
    @Path("/{id}:overturn")
    @RolesAllowed({
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(
            operationId = "overturnFinding",
            summary = "Another person overturns a confirmed finding; points go back")
    public Response overturn(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Overturn overturn) {
        return decide(
                "overturn " + id,
                key,
                overturn,
                handle -> verification.overturn(handle, caller.get(), id, overturn.reason()));
    }

    private Response decide(String scope, @Nullable String key, Object body, Function<Handle, FindingRow> decision) {
        return commands.once(
                caller.get(), scope, key, body, handle -> Commands.Done.ok(FindingView.of(decision.apply(handle))));
    }
}
