package org.firstbutton.localrun.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.firstbutton.localrun.story.Books.Grain;

/** 回执簿 — what the services acknowledged to the clients, and nothing that they did not. */
final class Told {
    private final String source;
    private final ConcurrentMap<String, Alert> alerts = new ConcurrentHashMap<>();
    private final Queue<String> cases = new ConcurrentLinkedQueue<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    Told(String source) {
        this.source = source;
    }

    /** An acknowledged fact and the time that the client stated for it. */
    record AcknowledgedFact(UUID id, String type, Instant occurredAt) {}

    /** An acknowledged alert; it grows with what is acknowledged about it. */
    record Alert(String number, String id, String orgPath, List<AcknowledgedFact> facts) {
        boolean has(String type) {
            return facts.stream().anyMatch(fact -> fact.type().equals(type));
        }
    }

    /** An alert was acknowledged for the first time as far as this client knows. */
    void received(String number, String orgPath, JsonNode receipt, Instant at) {
        Alert alert = new Alert(number, receipt.path("id").asText(), orgPath, new ArrayList<>());
        note(alert, receipt, at);
        if (alerts.putIfAbsent(number, alert) != null) {
            complaints.add(number + " was acknowledged as new twice");
        }
    }

    /** A command on an alert was acknowledged; only the client that received the alert commands it. */
    void commanded(String number, JsonNode receipt, Instant at) {
        note(alert(number), receipt, at);
    }

    void registered(String caseId) {
        cases.add(caseId);
    }

    /** Something that a client was told and that cannot be right. */
    void complain(String complaint) {
        complaints.add(complaint);
    }

    private void note(Alert alert, JsonNode receipt, Instant at) {
        JsonNode facts = receipt.path("facts");
        if (facts.size() != 1) {
            complaints.add(alert.number() + ": one fact expected in the receipt: " + receipt);
        }
        facts.forEach(fact -> alert.facts()
                .add(new AcknowledgedFact(
                        UUID.fromString(fact.path("id").asText()),
                        fact.path("type").asText(),
                        at)));
    }

    Alert alert(String number) {
        Alert alert = alerts.get(number);
        if (alert == null) {
            throw new IllegalStateException(number + " was never acknowledged");
        }
        return alert;
    }

    int count() {
        return alerts.size();
    }

    List<Alert> alerts() {
        return List.copyOf(alerts.values());
    }

    List<String> cases() {
        return List.copyOf(cases);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** All acknowledged facts about alerts, as a ledger would have them. */
    Books books() {
        Books books = new Books();
        for (Alert alert : alerts()) {
            for (AcknowledgedFact fact : alert.facts()) {
                String day = fact.occurredAt().toString().substring(0, 10);
                books.enter(new Grain(source, "alert-events", day), fact.id());
            }
        }
        return books;
    }

    /** How many alerts each unit had in hand. */
    Map<String, Long> inHand() {
        return new HashMap<>(alerts().stream().collect(Collectors.groupingBy(Alert::orgPath, Collectors.counting())));
    }
}
