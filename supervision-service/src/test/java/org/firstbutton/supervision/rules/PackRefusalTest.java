package org.firstbutton.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.firstbutton.supervision.rules.PackRefused.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackRefusalTest {
    private static final String PACK = """
            pack: trial
            version: '1'
            effectiveFrom: 2026-01-01
            rules:
              - id: TRY-01
                name: {zh: 试, en: Trial}
                kind: deadline
                trigger: alert.classified
                when: fact.level == 1
                expect: alert.dispatched
                limits:
                  - {within: 60 SECONDS, calendar: CLOCK, severity: HIGH}
                ladder: E1
                basis: none
                examples:
                  - told: something
                    facts: [{at: '10:00', alert.classified: {level: 1}}]
                    askedAt: '10:30'
                    brokenAt: '10:01'
            """;

    @Test
    void aSoundPackIsRead() {
        assertThat(PackReader.read("trial.yaml", PACK).rules()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fact.level == 1 | fact.levl == 1 | 9 | 15 | undefined field 'levl'",
                "fact.level == 1 | fact.level == 'x' | 9 | 22 | no matching overload",
                "ladder: E1 | laddr: E1 | 13 | 5 | unknown key 'laddr'; expected one of",
                "kind: deadline | kind: statistical | 7 | 11 | peers, period and outlier with what its method needs",
                "60 SECONDS | one minute | 12 | 18 | expected a value such as 3 WORKING_DAYS or 90 SECONDS",
                "60 SECONDS | 60 WORKING_DAYS | 12 | 18 | CLOCK counts in",
                "calendar: CLOCK, | calendar: LUNAR, | 12 | 40 | expected one of [\"CLOCK\"",
                "expect: alert.dispatched | expect: alert.despatched | 10 | 13 | expected a type of the vocabulary",
                "expect: alert.dispatched | unless: alert.merged | 7 | 11 | expected 'expect'",
                "effectiveFrom: 2026-01-01 | effectiveFrom: 2026-02-30 | 3 | 16 | effectiveFrom",
                "ladder: E1 | ladder: {E1 | 14 | 10 | expected YAML 1.2"
            })
    void aFaultIsNamedWithFileLineColumnAndWhatWasExpected(
            String sound, String wrong, int line, int column, String expected) {
        List<Fault> faults = faultsOf(PACK.replace(sound, wrong));

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.expected()).contains(expected);
            assertThat(List.of(fault.line(), fault.column())).containsExactly(line, column);
            assertThat(fault.file()).isEqualTo("trial.yaml");
        });
    }

    @Test
    void everyFormOfAValueIsShownByValuesThatHaveIt() throws Exception {
        List<JsonNode> forms = new ObjectMapper()
                .readTree(PackReader.text("/rules/pack-v1.schema.json"))
                .findParents("pattern");

        assertThat(forms)
                .isNotEmpty()
                .allSatisfy(form -> assertThat(form.path("examples"))
                        .isNotEmpty()
                        .allSatisfy(example -> assertThat(example.asText())
                                .matches(form.get("pattern").asText())));
    }

    @Test
    void everyFaultIsNamedNotOnlyTheFirst() {
        String twice = PACK.replace("fact.level == 1", "fact.levl == 1").replace("alert.dispatched", "alert.sent");

        assertThat(faultsOf(twice)).hasSize(2);
    }

    @Test
    void integrityRulesMayNotWarn() {
        String warning = PACK.replace("ladder: E1", "ladder: E4\n    warnAt: [80%]");

        assertThat(faultsOf(warning)).extracting(Fault::expected).anyMatch(fault -> fault.contains("never warn"));
    }

    @Test
    void onlyWhatAwaitsAnAnswerCanBeSuperseded() {
        String decided = PACK.replace("kind: deadline", "kind: precedence\n    rearm: each\n    supersedes: true");

        assertThat(decided).isNotEqualTo(PACK);
        assertThat(faultsOf(decided)).extracting(Fault::expected).anyMatch(fault -> fault.contains("is awaited"));
    }

    @Test
    void aPackMayBringItsOwnVocabulary() {
        String other = PACK.replace("rules:", """
                vocabulary:
                  types:
                    permit.asked: {urgent: bool, asked: timestamp}
                    permit.given: {}
                rules:""")
                .replace("alert.classified", "permit.asked")
                .replace("alert.dispatched", "permit.given");
        String own = other.replace("fact.level == 1", "fact.urgent").replace("{level: 1}", "{urgent: true}");

        assertThat(PackReader.read("own.yaml", own).vocabulary().types()).containsOnly("permit.asked", "permit.given");
        assertThat(faultsOf(other)).isNotEmpty();
    }

    @Test
    void backDatingIsWatchedForEveryFact() {
        assertThat(PackReader.resource("/rules/defaults/integrity.yaml").rules())
                .filteredOn(rule -> rule.id().equals("INT-08"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.arming().isArmedByAny()).isTrue());
    }

    private static List<Fault> faultsOf(String yaml) {
        PackRefused refused = catchThrowableOfType(PackRefused.class, () -> PackReader.read("trial.yaml", yaml));
        assertThat(refused).as("refused").isNotNull();
        return refused.faults();
    }
}
