package org.firstbutton.scoring.dossierreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.CloudEventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewFormTest {
    private final ReviewForm form = ReviewForms.read("shipped", shipped()).get(0);

    @Test
    void whatIsTakenOff_isTakenFromAHundred() {
        assertThat(form.score(List.of("EVIDENCE=7.5", "PAPERS=2"))).isEqualByComparingTo("90.5");
        assertThat(form.score(null)).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVIDENCE=31", "UNHEARD=1", "EVIDENCE", "EVIDENCE=-3", "EVIDENCE=1.55"})
    void aMarkThatTheFormDoesNotKnow_isRefused(String mark) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> form.score(List.of(mark)));
    }

    @Test
    void anItemIsMarkedOnce_andAVetoIsOneOfTheForm() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> form.score(List.of("EVIDENCE=1", "EVIDENCE=1")));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> form.requireVetoes(List.of("UGLY")));
    }

    @Test
    void aFormOfOtherThanAHundredPoints_orWithAnUnknownField_isRefused() {
        JsonNode ninety = shipped();
        ((ObjectNode) ninety.get(0).get("items").get(0)).put("points", 5);
        JsonNode strange = shipped();
        ((ObjectNode) strange.get(0)).put("colour", "red");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReviewForms.read("ninety", ninety))
                .withMessageContaining("90 points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReviewForms.read("strange", strange))
                .withMessageContaining("colour");
    }

    private static JsonNode shipped() {
        try (InputStream in = ReviewForms.class.getResourceAsStream("/forms/product-defaults.json")) {
            return CloudEventJson.MAPPER.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
