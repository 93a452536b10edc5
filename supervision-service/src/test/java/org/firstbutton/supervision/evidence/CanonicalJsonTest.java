package org.firstbutton.supervision.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.firstbutton.contract.CloudEventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /** RFC 8785, section 3.2.2, less the number that no double holds. */
    @Test
    void theExampleOfTheRfc_comesOutAsItIsPrintedThere() throws JsonProcessingException {
        JsonNode sample = json("""
                {"numbers": [333333333.3333333, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}""");

        assertThat(CanonicalJson.of(sample)).isEqualTo("""
                {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
                "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"b\":[],\"a\":{\"z\":1,\"\":2}}",
                "{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"1\":3,\"\\u20ac\":4,\"\\r\":5}",
                "[0,-0,1.0,0.1,1e21,1e20,123456789012345,-1.5e-7,9007199254740992]",
                "{\"t\":\"\\b\\t\\f\\u0000\\u001f\\u007f\\u2028扣子\"}"
            })
    void whatTheRfcCovers_isWrittenAsAnotherImplementationWritesIt(String text) throws IOException {
        assertThat(CanonicalJson.of(json(text))).isEqualTo(new JsonCanonicalizer(text).getEncodedString());
    }

    @Test
    void twoNumbersThatOneDoubleStandsFor_staySeparate() throws JsonProcessingException {
        assertThat(CanonicalJson.of(json("[9007199254740993]")))
                .isNotEqualTo(CanonicalJson.of(json("[9007199254740992]")));
        assertThat(CanonicalJson.of(json("[333333333.33333329]")))
                .isNotEqualTo(CanonicalJson.of(json("[333333333.3333333]")));
    }

    @Test
    void halfASurrogatePair_isRefused() {
        assertThatThrownBy(() -> CanonicalJson.of(json("[\"\\ud800\"]"))).isInstanceOf(UnreadableBundle.class);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return CloudEventJson.MAPPER.readTree(text);
    }
}
