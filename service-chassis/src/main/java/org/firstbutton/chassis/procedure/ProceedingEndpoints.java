package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.chassis.procedure.ProceedingDesk.Opinion;
import org.firstbutton.chassis.procedure.ProceedingDoor.ProceedingPage;
import org.firstbutton.chassis.procedure.ProceedingDoor.ProposalList;
import org.jspecify.annotations.Nullable;

/**
 * 窗口 — the endpoints that every procedure of a service has; the service's own resource stands on {@code /api/v1} and
 * extends this. Tokens are asked for here, roles by the tables of the procedures: {@link ProcedureDocument} writes both
 * into the API document, one operation for each step.
 */
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public abstract class ProceedingEndpoints {
    private final ProceedingDoor door;

    protected ProceedingEndpoints(ProceedingDoor door) {
        this.door = door;
    }

    @GET
    @Path("/{register}")
    @Operation(operationId = "proceeding-list")
    @APIResponse(
            responseCode = "200",
            description = "One page, newest first; the header Link (rel=next) leads to the one behind it",
            content = @Content(schema = @Schema(implementation = ProceedingPage.class)))
    public Response list(
            @PathParam("register") String register, @Valid @BeanParam ProceedingQuery query, @Context UriInfo uri) {
        return door.list(register, query, uri);
    }

    @GET
    @Path("/{register}/{id}")
    @Operation(operationId = "proceeding-one")
    public ProceedingView one(@PathParam("register") String register, @PathParam("id") UUID id) {
        return door.one(register, id);
    }

    @GET
    @Path("/{register}/{id}/facts")
    @Operation(operationId = "proceeding-facts")
    public ProceedingFacts.FactList facts(@PathParam("register") String register, @PathParam("id") UUID id) {
        return door.facts(register, id);
    }

    @GET
    @Path("/{register}/{id}/proposals")
    @Operation(operationId = "proceeding-proposals")
    public ProposalList proposals(@PathParam("register") String register, @PathParam("id") UUID id) {
        return door.proposals(register, id);
    }

    @POST
    @Path("/{register}:{step}")
    @Operation(operationId = "proceeding-open")
    @APIResponse(
            responseCode = "201",
            description = "Opened; or, where another person has to approve it, proposed",
            content = @Content(schema = @Schema(implementation = ProceedingView.class)))
    public Response open(
            @PathParam("register") String register,
            @PathParam("step") String step,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull JsonNode body) {
        return door.open(register, step, key, body);
    }

    @POST
    @Path("/{register}/{id}:{step}")
    @Operation(operationId = "proceeding-step")
    @APIResponse(
            responseCode = "200",
            description = "As it is then",
            content = @Content(schema = @Schema(implementation = ProceedingView.class)))
    public Response step(
            @PathParam("register") String register,
            @PathParam("id") UUID id,
            @PathParam("step") String step,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull JsonNode body) {
        return door.step(register, id, step, key, body);
    }

    @POST
    @Path("/{register}/{id}/proposals/{proposal}:approve")
    @Operation(operationId = "proceeding-approve")
    @APIResponse(
            responseCode = "200",
            description = "The step is taken, naming both people",
            content = @Content(schema = @Schema(implementation = ProceedingView.class)))
    public Response approve(
            @PathParam("register") String register,
            @PathParam("id") UUID id,
            @PathParam("proposal") UUID proposal,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull Opinion opinion) {
        return door.approve(register, id, proposal, key, opinion);
    }

    @POST
    @Path("/{register}/{id}/proposals/{proposal}:refuse")
    @Operation(operationId = "proceeding-refuse")
    @APIResponse(
            responseCode = "200",
            description = "The proposal, refused",
            content = @Content(schema = @Schema(implementation = StepProposal.class)))
    public Response refuse(
            @PathParam("register") String register,
            @PathParam("id") UUID id,
            @PathParam("proposal") UUID proposal,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull Opinion opinion) {
        return door.refuse(register, id, proposal, key, opinion);
    }
}
