package org.firstbutton.supervision.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The kinds that look at more than one fact, in a pack that brings a vocabulary of its own. */
class EveryKindTest {

    @TestFactory
    Stream<DynamicTest> everyExampleComesOutAsItIsTold() {
        RulePack pack = PackReader.resource("/packs/every-kind.yaml");
        ExampleCheck check = new ExampleCheck(pack, Calendars.chinaStandard());
        return pack.examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.ruleId() + ": " + example.told(),
                        () -> assertThat(check.differences(example)).isEmpty()));
    }
}
