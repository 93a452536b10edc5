package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.county.story.Chronicle;
import org.firstbutton.localrun.county.story.Chronicle.Statement;

/** 递交 — hands recorded facts in to the service that keeps them, in batches. */
final class Records {
    private static final int RECORDS = 200;
    private static final int FACTS = 2500;
    private static final String ALERTS = "demo-110";

    private final Door door;
    private final String source;

    Records(Door door, String source) {
        this.door = door;
        this.source = source;
    }

    /** @return how many facts were new */
    long handIn(List<Chronicle> chronicles) throws InterruptedException {
        long recorded = 0;
        List<Chronicle> batch = new ArrayList<>();
        int facts = 0;
        for (Chronicle chronicle : chronicles) {
            int more = chronicle.statements().size();
            if (batch.size() == RECORDS || (facts + more > FACTS && !batch.isEmpty())) {
                recorded += send(batch);
                batch = new ArrayList<>();
                facts = 0;
            }
            batch.add(chronicle);
            facts += more;
        }
        return batch.isEmpty() ? recorded : recorded + send(batch);
    }

    private long send(List<Chronicle> batch) throws InterruptedException {
        ObjectNode body = CloudEventJson.MAPPER.createObjectNode().put("source", source);
        ArrayNode records = body.putArray("records");
        batch.forEach(chronicle -> write(chronicle, records.addObject()));
        long recorded = 0;
        for (JsonNode result : door.post("/api/v1/recorded-facts:batch", body).path("results")) {
            if (result.path("status").asText().equals("REFUSED")) {
                throw Trouble.failed(
                        Words.of("记录被退回:%s", "A record was refused: %s").formatted(result),
                        Words.of("这是演示程序的缺陷,请报告。", "This is a defect of the demo; please report it."));
            }
            recorded += result.path("recorded").asLong();
        }
        return recorded;
    }

    private static void write(Chronicle chronicle, ObjectNode record) {
        record.put("number", chronicle.number()).put("orgPath", chronicle.orgPath());
        if (chronicle.isCase()) {
            record.putObject("alert").put("source", ALERTS).put("number", chronicle.alert());
        }
        ArrayNode facts = record.putArray("facts");
        for (Statement statement : chronicle.statements()) {
            ObjectNode fact = facts.addObject()
                    .put("type", FactTypes.nameOf(statement.fact().getClass()))
                    .put("occurredAt", statement.occurredAt().toString())
                    .put("recordedAt", statement.recordedAt().toString());
            fact.set("actor", CloudEventJson.MAPPER.valueToTree(statement.actor()));
            fact.set("data", CloudEventJson.MAPPER.valueToTree(statement.fact()));
        }
    }
}
