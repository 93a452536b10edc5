package org.firstbutton.intake.enquiry;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Problem;
import org.firstbutton.chassis.problem.Problems;

/** 群众查询接口 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "enquiry", description = "群众查询 · A citizen follows his matter online")
public class EnquiryResource {
    private static final String TOO_MANY =
            "此编号或此地址的查询次数已用完 / No try is left for this number or this address; Retry-After says in how many seconds"
                    + " there is";

    private final EnquiryDesk desk;
    private final CurrentCaller caller;

    EnquiryResource(EnquiryDesk desk, CurrentCaller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @POST
    @Path("/public/enquiries")
    @PermitAll
    @Operation(
            operationId = "enquire",
            summary = "查询进度 · The milestones of a matter, by number and code",
            description =
                    "Needs no token. A wrong number and a wrong code are answered alike. Tries are limited for each"
                            + " number and each client address.")
    @APIResponse(
            responseCode = "200",
            description = "what was reached so far",
            content = @Content(schema = @Schema(implementation = EnquiryDesk.Progress.class)))
    @APIResponse(
            responseCode = "429",
            description = TOO_MANY,
            content = @Content(mediaType = Problems.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public EnquiryDesk.Progress ask(@Valid @NotNull Ask ask, @Context HttpServerRequest request) {
        return desk.ask(addressOf(request), ask);
    }

    @POST
    @Path("/public/enquiries:grade")
    @PermitAll
    @Operation(
            operationId = "gradeMatter",
            summary = "群众阅卷 · Grade a closed matter, once, by number and code",
            description = "Needs no token; recorded as callback.completed with channel WEB.")
    @APIResponse(
            responseCode = "200",
            description = "graded",
            content = @Content(schema = @Schema(implementation = EnquiryDesk.Progress.class)))
    @APIResponse(
            responseCode = "429",
            description = TOO_MANY,
            content = @Content(mediaType = Problems.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public EnquiryDesk.Progress grade(@Valid @NotNull Ask.Grade grade, @Context HttpServerRequest request) {
        return desk.grade(addressOf(request), grade);
    }

    @POST
    @Path("/alerts/{id: [^/:]+}/enquiry-code:issue")
    @RolesAllowed({Roles.CALL_TAKER, Roles.HANDLING_OFFICER})
    @Operation(
            operationId = "issueEnquiryCode",
            summary = "发放查询码 · Issue the code with which the caller follows the alert online",
            description =
                    "Shown here and never again; a new one takes the place of the last. Therefore nothing is stored"
                            + " for replay and no Idempotency-Key is needed.")
    public EnquiryCodes.IssuedCode issue(@PathParam("id") String id) {
        return desk.issue(caller.get(), id);
    }

    private static String addressOf(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }
}
