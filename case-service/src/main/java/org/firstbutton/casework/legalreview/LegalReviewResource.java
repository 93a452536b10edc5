package org.firstbutton.casework.legalreview;

import com.fasterxml.uuid.Generators;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.casework.casefile.CaseDesk;
import org.firstbutton.casework.casefile.CaseStep;
import org.firstbutton.casework.casefile.CaseView;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.review.ReviewFact;
import org.firstbutton.contract.review.ReviewFact.LegalReviewPassed;
import org.firstbutton.contract.review.ReviewFact.LegalReviewRequested;
import org.firstbutton.contract.review.ReviewFact.LegalReviewReturned;
import org.jspecify.annotations.Nullable;

/** 法制审核 — asked for by the handler, done by a legal officer who had no hand in the case. */
@Path("/api/v1/cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LegalReviewResource {
    private final CaseDesk desk;

    LegalReviewResource(CaseDesk desk) {
        this.desk = desk;
    }

    /** 送审 — {@code subject}: the kind of decision that is to be made. */
    public record ReviewRequest(
            @Schema(examples = "PENALTY") @NotBlank @Pattern(regexp = "[A-Z][A-Z_]{0,31}")
            String subject,

            @Nullable OffsetDateTime occurredAt) {}

    /** 审核退回 */
    public record ReviewReturn(
            @NotBlank @Size(max = 1000) String opinion,
            @Nullable OffsetDateTime occurredAt) {}

    /** 审核通过 — {@code qualified}: the reviewer holds the qualification that the law asks for. */
    public record ReviewPass(
            @Nullable Boolean qualified,
            @Size(max = 1000) @Nullable String opinion,
            @Nullable OffsetDateTime occurredAt) {}

    @POST
    @Path("/{id}:request-review")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "requestReview", summary = "送审 / Ask for the legal review of a decision to be made")
    @APIResponse(
            responseCode = "200",
            description = "The case as it is then",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response requestReview(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "request-review",
                                                            value = "{\"subject\": \"PENALTY\"}")))
                    @Valid
                    @NotNull
                    ReviewRequest command) {
        return desk.on(id, "request-review", key, command, (handle, record) -> {
            String reviewId = Generators.timeBasedEpochGenerator().generate().toString();
            return desk.take(
                    handle,
                    record,
                    new CaseStep(
                            new LegalReviewRequested(reviewId, command.subject(), null, null),
                            command.occurredAt(),
                            desk.actor(Roles.HANDLING_OFFICER)));
        });
    }

    @POST
    @Path("/{id}:return-review")
    @RolesAllowed({Roles.LEGAL_OFFICER, Roles.LEGAL_BRIGADE})
    @Operation(operationId = "returnReview", summary = "审核退回 / Send it back with an opinion")
    @APIResponse(
            responseCode = "200",
            description = "The case as it is then",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response returnReview(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "return-review",
                                                            value =
                                                                    "{\"opinion\": \"The second witness was not heard\"}")))
                    @Valid
                    @NotNull
                    ReviewReturn command) {
        return review(
                id,
                "return-review",
                key,
                command,
                command.occurredAt(),
                (reviewId, reviewer) -> new LegalReviewReturned(reviewId, reviewer, command.opinion()));
    }

    @POST
    @Path("/{id}:pass-review")
    @RolesAllowed({Roles.LEGAL_OFFICER, Roles.LEGAL_BRIGADE})
    @Operation(operationId = "passReview", summary = "审核通过 / Pass it")
    @APIResponse(
            responseCode = "200",
            description = "The case as it is then",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response passReview(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "pass-review",
                                                            value = "{\"qualified\": true}")))
                    @Valid
                    @NotNull
                    ReviewPass command) {
        return review(
                id,
                "pass-review",
                key,
                command,
                command.occurredAt(),
                (reviewId, reviewer) ->
                        new LegalReviewPassed(reviewId, reviewer, command.qualified(), command.opinion()));
    }

    private Response review(
            UUID id,
            String action,
            @Nullable String key,
            Record command,
            @Nullable OffsetDateTime occurredAt,
            BiFunction<String, String, ReviewFact> fact) {
        String reviewer = desk.caller().actorId();
        String role = desk.caller().has(Roles.LEGAL_OFFICER) ? Roles.LEGAL_OFFICER : Roles.LEGAL_BRIGADE;
        return desk.on(id, action, key, command, (handle, record) -> {
            if (record.progress().hands().contains(reviewer)) {
                throw Refusal.forbiddenBy(
                        "legal review: not by one who handled the case",
                        "参与办案的人员不得审核 / who has worked on the case does not review it");
            }
            String reviewId = Objects.requireNonNullElse(record.progress().reviewId(), id.toString());
            return desk.take(
                    handle, record, new CaseStep(fact.apply(reviewId, reviewer), occurredAt, desk.actor(role)));
        });
    }
}
