package org.firstbutton.intake.export;

import io.quarkus.logging.Log;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Problem;
import org.firstbutton.chassis.problem.Problems;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.RecordedBatch;
import org.firstbutton.chassis.recording.RecordingResult;
import org.firstbutton.intake.alert.Alerts;
import org.firstbutton.intake.export.RecordedAlerts.Ground;
import org.firstbutton.intake.source.SourceView;

/** 外部记录接口 */
@Path("/api/v1/recorded-facts:batch")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "export", description = "外部记录 · What another system recorded")
public class RecordedFactsResource {
    static final String EXAMPLE = """
            {"source": "county-cad", "records": [{"number": "CAD-2026-000017", "orgPath": "HB/JZ/SS/U017/", "facts": [
              {"type": "alert.received", "occurredAt": "2026-03-01T21:40:10+08:00", "data": {"channel": "PHONE_110"}},
              {"type": "alert.closed", "occurredAt": "2026-03-01T22:31:00+08:00", "data": {"outcome": "SETTLED"}}]}]}""";

    // A transaction may last two seconds; a share of a batch stays far below that.
    private static final int RECORDS_PER_TRANSACTION = 50;
    private static final int ATTEMPTS = 5;

    private final RecordedAlerts recorded;
    private final Transactions transactions;
    private final CurrentCaller current;

    RecordedFactsResource(RecordedAlerts recorded, Transactions transactions, CurrentCaller current) {
        this.recorded = recorded;
        this.transactions = transactions;
        this.current = current;
    }

    @POST
    @RolesAllowed(Roles.DISPATCH_SYSTEM)
    @Operation(
            operationId = "recordFacts",
            summary = "批量收录外部记录 · Record what another system has recorded",
            description = "At most 500 records, each taken or refused for itself. Needs no Idempotency-Key: a fact is"
                    + " known by its alert, type, time and data, so sending it again adds nothing.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "two facts", value = EXAMPLE)))
    public RecordingResult.All record(@Valid @NotNull RecordedBatch batch, @Context HttpHeaders headers) {
        Caller caller = current.get();
        batch.requireSentBy(caller);
        Locale language = Problems.language(headers);
        Ground ground = transactions.inScopeOf(caller, handle -> recorded.ground(handle, batch.source()));
        List<Reading> readings = recorded.read(caller, ground, batch.records(), language);
        List<RecordingResult> results = new ArrayList<>(readings.size());
        for (int from = 0; from < readings.size(); from += RECORDS_PER_TRANSACTION) {
            int to = Math.min(from + RECORDS_PER_TRANSACTION, readings.size());
            results.addAll(store(caller, ground.source(), readings.subList(from, to), language));
        }
        return new RecordingResult.All(results);
    }

    private List<RecordingResult> store(Caller caller, SourceView source, List<Reading> share, Locale language) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return transactions.inScopeOf(
                        caller, handle -> recorded.store(handle, caller, source, share, language));
            } catch (Alerts.Taken taken) {
                Log.debugf("another request was faster; attempt %d", attempt);
            }
        }
        return oneByOne(caller, source, share, language);
    }

    // What can neither be found nor inserted lies out of the caller's sight; its neighbours do not.
    private List<RecordingResult> oneByOne(Caller caller, SourceView source, List<Reading> share, Locale language) {
        if (share.size() == 1) {
            Problem hidden = Problems.of(Refusal.notFound(), language);
            return List.of(RecordingResult.refused(share.get(0).record().number(), hidden));
        }
        List<RecordingResult> results = new ArrayList<>(share.size());
        for (Reading reading : share) {
            results.addAll(store(caller, source, List.of(reading), language));
        }
        return results;
    }
}
