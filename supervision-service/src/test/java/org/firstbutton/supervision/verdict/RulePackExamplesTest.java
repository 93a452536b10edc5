package org.firstbutton.supervision.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example that a shipped pack carries is a test. */
class RulePackExamplesTest {

    @TestFactory
    Stream<DynamicTest> everyExampleComesOutAsItIsTold() {
        return Stream.of("/rules/national-2026.yaml", "/rules/dispatch-export.yaml")
                .map(PackReader::resource)
                .flatMap(RulePackExamplesTest::examplesOf);
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasAtLeastThreeExamples() {
        return Stream.of("/rules/national-2026.yaml", "/rules/dispatch-export.yaml")
                .map(PackReader::resource)
                .flatMap(pack -> pack.rules().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.id(),
                                () -> assertThat(pack.examples())
                                        .filteredOn(example -> example.ruleId().equals(rule.id()))
                                        .as(rule.id())
                                        .hasSizeGreaterThanOrEqualTo(3))));
    }

    private static Stream<DynamicTest> examplesOf(RulePack pack) {
        ExampleCheck check = new ExampleCheck(pack, Calendars.chinaStandard());
        return pack.examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.ruleId() + ": " + example.told(),
                        () -> assertThat(check.differences(example))
                                .as("%s: %s", example.ruleId(), example.told())
                                .isEmpty()));
    }
}
