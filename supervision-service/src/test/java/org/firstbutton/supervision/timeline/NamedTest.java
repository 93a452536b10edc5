package org.firstbutton.supervision.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class NamedTest {
    private static JsonNode data(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    @Test
    void anOfficer_isNamedByWhatHappenedAndByWhatWeTellOfAFinding() {
        assertThat(Named.officer("violation.confirmed", data("officerId", "0557")))
                .isEqualTo("0557");
        assertThat(Named.officer("finding.confirmed", data("officer", "0557"))).isEqualTo("0557");
        // Who handles a case is not whom a fact accuses
        assertThat(Named.officer("case.assigned", data("officer", "0557"))).isNull();
    }

    @Test
    void whatIsAbsentEmptyOrNull_namesNobody() {
        JsonNode absent = JsonNodeFactory.instance.objectNode().putNull("placeKey");

        assertThat(Named.place(absent)).isNull();
        assertThat(Named.finding(absent)).isNull();
        assertThat(Named.officer("finding.confirmed", absent)).isNull();
        assertThat(Named.place(data("placeKey", ""))).isNull();
        assertThat(Named.place(data("placeKey", "p1"))).isEqualTo("p1");
    }
}
