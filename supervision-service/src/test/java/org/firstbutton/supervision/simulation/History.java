package org.firstbutton.supervision.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 历史 — everything that befalls the live service: the rules, the facts, and turn by turn what arrives and how far it is
 * said to be complete.
 *
 * @param told what went wrong when it was found; empty while it is only drawn
 * @param pack the rules as YAML
 */
record History(String told, String pack, List<Told> facts, List<Turn> turns) {

    /** A fact as it is sent. {@code corrects} names another by its id; times are instants. */
    record Told(
            String id,
            String type,
            String source,
            Instant occurredAt,
            Instant recordedAt,
            String matter,
            String orgPath,
            @Nullable String corrects,
            Fields fields) {}

    /** Absent fields are absent. */
    record Fields(
            @Nullable String job,
            @Nullable Boolean ok,
            @Nullable Long level,
            @Nullable Instant until,
            @Nullable String officerId,
            @Nullable String incident,
            @Nullable String placeKey,
            @Nullable String callerKey) {}

    /**
     * One moment of the live service.
     *
     * @param arrives ids of the facts that arrive now, some of them not for the first time
     * @param watermark how far our own services have handed over
     * @param connectorWatermark how far the connector has
     * @param silentSince when the connector was last heard, once it is overdue
     * @param sweeps whether the sweep comes by
     */
    record Turn(
            Instant now,
            List<String> arrives,
            Instant watermark,
            Instant connectorWatermark,
            @Nullable Instant silentSince,
            boolean sweeps) {}

    Turn last() {
        return turns.get(turns.size() - 1);
    }

    History with(List<Told> someFacts, List<Turn> someTurns) {
        return new History(told, pack, someFacts, someTurns);
    }

    History telling(String what) {
        return new History(what, pack, facts, turns);
    }
}
