package org.firstbutton.scoring.paper;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.paper.Paper;
import org.firstbutton.chassis.paper.PaperDoor;
import org.firstbutton.chassis.paper.PaperDoor.PaperPage;
import org.firstbutton.chassis.sheet.ListExports;
import org.jspecify.annotations.Nullable;

/** 文书接口 — the papers of the caller's organisations, to read and to print; what tells of persons carries a watermark. */
@Path("/api/v1")
@Tag(name = "papers", description = "文书 Papers")
@RolesAllowed({
    Roles.SCORE_ADMIN,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class PaperResource {
    private static final String KIND = "UNIT_BOARD, RED_BLACK_LIST, POINTS_STATEMENT or MISSING_RECORDS";

    private final PaperDoor door;

    PaperResource(PaperDoor door) {
        this.door = door;
    }

    @GET
    @Path("/papers")
    @Operation(operationId = "listPapers", summary = "发文登记簿 / Issued papers, latest first")
    public PaperPage list(
            @QueryParam("kind") @Parameter(description = KIND) @Nullable String kind,
            @QueryParam("orgPath") @Nullable String orgPath,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return door.list(kind, orgPath, cursor, limit);
    }

    @GET
    @Path("/papers/export")
    @Produces({ListExports.CSV, ListExports.XLSX})
    @Operation(operationId = "exportPapers", summary = "导出 · The same list as CSV or Excel, all pages")
    public Response export(
            @QueryParam("kind") @Parameter(description = KIND) @Nullable String kind,
            @QueryParam("orgPath") @Nullable String orgPath,
            @QueryParam("format") @Parameter(description = ListExports.FORMAT) @Nullable String format) {
        return door.export(kind, orgPath, format);
    }

    @GET
    @Path("/papers/{id: [^/:]+}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getPaper", summary = "文书 / One paper")
    public Paper one(@PathParam("id") UUID id) {
        return door.one(id);
    }

    @GET
    @Path("/papers/{id: [^/:]+}/docx")
    @Produces(PaperDoor.DOCX)
    @Operation(operationId = "paperAsDocx", summary = "Word 文稿 / The paper as a Word file, to work on")
    public Response docx(@PathParam("id") UUID id) {
        return door.docx(id, ScoringPaper.ALL);
    }

    @GET
    @Path("/papers/{id: [^/:]+}/pdf")
    @Produces(PaperDoor.PDF)
    @Operation(operationId = "paperAsPdf", summary = "版式文稿 / The paper as PDF, set as GB/T 9704 has it")
    public Response pdf(@PathParam("id") UUID id) {
        return door.pdf(id, ScoringPaper.ALL);
    }
}
