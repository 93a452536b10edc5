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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.casework.dossier.AttachmentDesk.Declared;
import org.firstbutton.casework.vault.VerifiedCopy;
import org.firstbutton.chassis.access.Roles;
import org.jspecify.annotations.Nullable;

/** 附件窗口 — papers come in and go out as streams; neither is ever held in memory as a whole. */
@Path("/api/v1/dossiers/{id}/attachments")
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
public class AttachmentResource {
    private final AttachmentDesk desk;

    AttachmentResource(AttachmentDesk desk) {
        this.desk = desk;
    }

    /** The papers of a dossier, oldest first, withdrawn ones too. */
    @Schema(name = "Attachments")
    public record AttachmentList(List<Attachment> items) {}

    /** 调阅目的 */
    @Schema(name = "DownloadPurpose", example = "{\"purpose\": \"案卷评查\"}")
    public record Purpose(
            @NotBlank @Size(min = 2, max = 200) String purpose) {}

    /** 撤回理由 */
    @Schema(name = "WithdrawalReason", example = "{\"reason\": \"误传他案材料\"}")
    public record Withdrawal(
            @NotBlank @Size(min = 2, max = 500) String reason) {}

    @GET
    @Operation(operationId = "attachments", summary = "附件 / The papers of a dossier")
    public AttachmentList list(@PathParam("id") UUID id) {
        return new AttachmentList(desk.list(id));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.HANDLING_OFFICER, Roles.CASE_MANAGER})
    @Operation(
            operationId = "attach",
            summary = "上传附件 / Add a paper",
            description =
                    "The body is the content itself. Its type is told from its first bytes and must be allowed (415);"
                            + " too long is 413. The same content is kept once, whoever sends it.")
    @APIResponse(
            responseCode = "201",
            description = "The attachment",
            content = @Content(schema = @Schema(implementation = Attachment.class)))
    public Response attach(
            @PathParam("id") UUID id,
            @Parameter(description = "Which paper of the checklist it is", required = true, example = "DECISION")
                    @QueryParam("item")
                    @Nullable
                    String item,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @Parameter(description = "RFC 9530; refused where the content received has another hash")
                    @HeaderParam("Content-Digest")
                    @Nullable
                    String digest,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream content)
            throws IOException {
        return desk.receive(id, new Declared(item, key, type, digest), content);
    }

    @POST
    @Path("/{attachment}:download")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "download",
            summary = "调阅附件 / Download, stating the purpose",
            description = "Leaves an audit entry with the purpose each time; therefore nothing is stored for replay and"
                    + " no Idempotency-Key is taken. The content is checked against its hash on the way: if it differs,"
                    + " the answer breaks off before its end.")
    @APIResponse(
            responseCode = "200",
            description = "The content",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response download(
            @PathParam("id") UUID id, @PathParam("attachment") UUID attachment, @Valid @NotNull Purpose purpose)
            throws IOException {
        Attachment found = desk.reveal(id, attachment, purpose.purpose());
        InputStream content = desk.open(found);
        StreamingOutput checked = out -> {
            try (content) {
                VerifiedCopy.copy(content, found.sha256(), out);
            }
        };
        return Response.ok(checked, found.type())
                .header(HttpHeaders.CONTENT_LENGTH, found.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + found.item() + "-" + found.id() + "\"")
                .header("Content-Digest", ContentIntake.digest(found.sha256()))
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{attachment}:withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "withdrawAttachment", summary = "撤回附件 / Take a wrong paper out, before archiving")
    @APIResponse(
            responseCode = "200",
            description = "The attachment, which stays on record",
            content = @Content(schema = @Schema(implementation = Attachment.class)))
    public Response withdraw(
            @PathParam("id") UUID id,
            @PathParam("attachment") UUID attachment,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Withdrawal why) {
        return desk.withdraw(id, attachment, key, why.reason());
    }
}
