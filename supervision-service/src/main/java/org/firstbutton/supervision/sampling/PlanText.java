package org.firstbutton.supervision.sampling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.contract.review.ReviewFact.SamplePlanned;

/** 计划 — read back from what a proceeding has said so far. */
final class PlanText {
    private PlanText() {}

    static SamplePlanned read(ObjectNode said) {
        List<String> reviewers = new ArrayList<>();
        said.path("reviewers").forEach(each -> reviewers.add(each.asText()));
        return new SamplePlanned(
                said.path("sampleId").asText(),
                said.path("unit").asText(),
                Instant.parse(said.path("from").asText()),
                Instant.parse(said.path("to").asText()),
                said.path("size").asInt(),
                said.path("least").asInt(),
                said.path("commitment").asText(),
                reviewers,
                said.path("secondEvery").asInt(),
                said.path("acceptable").decimalValue(),
                said.path("unacceptable").decimalValue());
    }
}
