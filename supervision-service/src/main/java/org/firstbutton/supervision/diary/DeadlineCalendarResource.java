package org.firstbutton.supervision.diary;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.diary.Subscriptions.Holder;
import org.firstbutton.supervision.worklist.Deadlines;
import org.firstbutton.supervision.worklist.Task;
import org.jspecify.annotations.Nullable;

/** 期限日历接口 — the calendar itself, for programs that hold a token; whoever holds none finds nothing here. */
@Path("/api/v1/me/deadlines.ics")
@Tag(name = "deadlines", description = "期限日历 Deadline calendar")
public class DeadlineCalendarResource {
    private static final int MOST = 200;

    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final Deadlines deadlines;
    private final AuditTrail audit;
    private final DeadlineCalendar calendar;

    DeadlineCalendarResource(
            Transactions transactions,
            Subscriptions subscriptions,
            Deadlines deadlines,
            AuditTrail audit,
            CalendarInForce almanac) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.deadlines = deadlines;
        this.audit = audit;
        this.calendar = new DeadlineCalendar(almanac.calendars().zone());
    }

    @GET
    @PermitAll
    @Produces("text/calendar")
    @Operation(
            operationId = "readDeadlineCalendar",
            summary = "期限日历 / One's deadlines as iCalendar; the token is the key, and each reading is on record")
    public Response read(
            @QueryParam("token") @Parameter(description = "Of a deadline subscription") @Nullable String token) {
        if (token == null || token.isBlank()) {
            throw Refusal.notFound();
        }
        Holder holder = transactions
                .asConsumer(handle -> subscriptions.opened(handle, token))
                .orElseThrow(Refusal::notFound);
        String text = transactions.inScopeOf(holder.person(), handle -> {
            List<Task> tasks = deadlines.of(handle, holder.person(), MOST);
            Instant now = DatabaseClock.now(handle);
            audit.record(
                    handle,
                    AuditEntry.revealed(
                            holder.person(),
                            "read deadline calendar",
                            "deadline-subscription",
                            holder.subscription().toString(),
                            holder.orgPath(),
                            "calendar subscription"));
            return calendar.text(tasks, now);
        });
        return Response.ok(text, "text/calendar; charset=UTF-8")
                .header("Cache-Control", "private, no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
