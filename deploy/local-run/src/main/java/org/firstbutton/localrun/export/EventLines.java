package org.firstbutton.localrun.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.localrun.mapping.Mapping.MappedAlert;
import org.firstbutton.localrun.mapping.Mapping.MappedFact;

/**
 * 事件行 — gives the facts of an export the envelopes that intake would give them. Everything in them is computed from
 * the row, so converting a file twice gives the same bytes.
 */
final class EventLines {
    private static final NameBasedGenerator NAMES = Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL);

    private final String source;

    EventLines(String source) {
        this.source = source;
    }

    List<RecordedFact> of(MappedAlert alert) {
        UUID id = alertId(source, alert.number());
        List<RecordedFact> recorded = new ArrayList<>();
        for (MappedFact fact : alert.facts()) {
            int version = recorded.size() + 1;
            Envelope envelope = new Envelope(
                    factId(id, fact.occurredAt(), version),
                    fact.type(),
                    source,
                    fact.occurredAt(),
                    fact.occurredAt(),
                    id.toString(),
                    alert.orgPath(),
                    new Actor(source, "DISPATCH_SYSTEM"),
                    id.toString(),
                    version,
                    0,
                    null);
            recorded.add(new RecordedFact(envelope, read(fact)));
        }
        return recorded;
    }

    /** The id that every part of the system computes for an alert of a source, without asking each other. */
    static UUID alertId(String source, String number) {
        return NAMES.generate("firstbutton:" + source + "\n" + number);
    }

    /** In the layout of a UUIDv7, but computed: facts of the same instant sort by version, as events of a tie must. */
    private static UUID factId(UUID alert, Instant occurredAt, int version) {
        long time = (occurredAt.toEpochMilli() << 16) | 0x7000L | (version & 0xFFF);
        UUID name = NAMES.generate(alert + "#" + version);
        long random = name.getLeastSignificantBits();
        return new UUID(time, (random & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    private static Fact read(MappedFact fact) {
        Class<? extends Fact> type = FactTypes.byName(fact.type()).orElseThrow();
        try {
            return CloudEventJson.MAPPER.treeToValue(fact.data(), type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the mapping let through a bad " + fact.type(), impossible);
        }
    }
}
