package org.firstbutton.supervision.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/**
 * 问题推送 — findings and warnings as server-sent events. Each event's id is its feed number; a subscriber that comes
 * back with {@code Last-Event-ID} gets everything after it. Without one the feed starts at the present end.
 */
@Path("/api/v1/feed")
@Tag(name = "feed", description = "订阅 Feed")
public class FeedResource {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int QUIET_LOOKS = 150;
    private static final String NEXT = """
            select f.no, l.type, l.payload from finding_feed f
            join event_ledger l using (seq) where f.no > :last order by f.no limit 200
            """;

    private final CurrentCaller caller;
    private final Transactions transactions;

    FeedResource(CurrentCaller caller, Transactions transactions) {
        this.caller = caller;
        this.transactions = transactions;
    }

    private record Entry(long number, String type, String payload) {}

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
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
    @Operation(operationId = "followFindings", summary = "Findings and warnings as they happen")
    public Multi<OutboundSseEvent> follow(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("from") @Nullable Long from,
            @Context Sse sse) {
        Caller subscriber = caller.get();
        AtomicLong last = new AtomicLong(start(lastEventId, from));
        AtomicLong quiet = new AtomicLong();
        Multi<OutboundSseEvent> events = Multi.createFrom()
                .ticks()
                .every(LOOK)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .concatMap(tick -> {
                    List<Entry> entries = next(subscriber, last);
                    if (!entries.isEmpty()) {
                        quiet.set(0);
                        return Multi.createFrom().iterable(entries).map(entry -> event(sse, entry));
                    }
                    // Proxies cut what stays silent for long.
                    return quiet.incrementAndGet() % QUIET_LOOKS == 0
                            ? Multi.createFrom().item(beat(sse))
                            : Multi.createFrom().empty();
                });
        // The head of the answer leaves with the first event; a subscriber should not wait for it to know he is in.
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(beat(sse)), events);
    }

    private long start(@Nullable String lastEventId, @Nullable Long from) {
        if (lastEventId != null && !lastEventId.isBlank()) {
            try {
                return Long.parseLong(lastEventId.trim());
            } catch (NumberFormatException foreign) {
                throw Refusal.field("Last-Event-ID", "is the number of a feed entry");
            }
        }
        if (from != null) {
            return from;
        }
        return transactions.asConsumer(handle -> handle.createQuery("select coalesce(max(no), 0) from finding_feed")
                .mapTo(Long.class)
                .one());
    }

    // The numbers pass over what this subscriber may not see; his place moves on with what he does see.
    private List<Entry> next(Caller subscriber, AtomicLong last) {
        List<Entry> entries = transactions.inScopeOf(
                subscriber,
                handle -> handle.createQuery(NEXT)
                        .bind("last", last.get())
                        .map((row, context) -> new Entry(
                                row.getLong(1), row.getString(2), new String(row.getBytes(3), StandardCharsets.UTF_8)))
                        .list());
        if (!entries.isEmpty()) {
            last.set(entries.get(entries.size() - 1).number());
        }
        return entries;
    }

    private static OutboundSseEvent beat(Sse sse) {
        return sse.newEventBuilder().comment("beat").build();
    }

    private static OutboundSseEvent event(Sse sse, Entry entry) {
        return sse.newEventBuilder()
                .id(Long.toString(entry.number()))
                .name(entry.type())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(String.class, entry.payload())
                .build();
    }
}
