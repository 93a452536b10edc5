package org.firstbutton.scoring.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeFileTest {

    @Test
    void areas_addUpToAHundred_andNoRuleIsLookedAtTwice() {
        assertThat(SchemeInForce.shipped().areasOrNone()).hasSize(7);
        refusal(shipped().replace("weight: 15, source: DOSSIERS", "weight: 16, source: DOSSIERS"))
                .withMessageContaining("101");
        refusal(shipped().replace("rules: [INV]", "rules: [ALT]")).withMessageContaining("ALT a second time");
        refusal(shipped().replace("source: CITIZENS, rules: []", "source: CITIZENS, rules: [PUB]"))
                .withMessageContaining("citizens");
    }

    @Test
    void theShippedScheme_costsWhatTheReferenceSays_andCallsItselfADefault() {
        Scheme scheme = SchemeInForce.shipped();

        assertThat(scheme.name()).isEqualTo("product-default/1");
        assertThat(scheme.note().zh()).contains("产品缺省值");
        assertThat(scheme.metricOf(Scheme.Source.CONFIRMED_FINDING)
                        .orElseThrow()
                        .points())
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .usingRecursiveComparison()
                .isEqualTo(Map.of(
                        "LOW", new BigDecimal("-0.5"),
                        "MEDIUM", new BigDecimal("-2"),
                        "HIGH", new BigDecimal("-5"),
                        "CRITICAL", new BigDecimal("-10")));
    }

    @Test
    void anUnknownField_isRefusedWithItsLineAndName() {
        refusal(shipped().replace("  minimumAlerts: 30", "  minimumAlerts: 30\n  minimumAlters: 20"))
                .withMessageContaining("minimumAlters")
                .withMessageMatching("(?s)test.yaml:\\d+:\\d+: .*");
    }

    @Test
    void aMissingSeverity_isRefused() {
        refusal(shipped().replace(", CRITICAL: -10", "")).withMessageContaining("CRITICAL");
    }

    @Test
    void aRewardForAFinding_isRefused() {
        refusal(shipped().replace("HIGH: -5", "HIGH: 5")).withMessageContaining("HIGH");
    }

    @Test
    void aGraverFindingThatCostsLess_isRefused() {
        refusal(shipped().replace("HIGH: -5", "HIGH: -1"))
                .withMessageContaining("HIGH costs less than what is lighter");
    }

    @ParameterizedTest
    @CsvSource({
        "id: finding.confirmed, id: criminal-detention-count",
        "measures: duty-not-kept, measures: arrests",
        "measures: duty-not-kept, measures: fines-per-officer",
        "measures: duty-not-kept, measures: clear-up-rate",
        "measures: duty-not-kept, measures: cases",
        "en: Confirmed finding, en: Number of punishments",
        "zh: 经核实的问题, zh: 刑拘人数",
        "zh: 经核实的问题, zh: 破案率"
    })
    void aBannedMetric_isRefused_byWhateverNameItGoes(String sound, String banned) {
        refusal(shipped().replace(sound, banned))
                .withMessageContaining("禁用考评指标")
                .withMessageContaining("ACC-06");
    }

    @Test
    void aSourceThatTheHouseDoesNotRecord_isRefused() {
        refusal(shipped().replace("source: RATING", "source: ARREST")).withMessageContaining("source");
    }

    @Test
    void rolesThatLeaveNothingToTheHandler_areRefused() {
        refusal(shipped().replace("share: 0.25", "share: 0.85"))
                .withMessageContaining("nothing is left for the handler");
    }

    @Test
    void aKeyGivenTwice_isRefused() {
        refusal(shipped().replace("version: 1", "version: 1\nversion: 2")).withMessageContaining("version");
    }

    @Test
    void aZoneThatDoesNotExist_isRefused() {
        refusal(shipped().replace("Asia/Shanghai", "Asia/Shanghia")).withMessageContaining("Shanghia");
    }

    @Test
    void brokenYaml_isRefusedWithItsPosition() {
        refusal("scheme: [\n").withMessageMatching("(?s)test.yaml:\\d+:\\d+: .*");
    }

    @Test
    void everyFaultIsNamed_notOnlyTheFirst() {
        String twoFaults = shipped().replace("version: 1", "version: 0").replace("ratePer: 100", "ratePer: none");

        assertThatExceptionOfType(SchemeRefused.class)
                .isThrownBy(() -> SchemeFile.read("test.yaml", twoFaults))
                .satisfies(refused -> assertThat(refused.faults()).hasSize(2));
    }

    private static ThrowableAssertAlternative<SchemeRefused> refusal(String yaml) {
        return assertThatExceptionOfType(SchemeRefused.class).isThrownBy(() -> SchemeFile.read("test.yaml", yaml));
    }

    private static String shipped() {
        try (InputStream in =
                Objects.requireNonNull(SchemeFileTest.class.getResourceAsStream("/scheme/product-default.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
