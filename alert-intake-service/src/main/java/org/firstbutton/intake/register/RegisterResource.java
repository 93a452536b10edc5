package org.firstbutton.intake.register;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.alert.AlertDesk;
import org.firstbutton.intake.register.AlertRegister.Wanted;
import org.jspecify.annotations.Nullable;

/** 警情台账接口 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "register", description = "警情台账 · Looking alerts up")
@RolesAllowed({
    Roles.CALL_TAKER,
    Roles.DISPATCHER,
    Roles.DUTY_DIRECTOR,
    Roles.RESPONDING_OFFICER,
    Roles.HANDLING_OFFICER,
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.COMMAND_CENTRE_SUPERVISOR,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.BUREAU_LEADER,
    Roles.CALLBACK_AGENT,
    Roles.DISPATCH_SYSTEM
})
public class RegisterResource {
    private final AlertRegister register;
    private final Transactions transactions;
    private final CurrentCaller current;

    RegisterResource(AlertRegister register, Transactions transactions, CurrentCaller current) {
        this.register = register;
        this.transactions = transactions;
        this.current = current;
    }

    @GET
    @Path("/alerts/{id: [^/:]+}")
    @Operation(operationId = "getAlert", summary = "查询警情 · One alert, its caller masked")
    public AlertView one(@PathParam("id") String id) {
        UUID alert = AlertDesk.idOf(id);
        return transactions.inScopeOf(
                current.get(),
                handle -> register.byId(handle, current.get(), alert).orElseThrow(Refusal::notFound));
    }

    @GET
    @Path("/alerts/{id: [^/:]+}/facts")
    @Operation(operationId = "getAlertFacts", summary = "警情流水 · Everything recorded about an alert, oldest first")
    public AlertView.History facts(@PathParam("id") String id) {
        UUID alert = AlertDesk.idOf(id);
        return transactions.inScopeOf(current.get(), handle -> {
            AlertView visible = register.byId(handle, current.get(), alert).orElseThrow(Refusal::notFound);
            return new AlertView.History(register.history(handle, visible.id()));
        });
    }

    @GET
    @Path("/alerts/by-key/{source}/{number}")
    @Operation(operationId = "getAlertByKey", summary = "按来源编号查询 · One alert by its source and number")
    public AlertView byKey(@PathParam("source") String source, @PathParam("number") String number) {
        return transactions.inScopeOf(
                current.get(),
                handle -> register.byKey(handle, current.get(), source, number).orElseThrow(Refusal::notFound));
    }

    @GET
    @Path("/alerts")
    @Operation(
            operationId = "listAlerts",
            summary = "警情列表 · Alerts, newest first",
            description = "The next page is named by the Link header, rel=\"next\", and by nextCursor.")
    @APIResponseSchema(AlertView.Page.class)
    public Response list(
            @BeanParam AlertFilter filter,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @Context UriInfo uri) {
        PageCursor after = cursor == null ? null : PageCursor.read(cursor);
        Wanted wanted =
                new Wanted(filter.state, filter.unit, filter.category, filter.from(), filter.to(), after, limit + 1);
        List<AlertView> found =
                transactions.inScopeOf(current.get(), handle -> register.page(handle, current.get(), wanted));
        if (found.size() <= limit) {
            return Response.ok(new AlertView.Page(found, null)).build();
        }
        List<AlertView> page = found.subList(0, limit);
        AlertView last = page.get(limit - 1);
        String next = new PageCursor(last.receivedAt(), last.id()).opaque();
        return Response.ok(new AlertView.Page(page, next))
                .link(
                        uri.getRequestUriBuilder()
                                .replaceQueryParam("cursor", next)
                                .build(),
                        "next")
                .build();
    }
}
