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
    private final SchemeInForce scheme;

    AccountResource(CurrentCaller caller, Accounts accounts, SchemeInForce scheme) {
        this.caller = caller;
        this.accounts = accounts;
        this.scheme = scheme;
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
        return accounts.read(caller.get(), handle -> {
            AccountView.Holder holder = visible(handle, account);
            Scheme inForce = scheme.get();
            Period period = Period.quarter(quarter, DatabaseClock.now(handle), inForce.zone());
            return AccountView.of(holder, period, inForce, accounts.items(handle, account, period));
        });
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
            visible(handle, account);
            Period period = query.period(DatabaseClock.now(handle), scheme.get().zone());
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
            Period period = Period.asked(
                    from, to, DatabaseClock.now(handle), scheme.get().zone());
            return AlertPage.of(accounts.alerts(handle, orgPath, period, Cursor.alertsBefore(cursor), size + 1), size);
        });
    }

    // What lies outside the scope and what does not exist get the same answer.
    private AccountView.Holder visible(Handle handle, String account) {
        Caller reader = caller.get();
        String officer = reader.officer();
        boolean own = officer != null && account.equals(Account.officerId(officer));
        if (!own && !reader.hasAnyOf(READ_OTHERS)) {
            throw Refusal.notFound();
        }
        return accounts.find(handle, account).orElseThrow(Refusal::notFound);
    }
}
