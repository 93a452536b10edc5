package org.firstbutton.scoring.personnel;

import static org.firstbutton.chassis.access.Roles.BUREAU_LEADER;
import static org.firstbutton.chassis.access.Roles.LEGAL_BRIGADE;
import static org.firstbutton.chassis.access.Roles.LEGAL_CORPS;
import static org.firstbutton.chassis.access.Roles.LEGAL_DETACHMENT;
import static org.firstbutton.chassis.access.Roles.SCORE_ADMIN;
import static org.firstbutton.chassis.access.Roles.SUPERVISION_COMMITTEE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.audit.Signatory;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.firstbutton.scoring.personnel.PointsExport.Points;
import org.jspecify.annotations.Nullable;

/** 积分导出接口 — whoever takes the points of persons away is written down, with the file's hash where it is signed. */
@Path("/api/v1/points-exports")
@Tag(name = "points-exports", description = "积分导出 Points for personnel use")
@RolesAllowed({SCORE_ADMIN, LEGAL_BRIGADE, LEGAL_DETACHMENT, LEGAL_CORPS, BUREAU_LEADER, SUPERVISION_COMMITTEE})
class PointsExportResource {
    private static final String ORG = "机构子树 organisation subtree";

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final PointsExport points;
    private final AuditTrail audit;
    private final ListExports exports;
    private final SignedPoints signed;

    PointsExportResource(
            CurrentCaller caller,
            Transactions transactions,
            PointsExport points,
            AuditTrail audit,
            ListExports exports,
            ObjectMapper json,
            Signatory signatory) {
        this.caller = caller;
        this.transactions = transactions;
        this.points = points;
        this.audit = audit;
        this.exports = exports;
        this.signed = new SignedPoints(json, signatory);
    }

    @GET
    @Produces(SignedPoints.TYPE)
    @Operation(
            operationId = "signedPoints",
            summary = "签名积分文件 · The points of a quarter with their reasons, as a signed file (JWS)",
            description = "Flattened JWS, EdDSA; docs/papers.md says how to check it.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = SignedPoints.TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response signedFile(
            @QueryParam("orgPath") @NotNull @Parameter(example = "HB/JZ/SS/", description = ORG) String orgPath,
            @QueryParam("quarter") @Parameter(example = "2026-Q4") @Nullable String quarter)
            throws JsonProcessingException {
        Points found = found(orgPath, quarter);
        String file = signed.of(found);
        written(found, "points for personnel use, sha256 " + SignedPoints.sha256(file));
        return Response.ok(file, SignedPoints.TYPE)
                .header("Content-Disposition", "attachment; filename=points.jws.json")
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("/export")
    @Produces({ListExports.CSV, ListExports.XLSX})
    @Operation(operationId = "exportPoints", summary = "积分明细表 · The same as CSV or Excel")
    public Response export(
            @QueryParam("orgPath") @NotNull @Parameter(example = "HB/JZ/SS/", description = ORG) String orgPath,
            @QueryParam("quarter") @Parameter(example = "2026-Q4") @Nullable String quarter,
            @QueryParam("format") @Parameter(description = ListExports.FORMAT) @Nullable String format) {
        Points found = found(orgPath, quarter);
        written(found, "points for personnel use, as a sheet");
        return exports.answer(PointsLine.SHEET, format, RowSource.of(found.lines()));
    }

    private Points found(String orgPath, @Nullable String quarter) {
        Caller asking = caller.get();
        if (!orgPath.endsWith("/")) {
            throw Refusal.field("orgPath", "must end in '/' (机构路径须以 / 结尾)");
        }
        if (!asking.covers(orgPath)) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "只能导出本级及下级 / one's own organisations only");
        }
        return transactions.inScopeOf(asking, handle -> points.of(handle, orgPath, quarter));
    }

    private void written(Points found, String purpose) {
        Caller asking = caller.get();
        transactions.inScopeOf(asking, handle -> {
            audit.record(
                    handle,
                    AuditEntry.revealed(
                            asking, "export-points", "points", found.period().query(), found.orgPath(), purpose));
            return found;
        });
    }
}
