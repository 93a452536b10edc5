package org.firstbutton.supervision.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.finding.Verification;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.Rule;
import org.junit.jupiter.api.Test;

/** The terms that people are given are those by which the rules on the loop judge them. */
class RectificationTermsTest {
    private static final List<String> SEVERITIES = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW");

    @Test
    void theTermsOfAnOrder_areThoseOfSup02() {
        assertThat(limits("SUP-02"))
                .isEqualTo(
                        SEVERITIES.stream().map(RectificationTerms.FIRST::get).toList());
    }

    @Test
    void theTimeToVerify_isThatOfSup01() {
        Stream<Duration> hours = limits("SUP-01").stream().map(limit -> Duration.ofHours(limit.amount()));

        assertThat(hours)
                .containsExactlyElementsOf(
                        SEVERITIES.stream().map(Verification.VERIFY_WITHIN::get).toList());
    }

    private static List<Limit> limits(String id) {
        return PackReader.resource("/rules/defaults/supervision.yaml").rules().stream()
                .filter(rule -> rule.id().equals(id))
                .map(Rule::limits)
                .flatMap(List::stream)
                .map(Rule.LimitClause::within)
                .toList();
    }
}
