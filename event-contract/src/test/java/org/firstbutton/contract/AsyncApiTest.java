package org.firstbutton.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.firstbutton.contract.supervision.FindingFact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {
    private static final JsonNode DOCUMENT = ContractFiles.asyncApi();
    private static final String BEAT = "relay.beat";

    @Test
    void everyTopicIsAChannel_andEveryChannelATopic() {
        assertThat(DOCUMENT.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(fields(DOCUMENT.path("channels")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::wireName).toList());
    }

    @Test
    void everyFactIsAMessage_andEveryMessageAFact() {
        assertThat(fields(DOCUMENT.path("components").path("messages")))
                .containsExactlyInAnyOrderElementsOf(
                        FactTypes.all().stream().map(FactTypes::nameOf).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aChannel_carriesTheFactsOfItsTopic(Topic topic) {
        JsonNode channel = DOCUMENT.path("channels").path(topic.wireName());

        assertThat(channel.path("address").asText()).isEqualTo(topic.wireName());
        assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(fields(channel.path("messages"))).containsExactlyInAnyOrderElementsOf(carried(topic));
        assertThat(channel.path("messages"))
                .allSatisfy(message -> assertThat(
                                DOCUMENT.at(message.path("$ref").asText().substring(1))
                                        .isMissingNode())
                        .isFalse());
        assertThat(DOCUMENT.at("/operations/send-" + topic.wireName() + "/channel/$ref")
                        .asText())
                .isEqualTo("#/channels/" + topic.wireName());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aMessage_namesItsTypeAndItsExample(String name) {
        JsonNode message = DOCUMENT.path("components").path("messages").path(name);

        assertThat(message.path("name").asText()).isEqualTo(CloudEventJson.wireType(name));
        assertThat(message.path("x-example").asText()).isEqualTo("examples/" + name + ".json");
        assertThat(ContractFiles.CONTRACT.resolve(message.path("x-example").asText()))
                .satisfies(file -> assertThat(Files.exists(file)).isTrue());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPayload_hasTheFieldsOfItsRecord_andRequiresThoseThatAreNeverNull(String name) {
        Class<? extends Fact> type = FactTypes.byName(name).orElseThrow();
        JsonNode schema = DOCUMENT.path("components").path("schemas").path(type.getSimpleName());

        assertThat(fields(schema.path("properties")))
                .containsExactlyElementsOf(Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(texts(schema.path("required")))
                .containsExactlyElementsOf(Arrays.stream(type.getRecordComponents())
                        .filter(field -> !isNullable(field))
                        .map(RecordComponent::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExample_isValidAgainstThePayload(String name) {
        Class<? extends Fact> type = FactTypes.byName(name).orElseThrow();
        JsonNode schemas = DOCUMENT.path("components").path("schemas");
        JsonNode data =
                Objects.requireNonNull(ContractFiles.examples().get(name)).path("data");

        assertThat(ContractFiles.schema(schemas.path("Envelope")).validate(data))
                .isEmpty();
        assertThat(ContractFiles.schema(schemas.path(type.getSimpleName())).validate(data))
                .isEmpty();
    }

    private static List<String> carried(Topic topic) {
        Class<? extends Fact> family =
                topic == Topic.SUPERVISION_FINDINGS_INTEGRITY ? FindingFact.class : topic.family();
        if (topic == Topic.RELAY_BEATS) {
            return List.of(BEAT);
        }
        return permitted(family).filter(name -> !name.equals(BEAT)).toList();
    }

    private static Stream<String> permitted(@Nullable Class<? extends Fact> family) {
        return FactTypes.all().stream()
                .filter(type -> family != null && family.isAssignableFrom(type))
                .map(FactTypes::nameOf);
    }

    private static boolean isNullable(RecordComponent field) {
        AnnotatedElement type = field.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private static List<String> fields(JsonNode node) {
        return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    static Stream<String> names() {
        return FactTypes.all().stream().map(FactTypes::nameOf);
    }
}
