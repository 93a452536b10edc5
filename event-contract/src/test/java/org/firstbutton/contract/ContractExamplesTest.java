package org.firstbutton.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractExamplesTest {
    private static final Map<String, JsonNode> EXAMPLES = ContractFiles.examples();

    @Test
    void everyFactHasOneExample_andEveryExampleItsFact() {
        assertThat(EXAMPLES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        FactTypes.all().stream().map(FactTypes::nameOf).toList());
    }

    @Test
    void noTwoExamplesShareAnId() {
        assertThat(EXAMPLES.values())
                .extracting(example -> example.path("id").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExample_isOfTheTypeThatItsFileSays(String name) {
        assertThat(CloudEventJson.shortName(example(name).path("type").asText()))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExample_readAndWrittenAgain_isTheSame(String name) throws JsonProcessingException {
        JsonNode example = example(name);

        String written = CloudEventJson.structured(CloudEventJson.read(example)).toString();

        assertThat(CloudEventJson.MAPPER.readTree(written)).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExample_showsEveryFieldOfItsFact(String name) {
        Class<? extends Fact> type = FactTypes.byName(name).orElseThrow();

        assertThat(Stream.of(type.getRecordComponents()).map(RecordComponent::getName))
                .allSatisfy(field -> assertThat(example(name).path("data").has(field))
                        .as(field)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExample_isAnEventLine(String name) {
        assertThat(ContractFiles.eventLine().validate(example(name))).isEmpty();
    }

    @Test
    void aFactNeverHasAFieldOfTheEnvelope_forBothStandInData() {
        assertThat(FactTypes.all())
                .allSatisfy(type -> assertThat(
                                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName))
                        .as(FactTypes.nameOf(type))
                        .doesNotContain(
                                "recordedAt",
                                "matter",
                                "orgPath",
                                "actor",
                                "aggregate",
                                "version",
                                "epoch",
                                "corrects"));
    }

    @Test
    void theEventLineSchema_refusesWhatIsNoEventLine() {
        for (String missing : new String[] {"id", "type", "time", "data"}) {
            ObjectNode broken = example("alert.dispatched").deepCopy();
            broken.remove(missing);
            assertThat(ContractFiles.eventLine().validate(broken)).as(missing).isNotEmpty();
        }
        ObjectNode camelCase = example("alert.dispatched").deepCopy();
        camelCase.put("orgPath", "HB/");
        assertThat(ContractFiles.eventLine().validate(camelCase)).isNotEmpty();
        ObjectNode siblings = example("alert.dispatched").deepCopy();
        ((ObjectNode) siblings.path("data")).put("orgPath", "HB/JZ/SS/U017");
        assertThat(ContractFiles.eventLine().validate(siblings)).isNotEmpty();
    }

    private static JsonNode example(String name) {
        return EXAMPLES.getOrDefault(name, CloudEventJson.MAPPER.createObjectNode());
    }

    static Stream<String> names() {
        return EXAMPLES.keySet().stream();
    }
}
