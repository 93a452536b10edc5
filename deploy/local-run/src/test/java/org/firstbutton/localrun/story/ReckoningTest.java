package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.story.Books.Grain;
import org.junit.jupiter.api.Test;

/** Damages what the services would say, one record at a time: the reckoning of the stories has to notice each. */
class ReckoningTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Told told = new Told("town");
    private final List<UUID> facts = new ArrayList<>();

    @Test
    void whatEverybodyWasTold_balances() {
        tell(5);
        assertThat(told.books().differences("told", ledger(facts), "ledger")).isEmpty();
    }

    @Test
    void aLostRecord_isNoticed() {
        tell(5);
        facts.remove(2);
        assertThat(told.books().differences("told", ledger(facts), "ledger")).hasSize(1);
    }

    @Test
    void aDoubledRecord_isNoticed() {
        tell(5);
        facts.add(facts.get(2));
        assertThat(told.books().differences("told", ledger(facts), "ledger")).hasSize(1);
    }

    @Test
    void aRecordLostAndAnotherOneDoubled_isNoticedThoughTheCountIsRight() {
        tell(5);
        facts.set(2, facts.get(3));
        assertThat(ledger(facts).count()).isEqualTo(told.books().count());
        assertThat(told.books().differences("told", ledger(facts), "ledger")).hasSize(1);
    }

    @Test
    void aRecordThatNobodyWasToldOf_isNoticedOnItsOwnDay() {
        tell(5);
        Books ledger = ledger(facts);
        ledger.enter(new Grain("town", "alert-events", "2026-03-03"), UUID.randomUUID());
        assertThat(told.books().differences("told", ledger, "ledger"))
                .singleElement()
                .asString()
                .contains("2026-03-03");
    }

    @Test
    void anAlertAcknowledgedAsNewTwice_isNoticed() {
        tell(1);
        told.received("0", "A/", receipt(UUID.randomUUID()), NOON);
        assertThat(told.complaints()).hasSize(1);
    }

    @Test
    void anAlertWithAVersionMoreOrLess_isNoticed() {
        tell(1);
        assertThat(Reckoning.alert(told.alert("0"), view(1))).isEmpty();
        assertThat(Reckoning.alert(told.alert("0"), view(2))).hasSize(1);
        assertThat(Reckoning.alert(told.alert("0"), view(0))).hasSize(1);
    }

    @Test
    void findingsThatAreMissingDoubledOrUncalledFor_areNoticed() {
        Set<String> expected = Set.of("a", "b");
        assertThat(Reckoning.exactlyOnce("ALT-05", expected, List.of("b", "a"))).isEmpty();
        assertThat(Reckoning.exactlyOnce("ALT-05", expected, List.of("a"))).hasSize(1);
        assertThat(Reckoning.exactlyOnce("ALT-05", expected, List.of("a", "b", "b")))
                .hasSize(1);
        assertThat(Reckoning.exactlyOnce("ALT-05", expected, List.of("a", "b", "c")))
                .hasSize(1);
    }

    @Test
    void anAlertCountedTwiceForItsUnit_isNoticed() {
        tell(4);
        Map<String, Long> counted = new HashMap<>(told.inHand());
        assertThat(Reckoning.numbers("alerts", told.inHand(), counted)).isEmpty();
        counted.merge("A/", 1L, Long::sum);
        assertThat(Reckoning.numbers("alerts", told.inHand(), counted)).hasSize(1);
        assertThat(Reckoning.numbers("alerts", told.inHand(), Map.of())).hasSize(1);
    }

    private void tell(int alerts) {
        for (int i = 0; i < alerts; i++) {
            UUID fact = UUID.nameUUIDFromBytes(new byte[] {(byte) i});
            facts.add(fact);
            told.received(String.valueOf(i), "A/", receipt(fact), NOON);
        }
    }

    private static JsonNode receipt(UUID fact) {
        ObjectNode receipt = CloudEventJson.MAPPER.createObjectNode().put("id", "alert");
        receipt.putArray("facts").addObject().put("id", fact.toString()).put("type", "alert.received");
        return receipt;
    }

    private static JsonNode view(long version) {
        return CloudEventJson.MAPPER
                .createObjectNode()
                .put("id", "alert")
                .put("orgPath", "A/")
                .put("version", version);
    }

    /** A digest as a service writes it, with its checksum as PostgreSQL prints {@code bit(64)}. */
    private static Books ledger(List<UUID> facts) {
        List<UUID> shuffled = new ArrayList<>(facts);
        Collections.reverse(shuffled);
        long checksum = shuffled.stream()
                .mapToLong(id -> id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 1))
                .reduce(0, (one, other) -> one ^ other);
        ObjectNode answer = CloudEventJson.MAPPER.createObjectNode();
        ArrayNode digests = answer.putArray("digests");
        digests.addObject()
                .put("source", "town")
                .put("topic", "alert-events")
                .put("day", "2026-03-02")
                .put("count", facts.size())
                .put(
                        "checksum",
                        String.format("%64s", Long.toBinaryString(checksum)).replace(' ', '0'));
        return Books.of(answer, any -> true);
    }
}
