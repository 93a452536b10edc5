package org.firstbutton.supervision.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.CloudEventJson.Attributes;
import org.firstbutton.supervision.timeline.StoredFact;
import org.firstbutton.supervision.timeline.TimelineFacts;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is at hand must be what the database would hand back, or it must not be at hand. */
class FactsAtHandTest {
    private static final Instant WHOLE = Instant.parse("2026-03-02T08:00:00.123456Z");

    private final Stored stored = new Stored();
    private final FactsAtHand atHand = new FactsAtHand(stored, 100);

    @Test
    void aFactThatWasLaidDownHere_isNotReadBack() {
        ArrivedFact fact = fact(WHOLE, "\"callSeconds\": 7");

        atHand.laid(List.of(fact));

        TimelineFact read = read(fact).get(0);
        assertThat(stored.asked).isEmpty();
        assertThat(read.occurredAt()).isEqualTo(WHOLE);
        assertThat(read.fields()).isEqualTo(Map.of("channel", "PHONE", "result", "INFORMED"));
        assertThat(read.provenance()).isEqualTo(new TimelineFact.Provenance("alert-events", 3, 17));
    }

    @Test
    void anInstantFinerThanTheDatabaseKeeps_isReadBack() {
        ArrivedFact fact = fact(WHOLE.plusNanos(1), "\"callSeconds\": 7");

        atHand.laid(List.of(fact));

        read(fact);
        assertThat(stored.asked).containsExactly(id(fact));
    }

    @Test
    void aNumberThatTheDatabaseWritesOtherwise_isReadBack() {
        ArrivedFact fact = fact(WHOLE, "\"measured\": {\"metres\": [1e3]}");

        atHand.laid(List.of(fact));

        read(fact);
        assertThat(stored.asked).containsExactly(id(fact));
    }

    private List<TimelineFact> read(ArrivedFact fact) {
        Connection unasked = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.getReturnType() == boolean.class ? Boolean.FALSE : null);
        return Jdbi.create(() -> unasked).withHandle(handle -> atHand.read(handle, List.of(id(fact))));
    }

    private static String id(ArrivedFact fact) {
        return fact.recorded().envelope().id().toString();
    }

    private static ArrivedFact fact(Instant at, String more) {
        try {
            JsonNode data = CloudEventJson.MAPPER.readTree("""
                    {"recordedAt": "%s", "matter": "m1", "orgPath": "HB/JZ/SS/U001/", "actor": {"id": "1", "role": "R"},
                     "aggregate": "m1", "version": 1, "epoch": 1, "channel": "PHONE", "result": "INFORMED", %s}
                    """.formatted(WHOLE, more));
            Attributes attributes = new Attributes(UUID.randomUUID(), "police.caller.informed.v1", "bench", at);
            return new ArrivedFact(CloudEventJson.read(attributes, data), data, "alert-events", 3, 17);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Stored extends TimelineFacts {
        private final List<String> asked = new ArrayList<>();

        @Override
        public List<StoredFact> byIds(Handle handle, Collection<String> ids) {
            asked.addAll(ids);
            return List.of();
        }
    }
}
