package org.firstbutton.localrun.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstbutton.supervision.verdict.Duty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped rules find in the county what was planted in it: in seconds, without a running system. */
class JudgedCountyTest {
    // As long as a slow machine takes from the end of the history to the scorecard.
    private static final Duration LOADING = Duration.ofMinutes(40);

    // Parts C to G of the catalogue, with how many rules each has: one that is dropped is not thereby planted.
    private static final Map<String, Integer> PARTS =
            Map.of("FIL", 11, "INV", 24, "REV", 7, "PRO", 7, "CUS", 6, "PUB", 8);

    private static ShippedJudge judge;

    @BeforeAll
    static void readTheShippedPacks() throws IOException {
        judge = ShippedJudge.inForce();
    }

    @ParameterizedTest
    @CsvSource({
        "14, 1, 2026-11-22T04:31:07Z",
        "14, 20261122, 2026-11-22T20:00:00Z",
        "5, 3, 2026-11-22T04:31:07Z",
        "1, 1, 2026-11-22T04:31:07Z",
        "2, 7, 2026-10-09T03:00:00Z",
        "14, 1, 2026-12-08T04:31:07Z",
        "30, 4, 2026-07-05T23:00:00Z"
    })
    void whatTheShippedRulesFind_isWhatWasPlanted(int days, long seed, Instant now) {
        History history = County.of(new CountyPlan(days, seed, now));
        assertThat(found(history, now)).isEqualTo(history.expected());
        assertThat(found(history, now.plus(LOADING))).isEqualTo(history.expected());
    }

    @ParameterizedTest
    @CsvSource({"14, 1, 2026-11-22T04:31:07Z", "30, 4, 2026-11-05T23:00:00Z", "14, 1, 2026-12-01T01:00:00Z"})
    void ofFilingInvestigationReviewPropertyCustodyAndDisclosure_noRuleIsWithoutAPlantedFault(
            int days, long seed, Instant now) {
        History history = County.of(new CountyPlan(days, seed, now));
        List<String> rules = judge.rulesOf(List.copyOf(PARTS.keySet()));

        PARTS.forEach((part, size) ->
                assertThat(rules.stream().filter(rule -> rule.startsWith(part))).hasSize(size));
        assertThat(history.expected().keySet()).containsAll(rules);
    }

    private static Map<String, List<String>> found(History history, Instant asOf) {
        Map<String, List<String>> found = new TreeMap<>();
        for (Map.Entry<Duty, String> each : judge.findings(history, asOf)) {
            if (each.getKey().startedAt().isBefore(history.plan().now())) {
                found.computeIfAbsent(each.getKey().ruleId(), any -> new ArrayList<>())
                        .add(each.getValue());
            }
        }
        found.values().forEach(subjects -> subjects.sort(null));
        return found;
    }
}
