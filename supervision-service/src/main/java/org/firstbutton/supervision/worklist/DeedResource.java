package org.firstbutton.supervision.worklist;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.worklist.Deeds.Counts;
import org.firstbutton.supervision.worklist.Deeds.Deed;
import org.firstbutton.supervision.worklist.Deeds.Which;
import org.jspecify.annotations.Nullable;

/** 已办接口 — what the caller did himself, and what of it he began; nobody reads another's here. */
@Path("/api/v1/me/deeds")
@Tag(name = "worklist", description = "工作清单 Worklist")
@RolesAllowed({
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.INSPECTORATE,
    Roles.TRAINING_OFFICER,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class DeedResource {
    private static final int DAYS = 30;

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Deeds deeds;

    DeedResource(CurrentCaller caller, Transactions transactions, Deeds deeds) {
        this.caller = caller;
        this.transactions = transactions;
        this.deeds = deeds;
    }

    /** 一页 — latest first; {@code nextCursor} is absent on the last page. */
    @Schema(name = "DeedPage")
    public record Page(
            Counts counts, List<Deed> items, @Nullable String nextCursor) {}

    @GET
    @Operation(operationId = "ownDeeds", summary = "已办、我发起 / What the caller did, or of it what he began, latest first")
    public Page list(
            @QueryParam("list")
                    @DefaultValue("DONE")
                    @Parameter(description = "DONE, or BEGUN: of those what you began")
                    String list,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Which which = Arrays.stream(Which.values())
                .filter(each -> each.name().equals(list))
                .findFirst()
                .orElseThrow(() -> Refusal.field("list", "须为 / one of " + Arrays.toString(Which.values())));
        String actor = caller.get().actorId();
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        return transactions.asConsumer(handle -> {
            List<Deed> found = deeds.page(handle, actor, which, behind, limit + 1);
            List<Deed> shown = found.subList(0, Math.min(limit, found.size()));
            String next = null;
            if (found.size() > limit) {
                Deed last = shown.get(limit - 1);
                next = new PageCursor(last.at(), last.id()).opaque();
            }
            return new Page(deeds.counts(handle, actor, DAYS), shown, next);
        });
    }
}
