package org.firstbutton.supervision.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.loop.Person;
import org.firstbutton.supervision.rules.PackReader;
import org.junit.jupiter.api.Test;

/** Whoever is writing a pack is told of every fault in it, and nothing is kept of what he sends. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class PackCheckIT {
    private static final Person WRITER = new Person("pc-writer", Set.of("RULE_ADMIN"), Person.COUNTY);
    private static final String PACKS = "/api/v1/rule-packs";

    @Test
    void aPackIsReadAsAnUploadWouldBe() {
        List<Object> kept = WRITER.get(PACKS).jsonPath().getList("id");
        String yaml = PackReader.text("/packs/trial-desk.yaml");

        JsonPath sound = checked(yaml).then().statusCode(200).extract().jsonPath();
        assertThat(sound.getList("rules", String.class)).contains("TRY-01");
        assertThat(sound.getInt("examples")).isPositive();

        Response refused = checked(yaml.replace("kind: deadline", "kind: nonsense"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("violations[0].field")).matches("desk\\.yaml:\\d+:\\d+");

        assertThat(WRITER.get(PACKS).jsonPath().<Object>getList("id")).isEqualTo(kept);
    }

    private static Response checked(String yaml) {
        return WRITER.post(PACKS + ":check", Map.of("file", "desk.yaml", "yaml", yaml));
    }
}
