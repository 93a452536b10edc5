package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.firstbutton.chassis.access.Roles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchemeIT extends CountyScenario {

    @Test
    void aSchemeIsDraftedByOne_approvedByAnother_andThenNeverChanged() throws IOException {
        ScoreDesk drafter = new ScoreDesk("s-1", Roles.SCORE_ADMIN, county);
        ScoreDesk other = new ScoreDesk("s-2", Roles.SCORE_ADMIN, county);
        String content = shipped().replace("2020-01-01", "2099-01-01");
        String scheme = "schemes/"
                + drafter.does("schemes:draft", Map.of("orgPath", county, "content", content))
                        .getString("id");

        drafter.refused(409, scheme + ":approve", Map.of());
        assertThat(other.does(scheme + ":approve", Map.of()).getString("state")).isEqualTo("APPROVED");
        assertThat(other.refused(409, scheme + ":edit", Map.of("content", content))
                        .getString("rule"))
                .contains("never changed");
        String id = scheme.substring("schemes/".length());
        assertThat(factsTold("scoring.metric-saved", id))
                .as("one for each metric")
                .isEqualTo(7);
    }

    @Test
    void aBannedMetric_andAnUnknownField_areRefusedWhenTheSchemeIsSaved() throws IOException {
        ScoreDesk drafter = new ScoreDesk("s-1", Roles.SCORE_ADMIN, county);

        JsonPath banned = drafter.refused(
                400,
                "schemes:draft",
                Map.of(
                        "orgPath",
                        county,
                        "content",
                        shipped().replace("measures: duty-not-kept", "measures: arrests")));
        JsonPath unknown = drafter.refused(
                400,
                "schemes:draft",
                Map.of("orgPath", county, "content", shipped().replace("minimumItems: 10", "minimumItms: 10")));

        assertThat(banned.getString("violations.message")).contains("ACC-06");
        assertThat(unknown.getString("violations.message")).contains("minimumItms");
    }

    @Test
    void aScheme_neverComesIntoForceAfterwards() throws IOException {
        String draft = new ScoreDesk("s-1", Roles.SCORE_ADMIN, county)
                .does("schemes:draft", Map.of("orgPath", county, "content", shipped()))
                .getString("id");

        new ScoreDesk("s-2", Roles.SCORE_ADMIN, county).refused(409, "schemes/" + draft + ":approve", Map.of());
    }

    private static String shipped() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SchemeIT.class.getResourceAsStream("/scheme/product-default.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
