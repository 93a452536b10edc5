package org.firstbutton.casework.person;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 当事人接口 */
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "person", description = "当事人 · The persons of a case, masked; revealed for a purpose on record")
public class PersonResource {
    private final PersonDesk desk;
    private final CorrectionDesk corrections;

    PersonResource(PersonDesk desk, CorrectionDesk corrections) {
        this.desk = desk;
        this.corrections = corrections;
    }

    /** 更正列表 */
    @Schema(name = "PersonCorrections")
    public record CorrectionList(List<FormerDetails> items) {}

    /** 当事人列表 */
    @Schema(name = "Persons")
    public record PersonList(List<PersonView> items) {}

    /** 查看目的 */
    @Schema(name = "RevealPersonPurpose", example = "{\"purpose\": \"制作询问笔录\"}")
    public record RevealPurpose(
            @NotBlank @Size(min = 2, max = 200) String purpose) {}

    @POST
    @Path("/persons")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "registerPerson", summary = "登记当事人 / Register a person of a case")
    @APIResponse(
            responseCode = "201",
            description = "The person, with nothing personal; the id is what facts call personId",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response register(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull PersonRegistration registration) {
        return desk.register(key, registration);
    }

    @GET
    @Path("/persons")
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
    @Operation(operationId = "persons", summary = "案件当事人 / The persons of a case, masked")
    public PersonList ofCase(@QueryParam("caseId") @Nullable UUID caseId) {
        if (caseId == null) {
            throw Refusal.field("/caseId", "须指明案件 / name the case");
        }
        return new PersonList(desk.ofCase(caseId));
    }

    @GET
    @Path("/persons/{id: [^/:]+}")
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
    @Operation(operationId = "person", summary = "当事人 / One person, masked")
    public PersonView one(@PathParam("id") String id) {
        return desk.one(id);
    }

    @POST
    @Path("/persons/{id: [^/:]+}:reveal")
    @RolesAllowed({
        Roles.HANDLING_OFFICER,
        Roles.UNIT_CHIEF,
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.INSPECTORATE
    })
    @Operation(
            operationId = "revealPerson",
            summary = "查看当事人 / Reveal a person, stating the purpose",
            description = "Leaves an audit entry with the purpose each time; therefore nothing is stored for replay and"
                    + " no Idempotency-Key is needed. A minor, or a victim of a sexual crime, is revealed only to those"
                    + " who handle the case and their chief.")
    public PersonDetails reveal(@PathParam("id") String id, @Valid @NotNull RevealPurpose purpose) {
        return desk.reveal(id, purpose.purpose());
    }

    @POST
    @Path("/persons/{id: [^/:]+}:correct")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(
            operationId = "correctPerson",
            summary = "更正当事人 / Correct who a person is, with a reason",
            description = "Sends the details whole; what is left out is not known. What stood there before is kept,"
                    + " sealed. A correction may shield a person, it never takes that away.")
    @APIResponseSchema(PersonView.class)
    public Response correct(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull PersonCorrection correction) {
        return corrections.correct(id, key, correction);
    }

    @GET
    @Path("/persons/{id: [^/:]+}/corrections")
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
    @Operation(
            operationId = "personCorrections",
            summary = "更正记录 / What stood there before each correction, masked, newest first")
    public CorrectionList corrections(@PathParam("id") String id) {
        return new CorrectionList(corrections.of(id));
    }

    @POST
    @Path("/persons:search")
    @RolesAllowed({
        Roles.HANDLING_OFFICER,
        Roles.UNIT_CHIEF,
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.INSPECTORATE
    })
    @Operation(
            operationId = "searchPersons",
            summary = "按号码查询当事人 / The persons with an ID or telephone number, exactly",
            description =
                    "The number travels in the body only. Leaves an audit entry with the purpose each time; nothing"
                            + " is stored for replay and no Idempotency-Key is needed.")
    public PersonList search(@Valid @NotNull PersonSearch search) {
        return new PersonList(desk.search(search));
    }
}
