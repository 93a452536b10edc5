package org.firstbutton.casework.property;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.jspecify.annotations.Nullable;

/** 财物盘点窗口 — the shelf of a unit is counted without a look at the ledger, which is held against it here (PRO-06). */
@Path("/api/v1/property-counts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CountResource {
    static final int MOST_ITEMS = 5_000;

    private final CountDesk desk;
    private final Counts counts;
    private final Transactions transactions;
    private final CurrentCaller caller;
    private final ListExports exports;

    CountResource(CountDesk desk, Counts counts, Transactions transactions, CurrentCaller caller, ListExports exports) {
        this.desk = desk;
        this.counts = counts;
        this.transactions = transactions;
        this.caller = caller;
        this.exports = exports;
    }

    /** 所见财物 — what is left out was found as the ledger has it. */
    @Schema(name = "SeenProperty")
    public record SeenProperty(
            @NotNull UUID propertyId,
            @Nullable @PositiveOrZero Integer quantity,
            @Nullable @PositiveOrZero BigDecimal amount,
            @Nullable @Size(max = 200) String serial,

            @Schema(description = "Where it lay, if not where the ledger has it") @Nullable @Size(max = 200)
            String place) {}

    /** 盘点 — everything that lies on the shelf of the unit. */
    @Schema(
            name = "PropertyCountTaken",
            example =
                    "{\"unit\": \"HB/JZ/SS/U017/\", \"scope\": \"MONTHLY\", \"seen\":"
                            + " [{\"propertyId\": \"0193f0a2-7c11-7b7e-9a55-3f0c5a1d2e77\", \"quantity\": 1, \"place\": \"Store 2\"}]}")
    public record CountTaken(
            @NotNull String unit,
            @NotNull @Pattern(regexp = "MONTHLY|FULL") String scope,
            @Nullable OffsetDateTime occurredAt,
            @NotNull @Size(max = MOST_ITEMS) List<@Valid @NotNull SeenProperty> seen) {}

    /** 盘点记录 */
    @Schema(name = "PropertyCount")
    public record CountView(
            UUID id,
            String orgPath,
            String scope,
            String countedBy,
            Instant countedAt,
            int ledgerQuantity,
            int shelfQuantity,
            BigDecimal ledgerAmount,
            BigDecimal shelfAmount,

            @Schema(description = "Items on one of the two only, or with another number, amount, serial or place")
            List<String> differences,

            @Schema(description = "Each store of the unit by itself; none for counts of before stores were told apart")
            List<PlaceCount> places) {}

    /** One page; {@code next} asks for the one behind it. */
    @Schema(name = "PropertyCountPage")
    public record CountPage(List<CountView> items, @Nullable String next) {}

    @POST
    @RolesAllowed({Roles.PROPERTY_KEEPER, Roles.UNIT_CHIEF, Roles.LEGAL_OFFICER, Roles.CASE_MANAGER})
    @Operation(
            operationId = "countProperty",
            summary = "财物盘点 / Count the shelf of a unit",
            description = "The answer has what the ledger says and what differs. Who keeps an item of the unit does not"
                    + " count there.")
    @APIResponse(
            responseCode = "201",
            description = "The count",
            content = @Content(schema = @Schema(implementation = CountView.class)))
    public Response count(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull CountTaken taken) {
        return desk.count(key, taken);
    }

    @GET
    @RolesAllowed({
        Roles.PROPERTY_KEEPER,
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
    @Operation(operationId = "propertyCounts", summary = "盘点记录 / Counts, newest first")
    public CountPage counts(
            @Parameter(description = "Organisation path whose subtree is meant", example = "HB/JZ/SS/U017/")
                    @QueryParam("unit")
                    @Nullable
                    String unit,
            @Parameter(description = "As the page before gave it") @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        requirePath(unit);
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        Caller who = caller.get();
        List<CountView> found = transactions.inScopeOf(who, handle -> counts.page(handle, unit, behind, limit + 1));
        if (found.size() <= limit) {
            return new CountPage(found, null);
        }
        CountView last = found.get(limit - 1);
        return new CountPage(found.subList(0, limit), new PageCursor(last.countedAt(), last.id()).opaque());
    }

    @GET
    @Path("/export")
    @RolesAllowed({
        Roles.PROPERTY_KEEPER,
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
    @Produces({ListExports.CSV, ListExports.XLSX})
    @Operation(
            operationId = "exportPropertyCounts",
            summary = "盘点表导出 / The same counts as CSV or Excel, one line for each store, all pages")
    public Response export(
            @Parameter(description = "Organisation path whose subtree is meant", example = "HB/JZ/SS/U017/")
                    @QueryParam("unit")
                    @Nullable
                    String unit,
            @QueryParam("format") @Parameter(description = ListExports.FORMAT) @Nullable String format) {
        requirePath(unit);
        Caller who = caller.get();
        RowSource<CountView> counted = RowSource.<CountView, PageCursor>untilEmpty(
                behind -> transactions.inScopeOf(who, handle -> counts.page(handle, unit, behind, MOST_ITEMS / 10)),
                last -> new PageCursor(last.countedAt(), last.id()));
        return exports.answer(CountSheet.SHEET, format, sink -> counted.each(count -> CountSheet.lines(count, sink)));
    }

    private static void requirePath(@Nullable String unit) {
        if (unit != null && !unit.endsWith("/")) {
            throw Refusal.field("unit", "机构路径以 / 结尾 / an organisation path ends in /");
        }
    }
}
