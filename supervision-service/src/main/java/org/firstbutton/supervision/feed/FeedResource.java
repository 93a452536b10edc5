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
import org.firstbutton.supervision.feed.FeedEntries.Entry;
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
    private static final int SURE_LOOKS = 10;
    private static final int AT_ONCE = 200;

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final FeedEntries feed;
    private final FeedPulse pulse;

    FeedResource(CurrentCaller caller, Transactions transactions, FeedEntries feed, FeedPulse pulse) {
        this.caller = caller;
        this.transactions = transactions;
        this.feed = feed;
        this.pulse = pulse;
    }

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
        Place place = new Place(start(lastEventId, from));
        Multi<Boolean> regular =
                Multi.createFrom().ticks().every(LOOK).onOverflow().drop().map(tick -> tick % SURE_LOOKS == 0);
        Multi<OutboundSseEvent> events = Multi.createBy()
                .merging()
                .streams(regular, pulse.beats().map(end -> false))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .concatMap(sure -> {
                    List<Entry> entries = sure || place.mayHaveMore(pulse.end()) ? next(subscriber, place) : List.of();
                    if (!entries.isEmpty()) {
                        return Multi.createFrom().iterable(entries).map(entry -> event(sse, entry));
                    }
                    // Proxies cut what stays silent for long.
                    return place.quietLooks() % QUIET_LOOKS == 0
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
        return transactions.asConsumer(feed::end);
    }

    // The numbers pass over what this subscriber may not see; his place moves on with what he does see.
    private List<Entry> next(Caller subscriber, Place place) {
        long end = pulse.end();
        List<Entry> entries = transactions.inScopeOf(subscriber, handle -> feed.after(handle, place.last, AT_ONCE));
        place.looked(entries, end);
        return entries;
    }

    /** 读到何处 — how far one subscriber has come; looked at by one thread at a time. */
    private static final class Place {
        private volatile long last;
        private volatile long lookedAt = -1;
        private volatile boolean full;
        private final AtomicLong quiet = new AtomicLong();

        private Place(long last) {
            this.last = last;
        }

        private boolean mayHaveMore(long end) {
            return full || end > lookedAt;
        }

        private void looked(List<Entry> found, long end) {
            lookedAt = end;
            full = found.size() == AT_ONCE;
            if (!found.isEmpty()) {
                quiet.set(0);
                last = found.get(found.size() - 1).number();
            }
            // What was looked through and is not for him need not be looked through again.
            if (!full) {
                last = Math.max(last, end);
            }
        }

        private long quietLooks() {
            return quiet.incrementAndGet();
        }
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
