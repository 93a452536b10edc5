package org.firstbutton.supervision.clearing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.jspecify.annotations.Nullable;

/** 补清接口 — the list of a period that was over before this service knew the organisation. */
@Path("/api/v1/clearings:open")
@Tag(name = "clearings")
public class ClearingOpeningResource {
    private final CurrentCaller caller;
    private final Commands commands;
    private final ClearingDesk desk;

    ClearingOpeningResource(CurrentCaller caller, Commands commands, ClearingDesk desk) {
        this.caller = caller;
        this.commands = commands;
        this.desk = desk;
    }

    /** 补清 — {@code day}: any day of the period. */
    @Schema(name = "ClearingOpening")
    public record Opening(
            @NotNull @Pattern(regexp = ".+/") @Schema(examples = "HB/JZ/SS/U001/")
            String orgPath,

            @NotNull @Schema(examples = "DAY") Cycle cycle,
            @NotNull @Schema(examples = "2026-11-22") LocalDate day) {}

    @POST
    @RolesAllowed({Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS})
    @Operation(
            operationId = "openClearing",
            summary =
                    "补清 / Opens the cycle of a period that was over before the organisation was known; it is swept next")
    @APIResponse(
            responseCode = "201",
            description = "The cycle",
            content = @Content(schema = @Schema(implementation = ClearingRow.class)))
    public Response open(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Opening opening) {
        Caller by = caller.get();
        return commands.once(by, "POST /clearings:open", key, opening, handle -> {
            ClearingRow row = desk.open(handle, by, opening.orgPath(), opening.cycle(), opening.day());
            return Commands.Done.created("/api/v1/clearings/" + row.id(), row);
        });
    }
}
