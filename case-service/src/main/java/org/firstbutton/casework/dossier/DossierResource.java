package org.firstbutton.casework.dossier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.casework.checklist.Checklist;
import org.firstbutton.casework.checklist.Checklists;
import org.firstbutton.casework.dossier.DossierItems.ItemView;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.jspecify.annotations.Nullable;

/** 卷内目录窗口 — the checklists, and what of its own a dossier has. */
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.HANDLING_OFFICER,
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.BUREAU_LEADER
})
public class DossierResource {
    private final Transactions transactions;
    private final Commands commands;
    private final Proceedings proceedings;
    private final DossierItems items;
    private final Checklists checklists;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    DossierResource(
            Transactions transactions,
            Commands commands,
            Proceedings proceedings,
            DossierItems items,
            Checklists checklists,
            AuditTrail audit,
            CurrentCaller caller) {
        this.transactions = transactions;
        this.commands = commands;
        this.proceedings = proceedings;
        this.items = items;
        this.checklists = checklists;
        this.audit = audit;
        this.caller = caller;
    }

    /** All versions of all forms. */
    @Schema(name = "Checklists")
    public record ChecklistList(List<Checklist> items) {}

    /** 卷内材料清单 — by the version of its checklist. */
    @Schema(name = "DossierItems")
    public record ItemList(String form, String version, List<ItemView> items) {}

    /** 不适用 — why the paper is not called for in this case. */
    @Schema(name = "NotApplicable", example = "{\"reason\": \"本案无涉案财物\"}")
    public record NotApplicable(
            @NotBlank @Size(min = 2, max = 500) String reason) {}

    @GET
    @Path("/checklists")
    @Operation(operationId = "checklists", summary = "卷内目录 / Checklists of dossiers, all versions")
    public ChecklistList checklists() {
        return new ChecklistList(checklists.all());
    }

    @GET
    @Path("/dossiers/{id}/items")
    @Operation(operationId = "dossierItems", summary = "卷内材料 / What is in the dossier and what is missing")
    public ItemList items(@PathParam("id") UUID id) {
        Caller who = caller.get();
        return transactions.inScopeOf(who, handle -> {
            Proceeding dossier =
                    proceedings.find(handle, who, DossierTable.PROCEDURE, id).orElseThrow(Refusal::notFound);
            Checklist checklist = items.checklist(dossier);
            return new ItemList(checklist.form(), checklist.version(), items.of(handle, dossier));
        });
    }

    @POST
    @Path("/dossiers/{id}/items/{item}:not-applicable")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "markNotApplicable", summary = "标记不适用 / Say why a paper is not called for")
    @APIResponse(
            responseCode = "200",
            description = "All items as they are then",
            content = @Content(schema = @Schema(implementation = ItemList.class)))
    public Response notApplicable(
            @PathParam("id") UUID id,
            @PathParam("item") String name,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NotApplicable why) {
        Caller who = caller.get();
        String command = "POST /dossiers/" + id + "/items/" + name + ":not-applicable";
        return commands.once(who, command, key, why, handle -> {
            Proceeding dossier =
                    proceedings.lock(handle, who, DossierTable.PROCEDURE, id).orElseThrow(Refusal::notFound);
            Checklist.Item item = items.item(dossier, name);
            if (!dossier.state().equals("COMPILED")) {
                throw Refusal.forbiddenBy(
                        "REV-06: marked before it is archived",
                        "已归档的卷宗不得再标记 / the dossier is " + dossier.state() + "; add the paper instead");
            }
            long version = items.mark(handle, dossier, item, why.reason(), who.actorId(), DatabaseClock.now(handle));
            audit.record(
                    handle,
                    AuditEntry.done(
                            who, "not-applicable", "dossier-mark", id + "/" + item.item(), version, dossier.orgPath()));
            Checklist checklist = items.checklist(dossier);
            return Done.ok(new ItemList(checklist.form(), checklist.version(), items.of(handle, dossier)));
        });
    }
}
