package org.firstbutton.scoring.records;

import static org.firstbutton.chassis.access.Roles.BUREAU_LEADER;
import static org.firstbutton.chassis.access.Roles.CASE_MANAGER;
import static org.firstbutton.chassis.access.Roles.HANDLING_OFFICER;
import static org.firstbutton.chassis.access.Roles.LEGAL_BRIGADE;
import static org.firstbutton.chassis.access.Roles.LEGAL_CORPS;
import static org.firstbutton.chassis.access.Roles.LEGAL_DETACHMENT;
import static org.firstbutton.chassis.access.Roles.LEGAL_OFFICER;
import static org.firstbutton.chassis.access.Roles.RESPONDING_OFFICER;
import static org.firstbutton.chassis.access.Roles.SCORE_ADMIN;
import static org.firstbutton.chassis.access.Roles.SUPERVISION_COMMITTEE;
import static org.firstbutton.chassis.access.Roles.TRAINING_OFFICER;
import static org.firstbutton.chassis.access.Roles.UNIT_CHIEF;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 记录库接口 — kinds, confirmed records to look through, sums, and who has none. */
@Path("/api/v1")
@Tag(name = "records", description = "能力档案")
class RecordLibraryResource {
    private static final int MOST_EXPORTED = 5_000;

    private final RecordKinds kinds;
    private final RecordLibrary library;
    private final Transactions transactions;
    private final CurrentCaller caller;
    private final SchemeInForce schemes;
    private final AuditTrail audit;
    private final ListExports exports;

    RecordLibraryResource(
            RecordKinds kinds,
            RecordLibrary library,
            Transactions transactions,
            CurrentCaller caller,
            SchemeInForce schemes,
            AuditTrail audit,
            ListExports exports) {
        this.kinds = kinds;
        this.library = library;
        this.transactions = transactions;
        this.caller = caller;
        this.schemes = schemes;
        this.audit = audit;
        this.exports = exports;
    }

    /** 记录种类表 */
    @Schema(name = "RecordKinds")
    public record Kinds(List<RecordKind> items) {}

    /** 一页记录 */
    @Schema(name = "KeptRecordPage")
    public record Page(List<KeptRecord> items, @Nullable String next) {}

    /** 一类合计 */
    @Schema(name = "RecordSum")
    public record KindSum(String kind, String zh, String en, long records, long participants) {}

    /** 合计 */
    @Schema(name = "RecordSummary")
    public record Summary(String from, String to, List<KindSum> kinds) {}

    /** 缺项单位 — {@code expected}: whether the kind is one that every unit should have each month. */
    @Schema(name = "UnitsWithoutRecord")
    public record Missing(String kind, String month, boolean expected, List<String> units) {}

    @GET
    @Path("/record-kinds")
    @RolesAllowed({
        TRAINING_OFFICER,
        UNIT_CHIEF,
        LEGAL_OFFICER,
        CASE_MANAGER,
        LEGAL_BRIGADE,
        LEGAL_DETACHMENT,
        LEGAL_CORPS,
        SCORE_ADMIN,
        BUREAU_LEADER,
        SUPERVISION_COMMITTEE,
        HANDLING_OFFICER,
        RESPONDING_OFFICER
    })
    @Operation(operationId = "recordKinds", summary = "记录种类 · Kinds of records: their fields, who enters, who confirms")
    public Kinds kinds() {
        return new Kinds(kinds.all());
    }

