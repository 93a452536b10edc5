package org.firstbutton.chassis.procedure;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** 台账筛选 — which proceedings to list. */
public record ProceedingQuery(
        @QueryParam("state") @Nullable String state,
        @QueryParam("case") @Nullable UUID caseId,

        @Parameter(description = "The person or thing, by its key") @QueryParam("subject") @Nullable
        String subject,

        @Parameter(description = "Only those that are not ended") @QueryParam("open") @DefaultValue("false")
        boolean open,

        @Parameter(description = "Organisation path whose subtree is meant", example = "HB/JZ/SS/U017/")
        @QueryParam("unit")
        @Nullable
        String unit,

        @Parameter(description = "Only those not ended that run out before this") @QueryParam("expiresBefore") @Nullable
        OffsetDateTime expiresBefore,

        @Parameter(description = "As the page before gave it") @QueryParam("cursor") @Nullable
        String cursor,

        @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200)
        int limit) {

    /** Binds all but who asks; one more than the page holds, to see whether there is another. */
    Query bindTo(Query query) {
        if (unit != null && !unit.endsWith("/")) {
            throw Refusal.field("unit", "机构路径以 / 结尾 / an organisation path ends in /");
        }
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        return query.bind("state", state)
                .bind("caseId", caseId)
                .bind("subject", subject)
                .bind("open", open)
                .bind("unit", unit)
                .bind("expiresBefore", expiresBefore)
                .bind("before", behind == null ? null : Proceedings.utc(behind.at()))
                .bind("beforeId", behind == null ? null : behind.id())
                .bind("limit", limit + 1);
    }
}
