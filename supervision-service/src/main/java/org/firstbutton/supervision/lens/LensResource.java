package org.firstbutton.supervision.lens;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.firstbutton.chassis.sheet.Sheet;
import org.firstbutton.supervision.lens.LensFigures.Figures;
import org.firstbutton.supervision.lens.LensFigures.GroupFigures;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.jspecify.annotations.Nullable;

/** 视角接口 — the lenses, and what is seen through one. */
@Path("/api/v1")
@Tag(name = "lenses", description = "视角 Lenses: rules in named groups")
@RolesAllowed({
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.COMMAND_CENTRE_SUPERVISOR,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.DISCIPLINE,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class LensResource {
    private static final String DAY = "2026-11-01; without days, the last thirty";
    private static final Sheet<GroupFigures> SHEET = Sheet.<GroupFigures>of("lens", "视角统计")
            .column("group", "分组", GroupFigures::groupZh)
            .column("found", "发现", GroupFigures::found)
            .column("settled", "已销", GroupFigures::settled)
            .column("open", "未销", GroupFigures::open)
            .column("grave", "未销的严重问题", GroupFigures::grave)
            .column("rules", "规则", group -> String.join(" ", group.rules()))
            .column("id", "代码", GroupFigures::id);

    private final Lenses lenses;
    private final LensFigures figures;
    private final PacksInForce packs;
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final ListExports exports;

    LensResource(
            Lenses lenses,
            LensFigures figures,
            PacksInForce packs,
            CurrentCaller caller,
            Transactions transactions,
            ListExports exports) {
        this.lenses = lenses;
        this.figures = figures;
        this.packs = packs;
        this.caller = caller;
        this.transactions = transactions;
        this.exports = exports;
    }

    /** 一组 — with the rules in force that lie in it. */
    @Schema(name = "LensGroup")
    public record GroupView(String id, String zh, String en, List<String> rules, List<String> posts) {}

    /** 视角 — {@code origin}: NAMES_ONLY where the sources name the groups and the product put the rules in. */
    @Schema(name = "Lens")
    public record LensView(
            @Schema(examples = "SEVEN_LINKS") String id,
            @Schema(examples = "七个环节") String zh,
            @Schema(examples = "seven links") String en,
            @Schema(examples = "NAMES_ONLY") String origin,
            boolean exclusive,
            List<GroupView> groups,
            List<String> outside) {}

    /** 视角表 */
    @Schema(name = "Lenses")
    public record LensList(List<LensView> items) {}

    @GET
    @Path("/lenses")
    @Operation(operationId = "listLenses", summary = "视角 · Named ways to group the rules in force")
    public LensList list() {
        return new LensList(lenses.all().stream().map(this::view).toList());
    }

    private LensView view(Lens lens) {
        List<String> known = packs.current().ruleIds().stream().sorted().toList();
        return new LensView(
                lens.id(),
                lens.zh(),
                lens.en(),
                lens.origin().name(),
                lens.exclusive(),
                lens.groups().stream()
                        .map(group -> new GroupView(
                                group.id(), group.zh(), group.en(), lens.rules(group, known), group.posts()))
                        .toList(),
                lens.outside(known));
    }

    @GET
    @Path("/lens-figures")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getLensFigures",
            summary = "视角统计 · What each group found in a period, what is open, and who answers for it")
    public Figures one(
            @QueryParam("lens") @NotNull @Parameter(example = "SEVEN_LINKS") String id,
            @QueryParam("orgPath") @Parameter(example = "HB/JZ/SS/") @Nullable String orgPath,
            @QueryParam("from") @Parameter(description = DAY) @Nullable String from,
            @QueryParam("to") @Parameter(description = DAY) @Nullable String to) {
        Lens lens = lenses.named(id);
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        return transactions.inScopeOf(caller.get(), handle -> figures.of(handle, lens, orgPath, first, last));
    }

    @GET
    @Path("/lens-figures/export")
    @Produces({ListExports.CSV, ListExports.XLSX})
    @Operation(operationId = "exportLensFigures", summary = "导出 · The same as CSV or Excel")
    public Response export(
            @QueryParam("lens") @NotNull String id,
            @QueryParam("orgPath") @Nullable String orgPath,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("format") @Parameter(description = ListExports.FORMAT) @Nullable String format) {
        return exports.answer(
                SHEET, format, RowSource.of(one(id, orgPath, from, to).items()));
    }

    private static @Nullable LocalDate day(String field, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.field(field, "例如 2026-11-01 / for example 2026-11-01");
        }
    }
}
