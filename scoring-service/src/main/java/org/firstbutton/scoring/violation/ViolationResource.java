package org.firstbutton.scoring.violation;

import static org.firstbutton.chassis.access.Roles.INSPECTORATE;
import static org.firstbutton.chassis.access.Roles.INSPECTOR_GENERAL;
import static org.firstbutton.chassis.access.Roles.LEGAL_BRIGADE;
import static org.firstbutton.chassis.access.Roles.LEGAL_CORPS;
import static org.firstbutton.chassis.access.Roles.LEGAL_DETACHMENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.firstbutton.scoring.violation.YearOfBans.Violation;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 年度违禁接口 — each look is in the audit trail. */
@Path("/api/v1/ban-violations")
@Tag(name = "violations", description = "违反禁令")
class ViolationResource {
    // An officer whose year touches the caller's organisations is shown with his whole year: the count goes with him.
    private static final String YEAR = """
            select officer, evidence, measure, org_path, at, tolerated, voided is not null as revoked
            from scored_event e
            where source = 'VIOLATION' and at >= :start and at < :end
              and officer in (select officer from scored_event v
                              where v.source = 'VIOLATION' and v.at >= :start and v.at < :end
                                and v.org_path ^@ any (:scope))
            order by officer, at, evidence
            """;

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final SchemeInForce schemes;
    private final AuditTrail audit;

    ViolationResource(CurrentCaller caller, Transactions transactions, SchemeInForce schemes, AuditTrail audit) {
        this.caller = caller;
        this.transactions = transactions;
        this.schemes = schemes;
        this.audit = audit;
    }

    /** 年度违禁列表 */
    @Schema(name = "BanViolations")
    public record Years(int year, List<YearOfBans> officers) {}

    @GET
    @RolesAllowed({INSPECTORATE, INSPECTOR_GENERAL, LEGAL_BRIGADE, LEGAL_DETACHMENT, LEGAL_CORPS})
    @Operation(
            operationId = "banViolations",
            summary = "年度违反禁令情况 · Violations of prohibitions in a calendar year, and where a proposal is due",
            description =
                    "Distinct incidents, after appeal, without what was tolerated; through transfers. 同一事件只计一次；申诉撤销和容错的不计；调动不断。")
    public Years year(@Parameter(example = "2026") @QueryParam("year") @Nullable String year) {
        if (year != null && !year.matches("20[0-9]{2}")) {
            throw Refusal.field("year", "expected a year like 2026 (应为 2026 形式)");
        }
        Caller asking = caller.get();
        return transactions.asConsumer(handle -> {
            Instant now = DatabaseClock.now(handle);
            ZoneId zone = schemes.of(handle, asking, now).zone();
            int wanted = year == null ? LocalDate.ofInstant(now, zone).getYear() : Integer.parseInt(year);
            Years years = new Years(wanted, YearOfBans.of(wanted, violations(handle, asking, wanted, zone)));
            String scope = String.join(",", asking.orgPaths());
            audit.record(handle, AuditEntry.done(asking, "read", "ban-violations", Integer.toString(wanted), 1, scope));
            return years;
        });
    }

    private static Map<String, List<Violation>> violations(Handle handle, Caller asking, int year, ZoneId zone) {
        Map<String, List<Violation>> byOfficer = new TreeMap<>();
        handle.createQuery(YEAR)
                .bind("start", start(year, zone))
                .bind("end", start(year + 1, zone))
                .bindArray("scope", String.class, asking.orgPaths().toArray())
                .map((row, context) -> byOfficer
                        .computeIfAbsent(Objects.requireNonNull(row.getString("officer")), any -> new ArrayList<>())
                        .add(new Violation(
                                Objects.requireNonNull(row.getString("evidence")),
                                Objects.requireNonNull(row.getString("measure")),
                                Objects.requireNonNull(row.getString("org_path")),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getBoolean("tolerated"),
                                row.getBoolean("revoked"))))
                .list();
        return byOfficer;
    }

    private static OffsetDateTime start(int year, ZoneId zone) {
        return OffsetDateTime.ofInstant(
                LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant(), ZoneOffset.UTC);
    }
}
