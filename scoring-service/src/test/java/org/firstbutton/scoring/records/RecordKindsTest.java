package org.firstbutton.scoring.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.CloudEventJson;
import org.junit.jupiter.api.Test;

class RecordKindsTest {
    private final RecordKinds kinds = new RecordKinds(Optional.empty());

    @Test
    void theKindsThatShip_fitTogether_andSomebodyElseMayAlwaysConfirm() {
        assertThat(kinds.all())
                .extracting(RecordKind::kind)
                .contains(
                        "TRAINING",
                        "EXAM",
                        "QUALIFICATION",
                        "COMMENDATION",
                        "GUIDELINE",
                        "LEGAL_QA",
                        "PEER_TRAINER",
                        "SECONDMENT",
                        "EXEMPLAR");
        assertThat(kinds.all()).allSatisfy(kind -> {
            assertThat(RecordProcedure.TABLE.step("enter").takers()).containsAll(kind.enteredBy());
            assertThat(RecordProcedure.TABLE.step("confirm").takers()).containsAll(kind.confirmedBy());
        });
    }

    @Test
    void aKindReadsItsOwnFields_andNoOthers() {
        RecordKind exam = kinds.named("EXAM");

        assertThat(exam.measure(exam.read(List.of("result=PASSED", "score=92.5"))))
                .isEqualTo("EXAM_PASSED");
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("score=92"),
                List.of("result=SPLENDID"),
                List.of("result=PASSED", "result=FAILED"),
                List.of("result=PASSED", "score=many"),
                List.of("result=PASSED", "hours=3"),
                List.of("PASSED"))) {
            assertThatThrownBy(() -> exam.read(wrong)).as(wrong.toString()).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> kinds.named("CLEAR_UPS")).isInstanceOf(Refusal.class);
    }

    @Test
    void aKindAtFault_isRefusedByName() throws IOException {
        JsonNode one = shipped().get(0);
        ObjectNode stranger = one.deepCopy();
        stranger.putArray("confirmedBy").add("THE_MAYOR");
        ObjectNode unmeasured = one.deepCopy();
        unmeasured.put("measuredBy", "hours");
        ObjectNode more = one.deepCopy();
        more.put("points", 5);

        for (ObjectNode wrong : List.of(stranger, unmeasured, more)) {
            assertThatThrownBy(() -> RecordKinds.read(
                            "own.json", CloudEventJson.MAPPER.createArrayNode().add(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("own.json");
        }
        assertThatThrownBy(() -> RecordKinds.read(
                        "own.json",
                        CloudEventJson.MAPPER.createArrayNode().add(one).add(one)))
                .hasMessageContaining("two kinds TRAINING");
    }

    private static JsonNode shipped() throws IOException {
        try (InputStream in = RecordKinds.class.getResourceAsStream("/records/product-defaults.json")) {
            return CloudEventJson.MAPPER.readTree(Objects.requireNonNull(in));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
