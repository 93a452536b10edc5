package org.firstbutton.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.contract.Topic;
import org.firstbutton.supervision.source.Sources.Source;
import org.firstbutton.supervision.timeline.Timelines;
import org.firstbutton.supervision.timeline.Timelines.Gate;
import org.jdbi.v3.core.Handle;

/**
 * 闸口 — up to which instant each partition may be judged by time. A missing fact proves nothing before everything
 * that could contain it has been taken in: from each service's ledger, and from each connector up to what it has
 * claimed. A silent source therefore leaves its duties unknown, neither met nor broken.
 */
@ApplicationScoped
class Gates {
    private static final String CONSUMER = "supervision-service";

    private final Set<String> services;

    Gates(@ConfigProperty(name = "firstbutton.supervision.feeds") Set<String> services) {
        this.services = services;
    }

    List<Gate> open(Handle handle, Map<String, Source> sources) {
        Map<Integer, Instant> byPartition = handedOver(handle);
        List<Gate> gates = new ArrayList<>();
        byPartition.forEach((partition, to) -> gates.add(new Gate(partition, "", to)));
        claimed(handle).forEach((source, claims) -> {
            Source registered = sources.get(source);
            if (registered != null && registered.isConnector()) {
                byPartition.forEach((partition, to) -> gates.add(new Gate(partition, source, upTo(claims, to))));
            }
        });
        sources.values().stream()
                .filter(Source::isConnector)
                .filter(source -> gates.stream().noneMatch(gate -> gate.source().equals(source.id())))
                .forEach(source -> byPartition
                        .keySet()
                        .forEach(partition -> gates.add(new Gate(partition, source.id(), Instant.EPOCH))));
        return gates;
    }

    /** What all services have handed over, per partition, and over all of them. */
    private Map<Integer, Instant> handedOver(Handle handle) {
        Map<Integer, Map<String, Instant>> known = new HashMap<>();
        handle.createQuery("select part, service, watermark from feed_watermark where consumer = :consumer")
                .bind("consumer", CONSUMER)
                .map((row, context) -> known.computeIfAbsent(row.getInt(1), any -> new HashMap<>())
                        .put(
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
        Map<Integer, Instant> lowest = new HashMap<>();
        Instant overall = Instant.MAX;
        for (int partition = 0; partition < Topic.FACT_PARTITIONS; partition++) {
            Map<String, Instant> ofServices = known.getOrDefault(partition, Map.of());
            Instant low = Instant.MAX;
            for (String service : services) {
                Instant watermark = ofServices.getOrDefault(service, Instant.EPOCH);
                low = watermark.isBefore(low) ? watermark : low;
            }
            lowest.put(partition, low);
            overall = low.isBefore(overall) ? low : overall;
        }
        lowest.put(Timelines.ALL_PARTITIONS, overall);
        return lowest;
    }

    private record Claim(Instant watermark, Instant recordedAt) {}

    private static Map<String, List<Claim>> claimed(Handle handle) {
        Map<String, List<Claim>> claims = new HashMap<>();
        handle.createQuery("select source, watermark, recorded_at from source_watermark")
                .map((row, context) -> claims.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                        .add(new Claim(
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getObject(3, OffsetDateTime.class).toInstant())))
                .list();
        return claims;
    }

    // A claim counts once everything that was committed before it has been taken in.
    private static Instant upTo(List<Claim> claims, Instant handedOver) {
        return claims.stream()
                .filter(claim -> !claim.recordedAt().isAfter(handedOver))
                .map(Claim::watermark)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
