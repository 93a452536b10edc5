package org.firstbutton.supervision.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.jspecify.annotations.Nullable;

/** 派驻情况接口 — which units have no legal officer. */
@Path("/api/v1/legal-officer-cover")
@Tag(name = "roster")
@RolesAllowed({Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS})
public class LegalOfficerCoverResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Roster roster;

    LegalOfficerCoverResource(CurrentCaller caller, Transactions transactions, Roster roster) {
        this.caller = caller;
        this.transactions = transactions;
        this.roster = roster;
    }

    @GET
    @Operation(
            operationId = "legalOfficerCover",
            summary = "法制员派驻覆盖 / Units with a legal officer of their own, among those with a chief on the roster")
    public LegalOfficerCover cover(@QueryParam("orgPath") @Nullable String orgPath) {
        return transactions.inScopeOf(caller.get(), handle -> {
            Instant now = DatabaseClock.now(handle);
            return LegalOfficerCover.of(now, roster.allWithin(handle, orgPath, now));
        });
    }
}
