package org.firstbutton.scoring.listing;

import static org.firstbutton.chassis.access.Roles.BUREAU_LEADER;
import static org.firstbutton.chassis.access.Roles.CASE_MANAGER;
import static org.firstbutton.chassis.access.Roles.LEGAL_BRIGADE;
import static org.firstbutton.chassis.access.Roles.LEGAL_CORPS;
import static org.firstbutton.chassis.access.Roles.LEGAL_DETACHMENT;
import static org.firstbutton.chassis.access.Roles.SCORE_ADMIN;
import static org.firstbutton.chassis.access.Roles.SUPERVISION_COMMITTEE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceedings;
import org.jspecify.annotations.Nullable;

/** 榜单条目接口 */
@Path("/api/v1/lists/{id}/entries")
@Tag(name = "lists")
class RollResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Proceedings proceedings;

    RollResource(CurrentCaller caller, Transactions transactions, Proceedings proceedings) {
        this.caller = caller;
        this.transactions = transactions;
        this.proceedings = proceedings;
    }

    /** 榜单条目 — what stands on the list, and what was struck or taken off. */
    @Schema(name = "ListEntries")
    public record Entries(String list, String period, List<ListEntry> items) {}

    /** 条目 — {@code struck}: by an objection, before it was published; {@code removedAt}: taken off afterwards. */
    @Schema(name = "ListEntry")
    public record ListEntry(
            String entry,
            String side,
            int place,
            boolean stands,
            boolean struck,
            @Nullable Instant removedAt) {}

    @GET
    @RolesAllowed({
        SCORE_ADMIN,
        CASE_MANAGER,
        LEGAL_BRIGADE,
        LEGAL_DETACHMENT,
        LEGAL_CORPS,
        BUREAU_LEADER,
        SUPERVISION_COMMITTEE
    })
    @Operation(operationId = "listEntries", summary = "榜单条目 · Who stands on a list, and who was taken off it")
    public Entries entries(@PathParam("id") UUID id) {
        return transactions.inScopeOf(caller.get(), handle -> {
            Roll roll = proceedings
                    .find(handle, caller.get(), ListProcedure.TABLE, id)
                    .map(list -> Roll.of(handle, list.id()))
                    .orElseThrow(Refusal::notFound);
            return new Entries(
                    roll.list(),
                    roll.period(),
                    roll.entries().values().stream()
                            .map(entry -> new ListEntry(
                                    entry.entry(),
                                    entry.side(),
                                    entry.place(),
                                    entry.stands(),
                                    entry.struck(),
                                    entry.removedAt()))
                            .toList());
        });
    }
}
