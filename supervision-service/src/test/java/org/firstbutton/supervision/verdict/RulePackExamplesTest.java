package org.firstbutton.supervision.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.rules.ShippedPacks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example that a shipped pack carries is a test; every file under {@code rules/} is found on its own. */
class RulePackExamplesTest {
    private static final List<RulePack> PACKS = ShippedPacks.all();

    @TestFactory
    Stream<DynamicTest> everyExampleComesOutAsItIsTold() {
        return PACKS.stream().flatMap(RulePackExamplesTest::examplesOf);
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasAtLeastThreeExamples() {
        return PACKS.stream()
                .flatMap(pack -> pack.rules().stream()
                        .map(Rule::id)
                        .distinct()
                        .map(id -> DynamicTest.dynamicTest(
                                id,
                                () -> assertThat(pack.examples())
                                        .filteredOn(example -> example.ruleId().equals(id))
                                        .as(id)
                                        .hasSizeGreaterThanOrEqualTo(3))));
    }

    @Test
    void everyShippedPackIsInForce() throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src", "main", "resources", "application.properties"))) {
            properties.load(in);
        }

        assertThat(properties.getProperty("firstbutton.supervision.packs", "").split(","))
                .containsExactlyInAnyOrderElementsOf(ShippedPacks.names());
    }

    @Test
    void everyPackHasItsOwnName() {
        assertThat(PACKS).extracting(RulePack::name).doesNotHaveDuplicates();
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
