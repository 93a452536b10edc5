package org.firstbutton.supervision.exhibit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.evidence.Bundle;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.finding.Findings;

/**
 * 证据导出 — a finding's signed evidence, for those who decide on findings. A bundle is whole or worth nothing, so it
 * holds the facts of every unit that the verdict rests on; the list of a unit's own chief does not open it.
 */
@Path("/api/v1/findings/{id}/evidence")
@Tag(name = "findings", description = "问题 Findings")
public class EvidenceResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Findings findings;
    private final Exhibits exhibits;
    private final AuditTrail audit;

    EvidenceResource(
            CurrentCaller caller, Transactions transactions, Findings findings, Exhibits exhibits, AuditTrail audit) {
        this.caller = caller;
        this.transactions = transactions;
        this.findings = findings;
        this.exhibits = exhibits;
        this.audit = audit;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(
            operationId = "exportEvidence",
            summary = "The signed evidence bundle of a finding, to be checked offline by ./firstbutton recheck")
    @APIResponse(
            responseCode = "200",
            description = "firstbutton-evidence/1; see docs/evidence.md",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Response evidence(UUID id) {
        Caller asking = caller.get();
        FindingRow row = transactions.inScopeOf(
                asking, handle -> findings.find(handle, id).orElseThrow(Refusal::notFound));
        Bundle bundle = transactions.asConsumer(handle -> exhibits.of(handle, row));
        transactions.inScopeOf(asking, handle -> {
            audit.record(handle, exported(asking, row, bundle));
            return bundle;
        });
        return Response.ok(bundle.text(), MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .header("Content-Disposition", "attachment; filename=evidence-" + id + ".json")
                .header("Cache-Control", "no-store")
                .build();
    }

    // The hash stands in the sealed trail: that this very bundle left, and when, can be shown later.
    private static AuditEntry exported(Caller caller, FindingRow row, Bundle bundle) {
        return AuditEntry.revealed(
                caller,
                "export-evidence",
                "finding",
                row.draft().id().toString(),
                row.draft().orgPath(),
                "evidence bundle sha256 " + bundle.sha256());
    }
}
