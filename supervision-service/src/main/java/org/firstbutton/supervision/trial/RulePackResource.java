package org.firstbutton.supervision.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 规则包接口 — packs are uploaded, tried over history and in shadow, and put in force by two people. */
@Path("/api/v1/rule-packs")
@Tag(name = "rules", description = "规则 Rules")
@RolesAllowed({
    Roles.RULE_ADMIN,
    Roles.AUDITOR,
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.COMMAND_CENTRE_SUPERVISOR,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.DISCIPLINE,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class RulePackResource {
    private static final String PATH = "/api/v1/rule-packs/";

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final TrialPacks trials;
    private final BackTests backTests;
    private final FourEyes fourEyes;
    private final PacksInForce packs;

    RulePackResource(
            CurrentCaller caller,
            Transactions transactions,
            Commands commands,
            TrialPacks trials,
            BackTests backTests,
            FourEyes fourEyes,
            PacksInForce packs) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.trials = trials;
        this.backTests = backTests;
        this.fourEyes = fourEyes;
        this.packs = packs;
    }

    /** The back-test that was asked for; its progress is read where {@code Location} says. */
    public record BackTestAsked(UUID id, UUID pack, String sha256) {}

    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.RULE_ADMIN)
    @Operation(
            operationId = "uploadRulePack",
            summary =
                    "Upload a draft, as YAML or as JSON with file and yaml; refused whole when anything is wrong in it")
    @RequestBody(
            content = {
                @Content(mediaType = "application/yaml", schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RulePackUpload.class))
            })
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TrialPackView.class)))
    public Response upload(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) MediaType type,
            @QueryParam("file") @Parameter(description = "Name of the file, with a YAML body") @Nullable String file,
            @Nullable String body)
            throws JsonProcessingException {
        RulePackUpload upload = RulePackUpload.of(type, file, body);
        TrialPack draft = upload.draft(caller.get(), packs.current());
        requireSameAsShipped(draft);
        return commands.once(caller.get(), "upload rule pack", key, upload, handle -> {
            TrialPack stored = trials.add(handle, caller.get(), draft);
            return Commands.Done.created(PATH + stored.id(), whole(handle, stored));
        });
    }

    @GET
    @Operation(operationId = "listRulePacks", summary = "Uploaded packs 已上传的规则包")
    public List<TrialPackView> list() {
        return transactions.inScopeOf(
                caller.get(),
                handle -> trials.all(handle).stream()
                        .map(pack -> TrialPackView.brief(
                                pack, backTests.last(handle, pack.id()).orElse(null)))
                        .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRulePack", summary = "One pack with its text and its analysis 规则包原文与体检")
    public TrialPackView one(UUID id) {
        return transactions.inScopeOf(
                caller.get(), handle -> whole(handle, trials.find(handle, id).orElseThrow(Refusal::notFound)));
    }

    @POST
    @Path("/{id}:back-test")
    @RolesAllowed(Roles.RULE_ADMIN)
    @Operation(
            operationId = "backTestRulePack",
            summary = "Judge all history by this pack, in the background and without raising anything 回测")
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BackTestAsked.class)))
    public Response backTest(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return commands.once(caller.get(), "back-test " + id, key, null, handle -> {
            TrialPack pack = trials.locked(handle, id);
            UUID test = backTests.ask(handle, caller.get(), pack);
            trials.entered(handle, caller.get(), "back-test", pack);
            return new Commands.Done(
                    202, PATH + id + "/back-tests/" + test, new BackTestAsked(test, id, pack.sha256()));
        });
    }

    @POST
    @Path("/{id}:shadow")
    @RolesAllowed(Roles.RULE_ADMIN)
    @Operation(
            operationId = "shadowRulePack",
            summary = "Let the sweep judge by this pack too; nobody is told of its findings 影子运行")
    public Response shadow(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return step("shadow", id, key, handle -> fourEyes.shadow(handle, caller.get(), id));
    }

    @POST
    @Path("/{id}:end-shadow")
    @RolesAllowed(Roles.RULE_ADMIN)
    @Operation(operationId = "endShadowOfRulePack", summary = "End the shadow; what it found stays readable 结束影子运行")
    public Response endShadow(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return step("end-shadow", id, key, handle -> fourEyes.endShadow(handle, caller.get(), id));
    }

    @POST
    @Path("/{id}:propose-activation")
    @RolesAllowed(Roles.RULE_ADMIN)
    @Operation(
            operationId = "proposeActivation",
            summary = "Propose to put this pack in force; needs a finished back-test of its text 提议启用")
    public Response proposeActivation(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return step("propose-activation", id, key, handle -> fourEyes.proposeActivation(handle, caller.get(), id));
    }

    @POST
    @Path("/{id}:approve-activation")
    @RolesAllowed(Roles.RULE_ADMIN)
    @Operation(
            operationId = "approveActivation",
            summary = "Another person puts it in force, in place of the pack of its name 复核启用")
    public Response approveActivation(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return step("approve-activation", id, key, handle -> fourEyes.approveActivation(handle, caller.get(), id));
    }

    @POST
    @Path("/{id}:rollback")
    @RolesAllowed(Roles.RULE_ADMIN)
    @Operation(operationId = "proposeRollback", summary = "Propose to return to the version before this one 提议回退")
    public Response rollback(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return step("rollback", id, key, handle -> fourEyes.proposeRollback(handle, caller.get(), id));
    }

    @POST
    @Path("/{id}:approve-rollback")
    @RolesAllowed(Roles.RULE_ADMIN)
    @Operation(operationId = "approveRollback", summary = "Another person returns to the version before 复核回退")
    public Response approveRollback(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return step("approve-rollback", id, key, handle -> fourEyes.approveRollback(handle, caller.get(), id));
    }

    private Response step(String name, UUID id, @Nullable String key, Function<Handle, TrialPack> step) {
        return commands.once(
                caller.get(),
                name + " " + id,
                key,
                null,
                handle -> Commands.Done.ok(TrialPackView.brief(
                        step.apply(handle), backTests.last(handle, id).orElse(null))));
    }

    private TrialPackView whole(Handle handle, TrialPack pack) {
        return TrialPackView.whole(
                pack, backTests.last(handle, pack.id()).orElse(null), Analyses.of(pack, packs.current()));
    }

    // Findings name a version; two texts under one version could not be told apart in their evidence.
    private void requireSameAsShipped(TrialPack draft) {
        boolean other = packs.shipped(draft.name())
                        .filter(shipped -> shipped.version().equals(draft.version()))
                        .isPresent()
                && !packs.shippedText(draft.name()).equals(Optional.of(draft.yaml()));
        if (other) {
            throw Refusal.forbiddenBy(
                    "rules: a version is one text",
                    draft.name() + "/" + draft.version() + " came with the product and reads otherwise");
        }
    }
}
