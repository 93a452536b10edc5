package org.firstbutton.scoring.accounts;

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
import static org.firstbutton.chassis.access.Roles.UNIT_CHIEF;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.scoring.points.Account;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 账户与分录 — what an account holds and why, down to the finding. */
@Path("/api/v1/accounts/{account}")
@Tag(name = "accounts", description = "账户与分录")
@RolesAllowed({
    SCORE_ADMIN,
    LEGAL_OFFICER,
    LEGAL_BRIGADE,
    LEGAL_DETACHMENT,
    LEGAL_CORPS,
    CASE_MANAGER,
    BUREAU_LEADER,
    SUPERVISION_COMMITTEE,
    UNIT_CHIEF,
    RESPONDING_OFFICER,
    HANDLING_OFFICER
})
class AccountResource {
    private static final int EXPLAINED_AT_MOST = 1_000;
    private static final Set<String> READ_OTHERS = Set.of(
            SCORE_ADMIN,
            LEGAL_OFFICER,
            LEGAL_BRIGADE,
            LEGAL_DETACHMENT,
            LEGAL_CORPS,
            CASE_MANAGER,
            BUREAU_LEADER,
            SUPERVISION_COMMITTEE,
            UNIT_CHIEF);

    private final CurrentCaller caller;
    private final Accounts accounts;
    private final SchemeInForce schemes;

    AccountResource(CurrentCaller caller, Accounts accounts, SchemeInForce schemes) {
        this.caller = caller;
        this.accounts = accounts;
        this.schemes = schemes;
    }

    @GET
    @Operation(
            summary = "账户余额及算式 · Balance of an account and how it comes about",
            description = "Officers read their own account only. 民警只能查看本人账户。")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "unit", value = ScoringExamples.ACCOUNT)))
    public AccountView account(
            @Parameter(example = "unit:HB.JZ.SS.U017") @PathParam("account") String account,
            @Parameter(example = "2026-Q4") @QueryParam("quarter") String quarter) {
        return accounts.read(caller.get(), handle -> view(handle, account, quarter));
    }

    @GET
    @Path("/explain")
    @Operation(
            summary = "算式说明 · Every entry of a quarter down to the finding, review or rating it rests on",
            description = "What was undone is listed as well, and says so. 已冲正的分录同样列出。")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Explanation.class),
                            examples = @ExampleObject(name = "explanation", value = ScoringExamples.EXPLANATION)))
    public Explanation explain(
            @Parameter(example = "officer:042117") @PathParam("account") String account,
            @Parameter(example = "2026-Q4") @QueryParam("quarter") String quarter) {
        return accounts.read(caller.get(), handle -> {
            AccountView view = view(handle, account, quarter);
            Period period = Period.quarter(
                    quarter, DatabaseClock.now(handle), zone(handle, view.orgPath(), DatabaseClock.now(handle)));
            return Explanation.of(
                    view, accounts.entries(handle, account, period, null, Long.MAX_VALUE, EXPLAINED_AT_MOST));
        });
    }

    private AccountView view(Handle handle, String account, @Nullable String quarter) {
        AccountView.Holder holder = visible(handle, account);
        Instant now = DatabaseClock.now(handle);
        String orgPath = holder.account().orgPath();
        Period period = Period.quarter(quarter, now, zone(handle, orgPath, now));
        // A quarter that is over keeps the scheme of its last day.
        Instant last = period.end().toInstant().minusSeconds(1);
        Scheme inForce = schemes.of(handle, orgPath, last.isBefore(now) ? last : now);
        return AccountView.of(
                holder,
                period,
                inForce,
                accounts.items(handle, holder.account(), period),
                holder.account().kind().addsUp() ? accounts.parts(handle, holder.account(), period) : List.of());
    }

    private ZoneId zone(Handle handle, String orgPath, Instant now) {
        return schemes.of(handle, orgPath, now).zone();
    }

    @GET
    @Path("/entries")
    @Operation(
            summary = "账户分录 · Entries of an account, newest first",
            description = "Without from and to, all of them. 不给期间则列出全部。")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = EntryPage.class),
                            examples = @ExampleObject(name = "entries", value = ScoringExamples.ENTRIES)))
    public EntryPage entries(
            @Parameter(example = "unit:HB.JZ.SS.U017") @PathParam("account") String account,
            @BeanParam EntryQuery query) {
        int limit = query.limit();
        return accounts.read(caller.get(), handle -> {
            AccountView.Holder holder = visible(handle, account);
            Instant now = DatabaseClock.now(handle);
            Period period = query.period(now, zone(handle, holder.account().orgPath(), now));
            long before = Cursor.entriesBefore(query.cursor);
            return EntryPage.of(accounts.entries(handle, account, period, query.severity(), before, limit + 1), limit);
        });
    }

    @GET
    @Path("/alerts")
    @RolesAllowed({
        SCORE_ADMIN,
        LEGAL_OFFICER,
        LEGAL_BRIGADE,
        LEGAL_DETACHMENT,
        LEGAL_CORPS,
        CASE_MANAGER,
        BUREAU_LEADER,
        SUPERVISION_COMMITTEE,
        UNIT_CHIEF
    })
    @Operation(
            summary = "经手警情 · The alerts behind a unit's denominator, newest first",
            description = "Without from and to, those of this month. 不给期间则为本月。")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AlertPage.class),
                            examples = @ExampleObject(name = "alerts", value = ScoringExamples.ALERTS)))
    public AlertPage alerts(
            @Parameter(example = "unit:HB.JZ.SS.U017") @PathParam("account") String account,
            @Parameter(example = "2026-11-01") @QueryParam("from") String from,
            @Parameter(example = "2026-11-30") @QueryParam("to") String to,
            @QueryParam("cursor") String cursor,
            @Parameter(example = "50") @QueryParam("limit") String limit) {
        int size = EntryQuery.limit(limit);
        return accounts.read(caller.get(), handle -> {
            String orgPath = visible(handle, account).account().orgPath();
            Instant now = DatabaseClock.now(handle);
            Period period = Period.asked(from, to, now, zone(handle, orgPath, now));
            return AlertPage.of(accounts.alerts(handle, orgPath, period, Cursor.alertsBefore(cursor), size + 1), size);
        });
    }

    // What lies outside the scope and what does not exist get the same answer.
    private AccountView.Holder visible(Handle handle, String account) {
        Caller reader = caller.get();
        String officer = reader.officer();
        boolean own = officer != null && Account.numberOf(account).equals(Optional.of(officer));
        if (!own && !reader.hasAnyOf(READ_OTHERS)) {
            throw Refusal.notFound();
        }
        return accounts.find(handle, account).orElseThrow(Refusal::notFound);
    }
}
