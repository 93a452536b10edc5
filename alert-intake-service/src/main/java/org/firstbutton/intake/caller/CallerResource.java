package org.firstbutton.intake.caller;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.intake.caller.CallerRecords.AlertOfCaller;

/** 报警人接口 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "caller", description = "报警人 · Callers, for a purpose on record")
public class CallerResource {
    private final CallerDoor door;

    CallerResource(CallerDoor door) {
        this.door = door;
    }

    @POST
    @Path("/alerts/{id: [^/:]+}/caller:reveal")
    @RolesAllowed({
        Roles.CALL_TAKER,
        Roles.DISPATCHER,
        Roles.DUTY_DIRECTOR,
        Roles.RESPONDING_OFFICER,
        Roles.HANDLING_OFFICER,
        Roles.CALLBACK_AGENT
    })
    @Operation(
            operationId = "revealCaller",
            summary = "查看报警人 · Reveal the caller, stating the purpose",
            description = "Leaves an audit entry with the purpose each time; therefore nothing is stored for replay and"
                    + " no Idempotency-Key is needed.")
    public CallerRecord reveal(@PathParam("id") String id, @Valid @NotNull RevealPurpose purpose) {
        return door.reveal(id, purpose.purpose());
    }

    @POST
    @Path("/callers:search")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.DUTY_DIRECTOR, Roles.HANDLING_OFFICER, Roles.CALLBACK_AGENT
    })
    @Operation(
            operationId = "searchCallers",
            summary = "按号码查询警情 · The latest alerts of one telephone number, exactly",
            description =
                    "The number travels in the body only. Leaves an audit entry with the purpose each time; nothing"
                            + " is stored for replay and no Idempotency-Key is needed.")
    public AlertsOfCaller search(@Valid @NotNull PhoneSearch search) {
        return new AlertsOfCaller(door.search(search.phone(), search.purpose()));
    }

    /** 查看目的 */
    @Schema(example = "{\"purpose\": \"回访 110-2026-000017\"}")
    public record RevealPurpose(
            @NotBlank @Size(min = 2, max = 200) String purpose) {}

    /** 号码查询 */
    @Schema(example = "{\"phone\": \"138 1234 5678\", \"purpose\": \"核实重复报警\"}")
    public record PhoneSearch(
            @NotBlank @Size(max = 40) String phone,
            @NotBlank @Size(min = 2, max = 200) String purpose) {}

    /** 该号码的警情 — newest first, at most 100. */
    public record AlertsOfCaller(List<AlertOfCaller> items) {}
}
