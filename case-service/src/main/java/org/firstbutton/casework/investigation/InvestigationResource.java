package org.firstbutton.casework.investigation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.firstbutton.casework.casefile.CaseDesk;
import org.firstbutton.casework.casefile.CaseStep;
import org.firstbutton.casework.casefile.CaseView;
import org.firstbutton.casework.person.PersonIds;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.contract.casework.CaseFact.CaseAssigned;
import org.jspecify.annotations.Nullable;

/** 侦查 — assignment and the acts of investigation. */
@Path("/api/v1/cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InvestigationResource {
    private final CaseDesk desk;
    private final PersonIds persons;

    InvestigationResource(CaseDesk desk, PersonIds persons) {
        this.desk = desk;
        this.persons = persons;
    }

    /** 分派办案 */
    public record Assignment(
            @Schema(examples = "P100031") @NotBlank @Size(max = 64)
            String officer,

            @Size(max = 200) @Nullable String unit,
            @Nullable OffsetDateTime occurredAt) {}

    @POST
    @Path("/{id}:assign")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.BUREAU_LEADER})
    @Operation(operationId = "assign", summary = "分派 / Assign the case to an officer")
    @APIResponse(
            responseCode = "200",
            description = "The case as it is then",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response assign(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "assign",
                                                            value = "{\"officer\": \"P100031\"}")))
                    @Valid
                    @NotNull
                    Assignment command) {
        String role = desk.caller().has(Roles.UNIT_CHIEF) ? Roles.UNIT_CHIEF : Roles.BUREAU_LEADER;
        return desk.on(
                id,
                "assign",
                key,
                command,
                (handle, record) -> desk.take(
                        handle,
                        record,
                        new CaseStep(
                                new CaseAssigned(command.officer(), command.unit()),
                                command.occurredAt(),
                                desk.actor(role))));
    }

    @POST
    @Path("/{id}:record-act")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "recordAct", summary = "侦查措施 / Record an act of investigation")
    @APIResponse(
            responseCode = "200",
            description = "The case as it is then",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response recordAct(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "record-act",
                                                            value =
                                                                    "{\"type\": \"interview.held\", \"officers\": [\"P100031\", \"P100032\"], \"place\": \"station\"}")))
                    @Valid
                    @NotNull
                    InvestigativeAct command) {
        return desk.on(id, "record-act", key, command, (handle, record) -> {
            persons.require(handle, command.personId());
            return desk.take(
                    handle,
                    record,
                    new CaseStep(command.fact(), command.occurredAt(), desk.actor(Roles.HANDLING_OFFICER)));
        });
    }
}