    @GET
    @Path("/record-library")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        TRAINING_OFFICER,
        UNIT_CHIEF,
        LEGAL_OFFICER,
        CASE_MANAGER,
        LEGAL_BRIGADE,
        LEGAL_DETACHMENT,
        LEGAL_CORPS,
        SCORE_ADMIN,
        BUREAU_LEADER,
        SUPERVISION_COMMITTEE,
        HANDLING_OFFICER,
        RESPONDING_OFFICER
    })
    @Operation(
            operationId = "recordLibrary",
            summary = "记录库检索 · Confirmed records, newest first",
            description = "Officers find what is shared and what is about themselves. 民警可查共享内容和本人记录。")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "library", value = RecordExamples.PAGE)))
    public Page search(@BeanParam RecordSearch search) {
        PageCursor behind = search.cursor() == null ? null : PageCursor.read(search.cursor());
        List<KeptRecord> found = transactions.inScopeOf(
                caller.get(),
                handle -> library.page(
                        handle,
                        asked(handle, search),
                        behind == null ? null : behind.at(),
                        behind == null ? null : behind.id(),
                        search.limit() + 1));
        if (found.size() <= search.limit()) {
            return new Page(found, null);
        }
        List<KeptRecord> page = found.subList(0, search.limit());
        KeptRecord last = page.get(page.size() - 1);
        return new Page(page, new PageCursor(last.confirmedAt(), last.id()).opaque());
    }

    @GET
    @Path("/record-library/export")
    @Produces({ListExports.CSV, ListExports.XLSX})
    @RolesAllowed({TRAINING_OFFICER, LEGAL_BRIGADE, LEGAL_DETACHMENT, LEGAL_CORPS, SCORE_ADMIN, BUREAU_LEADER})
    @Operation(
            operationId = "recordLibraryExport",
            summary = "记录库导出 · The same for a spreadsheet; each export is in the audit trail",
            description = "At most 5000 records, newest first. 最多 5000 条。")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = ListExports.CSV, schema = @Schema(implementation = String.class)))
    public Response export(
            @BeanParam RecordSearch search,
            @Parameter(description = ListExports.FORMAT) @QueryParam("format") @Nullable String format) {
        Caller asking = caller.get();
        List<RecordSheet> lines = transactions.inScopeOf(asking, handle -> {
            List<KeptRecord> found = library.page(handle, asked(handle, search), null, null, MOST_EXPORTED);
            String scope = String.join(",", asking.orgPaths());
            audit.record(
                    handle,
                    AuditEntry.done(asking, "export", "record-library", Integer.toString(found.size()), 1, scope));
            return RecordSheet.lines(kinds, found);
        });
        return exports.answer(RecordSheet.SHEET, format, RowSource.of(lines));
    }

    private RecordLibrary.Search asked(Handle handle, RecordSearch search) {
        Instant now = DatabaseClock.now(handle);
        return search.asked(caller.get(), now, zone(handle, now));
    }

    private ZoneId zone(Handle handle, Instant now) {
        return schemes.of(handle, caller.get(), now).zone();
    }

    @GET
    @Path("/record-library/summary")
    @RolesAllowed({
        TRAINING_OFFICER,
        UNIT_CHIEF,
        LEGAL_OFFICER,
        LEGAL_BRIGADE,
        LEGAL_DETACHMENT,
        LEGAL_CORPS,
        SCORE_ADMIN,
        BUREAU_LEADER,
        SUPERVISION_COMMITTEE
    })
    @Operation(
            operationId = "recordSummary",
            summary = "记录合计 · How many records of each kind, and how many took part",
            description = "Without days, this month. 不给期间则为本月。")
    public Summary summary(
            @Parameter(example = "2026-10-01") @QueryParam("from") @Nullable String from,
            @Parameter(example = "2026-12-31") @QueryParam("to") @Nullable String to,
            @Parameter(example = "HB/JZ/SS/") @QueryParam("unit") @Nullable String unit) {
        return transactions.inScopeOf(caller.get(), handle -> {
            Instant now = DatabaseClock.now(handle);
            Period period = Period.asked(from, to, now, zone(handle, now));
            List<KindSum> sums = library.summary(handle, period, within(unit)).stream()
                    .map(sum -> new KindSum(
                            sum.kind(),
                            kinds.find(sum.kind()).map(RecordKind::zh).orElse(sum.kind()),
                            kinds.find(sum.kind()).map(RecordKind::en).orElse(sum.kind()),
                            sum.records(),
                            sum.participants()))
                    .toList();
            return new Summary(period.from().toString(), period.to().toString(), sums);
        });
    }

    @GET
    @Path("/record-library/missing")
    @RolesAllowed({TRAINING_OFFICER, LEGAL_BRIGADE, LEGAL_DETACHMENT, LEGAL_CORPS, BUREAU_LEADER, UNIT_CHIEF})
    @Operation(
            operationId = "unitsWithoutRecord",
            summary = "缺项单位 · Units without a record of a kind in a month, for example without the monthly exam")
    public Missing missing(
            @Parameter(example = "EXAM") @QueryParam("kind") @Nullable String kind,
            @Parameter(example = "EQUIPMENT_BODY_CAMERA", description = "only records of this measure count")
                    @QueryParam("measure")
                    @Nullable
                    String measure,
            @Parameter(example = "2026-10") @QueryParam("month") @Nullable String month,
            @Parameter(example = "HB/JZ/SS/") @QueryParam("unit") @Nullable String unit) {
        RecordKind wanted = kinds.find(kind == null ? "" : kind)
                .orElseThrow(() -> Refusal.field("kind", "须为记录种类 / a kind is expected"));
        YearMonth asked = month(month);
        return transactions.inScopeOf(caller.get(), handle -> {
            ZoneId zone = zone(handle, DatabaseClock.now(handle));
            Period period = new Period(asked.atDay(1), asked.atEndOfMonth(), zone);
            return new Missing(
                    wanted.kind(),
                    asked.toString(),
                    wanted.monthly(),
                    library.missing(handle, wanted.kind(), measure, period, within(unit)));
        });
    }

    private static YearMonth month(@Nullable String month) {
        try {
            return YearMonth.parse(month == null ? "" : month);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.field("month", "应为 2026-10 形式 / a month like 2026-10 is expected");
        }
    }

    private static String within(@Nullable String unit) {
        if (unit != null && !unit.endsWith("/")) {
            throw Refusal.field("unit", "机构路径以 / 结尾 / an organisation path ends in /");
        }
        return unit == null ? "" : unit;
    }
}
