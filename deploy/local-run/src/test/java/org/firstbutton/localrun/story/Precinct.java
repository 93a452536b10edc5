package org.firstbutton.localrun.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.machine.Ports;

/** 一个派出所 — the people of one station and those they need, each at the doors of the running services. */
final class Precinct {
    static final String UNIT = "HB/JZ/SS/U001/";
    private static final String API = "/api/v1/";

    private final Ports ports;

    Precinct(Ports ports) {
        this.ports = ports;
    }

    /** 一起案件 — and the names under which a finding may speak of it. */
    record Case(String id, String matter, String report) {
        Set<String> names() {
            return Set.copyOf(List.of(id, matter, report));
        }
    }

    /** A report is registered, and somebody with the power to do so decides to handle it. */
    Case opened(String kind, String report, Instant registered, Instant decided, Map<String, ?> decision)
            throws Exception {
        Map<String, ?> content =
                Map.of("kind", kind, "orgPath", UNIT, "reportId", report, "offence", "THEFT", "occurredAt", registered);
        JsonNode opened = as("handling-officer", "cases", content);
        String id = opened.path("id").asText();
        boolean criminal = kind.equals("CRIMINAL");
        JsonNode proposal = as("handling-officer", "cases/" + id + (criminal ? ":file" : ":accept"), decision);
        as(
                criminal ? "bureau-leader" : "unit-chief",
                "cases/" + id + "/proposals/" + proposal.path("id").asText() + ":approve",
                Map.of("occurredAt", decided));
        return new Case(id, opened.path("matter").asText(), report);
    }

    /** What one person proposes and the bureau's leader approves; the id of what it opened. */
    String approved(String opening, Map<String, ?> content) throws Exception {
        JsonNode proposal = as("handling-officer", opening, content);
        String room = opening.replaceFirst("[:/].*", "");
        String id = proposal.path("proceedingId").asText();
        as(
                "bureau-leader",
                room + "/" + id + "/proposals/" + proposal.path("id").asText() + ":approve",
                Map.of());
        return id;
    }

    /** What one person alone does; the answer. */
    JsonNode as(String who, String path, Map<String, ?> content) throws Exception {
        return PatientClient.of(ports, ports.casework(), who)
                .post(API + path, UUID.randomUUID().toString(), json(content));
    }

    /** What is refused: the problem that says why. */
    JsonNode refused(String who, String path, Map<String, ?> content) throws Exception {
        HttpResponse<byte[]> answer = PatientClient.of(ports, ports.casework(), who)
                .answer("POST", API + path, json(content), UUID.randomUUID().toString());
        return CloudEventJson.MAPPER.readTree(answer.body());
    }

    /** Another case system hands in what it recorded. */
    void recordedElsewhere(String number, List<Map<String, ?>> facts) throws Exception {
        Map<String, ?> record = Map.of("number", number, "orgPath", UNIT, "facts", facts);
        JsonNode result = as(
                "county-dispatch",
                "recorded-facts:batch",
                Map.of("source", DispatchCentre.SOURCE, "records", List.of(record)));
        if (!result.at("/results/0/status").asText().equals("RECORDED")) {
            throw new AssertionError("not recorded: " + result);
        }
    }

    /**
     * The findings of a rule on this case, whoever looks at it from the county. A duty that was done in time and written
     * down days later was broken for supervision until it heard of it; such a finding is no longer held up to anybody.
     */
    List<JsonNode> findings(String rule, Set<String> names) throws Exception {
        JsonNode page = PatientClient.of(ports, ports.supervision(), "legal-brigade")
                .get(API + "findings?limit=200&rule=" + rule);
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(one -> names.contains(one.path("subject").asText())
                        || names.contains(one.path("number").asText()))
                .filter(one -> !one.path("withdrawalProposed").asBoolean()
                        && !one.path("status").asText().equals("WITHDRAWN"))
                .toList();
    }

    private static ObjectNode json(Map<String, ?> content) {
        ObjectNode body = CloudEventJson.MAPPER.createObjectNode();
        content.forEach((name, value) ->
                body.set(name, CloudEventJson.MAPPER.valueToTree(value instanceof Instant at ? at.toString() : value)));
        return body;
    }
}
