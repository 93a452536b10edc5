package org.firstbutton.casework.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Problems;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.RecordedBatch;
import org.firstbutton.chassis.recording.RecordingResult;
import org.jspecify.annotations.Nullable;

/** 外部记录 — where another case system hands in what it has recorded. */
@Path("/api/v1/recorded-facts:batch")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RecordedFactsResource {
    private static final int MAX_FACTS = 5000;
    private static final String EXAMPLE = """
            {"source": "demo-case-system", "records": [{
              "number": "C-0001", "alert": {"source": "demo-110", "number": "A-1"}, "orgPath": "HB/JZ/SS/U017/",
              "facts": [
                {"type": "report.registered", "occurredAt": "2026-03-02T09:30:00+08:00",
                 "data": {"reportId": "R-1", "kind": "CRIMINAL", "offence": "THEFT"}},
                {"type": "case.filed", "occurredAt": "2026-03-03T10:00:00+08:00",
                 "recordedAt": "2026-03-03T10:05:00+08:00", "actor": {"id": "P100031", "role": "HANDLING_OFFICER"},
                 "data": {"kind": "CRIMINAL", "offence": "THEFT", "decisionMaker": "P100002"}}]}]}
            """;

    private final Commands commands;
    private final CaseRecording recording;
    private final CurrentCaller caller;
    private final Transactions transactions;

    RecordedFactsResource(Commands commands, CaseRecording recording, CurrentCaller caller, Transactions transactions) {
        this.commands = commands;
        this.recording = recording;
        this.caller = caller;
        this.transactions = transactions;
    }

    /** What the batch looks like; only the document needs it, records are read one by one. */
    @Schema(name = "RecordedCases")
    public record CaseBatch(
            @Schema(description = "The source that the token records for", examples = "demo-case-system")
            String source,

            List<RecordedCase> records) {}

    @POST
    @RolesAllowed(Roles.DISPATCH_SYSTEM)
    @Operation(
            operationId = "recordFacts",
            summary = "外部案件记录入账 / Record what another case system states",
            description = "No transition is checked. A record that was sent before adds nothing (UNCHANGED); a refused"
                    + " one names the field and never loses the others. At most 500 records and 5000 facts.")
    @APIResponse(
            responseCode = "200",
            description = "One result per record, in their order",
            content = @Content(schema = @Schema(implementation = RecordingResult.All.class)))
    public Response record(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CaseBatch.class),
                                            examples = @ExampleObject(name = "A theft, filed", value = EXAMPLE)))
                    @Valid
                    @NotNull
                    RecordedBatch batch,
            @Context HttpHeaders headers) {
        Caller sender = caller.get();
        batch.requireSentBy(sender);
        if (batch.records().stream().mapToInt(node -> node.path("facts").size()).sum() > MAX_FACTS) {
            throw Refusal.of(ProblemKind.TOO_LARGE, "每批至多 " + MAX_FACTS + " 条事实 / at most " + MAX_FACTS + " facts");
        }
        Instant now = transactions.inScopeOf(sender, DatabaseClock::now);
        ReadBatch read = recording.read(sender, batch, now, Problems.language(headers));
        return commands.once(
                sender,
                "POST /recorded-facts:batch",
                key,
                batch,
                handle -> Done.ok(recording.record(handle, sender, read)));
    }
}
