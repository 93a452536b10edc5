package org.firstbutton.localrun.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.localrun.county.story.Chronicle;
import org.firstbutton.localrun.county.story.Chronicle.Statement;
import org.firstbutton.localrun.county.story.Days;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:31:07Z");
    private static final History FORTNIGHT = County.of(new CountyPlan(14, 1, NOW));

    @Test
    void theSamePlan_givesTheSameCounty() {
        assertThat(County.of(new CountyPlan(14, 1, NOW))).isEqualTo(FORTNIGHT);
        assertThat(County.of(new CountyPlan(14, 2, NOW)).chronicles()).isNotEqualTo(FORTNIGHT.chronicles());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 7", "5, 3", "14, 1", "14, 20261122", "30, 4"})
    void whatTheMiniChecksFind_isWhatWasPlanted(int days, long seed) {
        History history = County.of(new CountyPlan(days, seed, NOW));
        assertThat(found(history)).isEqualTo(expected(history));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T16:30:00Z", "2026-11-22T21:59:00Z", "2026-11-22T22:01:00Z", "2026-10-09T03:00:00Z"})
    void whateverTheHour_everythingThatHappenedIsOver(Instant now) {
        History history = County.of(new CountyPlan(14, 1, now));
        assertThat(found(history)).isEqualTo(expected(history));
        assertThat(statements(history))
                .allSatisfy(one -> assertThat(one.recordedAt()).isBefore(now.minusSeconds(3600)));
    }

    @Test
    void aFortnight_hasTheVolumesOfARealCounty() {
        Map<String, List<Chronicle>> days = alerts(FORTNIGHT).stream()
                .filter(one -> !one.statements()
                        .get(0)
                        .occurredAt()
                        .isBefore(FORTNIGHT.plan().begin()))
                .collect(Collectors.groupingBy(one -> one.number().substring(0, 13)));
        assertThat(days).hasSize(14);
        assertThat(days.values()).allSatisfy(calls -> {
            assertThat(calls).hasSizeBetween(290, 330);
            assertThat(valid(calls)).hasSizeBetween(80, 115);
        });
        List<Chronicle> valid = valid(alerts(FORTNIGHT));
        assertThat(valid).allSatisfy(one -> assertThat(one.statements()).hasSizeBetween(7, 40));
        assertThat(valid.stream()
                        .mapToInt(one -> one.statements().size())
                        .average()
                        .orElse(0))
                .isBetween(12.0, 20.0);
        long cases = FORTNIGHT.chronicles().stream().filter(Chronicle::isCase).count();
        assertThat(cases * 100 / valid.size()).isBetween(10L, 25L);
    }

    @Test
    void everyRule_isBrokenSeveralTimesInDifferentUnits() {
        assertThat(FORTNIGHT.expected())
                .hasSize(95)
                .allSatisfy((rule, subjects) -> assertThat(subjects).hasSizeGreaterThanOrEqualTo(2));
        List<String> broken =
                FORTNIGHT.planted().stream().map(Plant::subject).distinct().toList();
        assertThat(FORTNIGHT.chronicles().stream()
                        .filter(one -> broken.contains(one.number()))
                        .map(Chronicle::orgPath)
                        .distinct())
                .hasSizeGreaterThan(20);
    }

    @Test
    void theClocks_areKeptByThePagesInWhichTheHistoryIsHandedIn() {
        List<List<Chronicle>> pages = FORTNIGHT.pages();
        Instant last = Instant.MIN;
        for (List<Chronicle> page : pages) {
            Instant before = last;
            List<Statement> written =
                    page.stream().flatMap(one -> one.statements().stream()).toList();
            assertThat(written)
                    .allSatisfy(one -> assertThat(Days.begin(Days.of(one.recordedAt())))
                            .isAfterOrEqualTo(
                                    before.equals(Instant.MIN) ? Instant.EPOCH : Days.begin(Days.of(before))));
            last = written.stream()
                    .map(Statement::recordedAt)
                    .max(Instant::compareTo)
                    .orElse(last);
        }
        assertThat(pages.stream()
                        .flatMap(List::stream)
                        .mapToLong(one -> one.statements().size())
                        .sum())
                .isEqualTo(FORTNIGHT.facts());
    }

    @Test
    void everythingNamed_saysThatItIsSynthetic() {
        assertThat(FORTNIGHT.chronicles())
                .allSatisfy(one -> assertThat(one.number()).startsWith("DEMO-"));
        assertThat(FORTNIGHT.feeds())
                .allSatisfy(feed -> assertThat(feed.source()).startsWith("demo-"));
        assertThat(statements(FORTNIGHT))
                .allSatisfy(one -> assertThat(one.actor().id()).startsWith("DEMO-"));
    }

    /** What was planted of the rules that the mini-checks know; {@link JudgedCountyTest} holds up all of them. */
    private static Map<String, List<String>> expected(History history) {
        Map<String, List<String>> expected = new TreeMap<>(history.expected());
        expected.keySet()
                .removeIf(rule -> !AlertChecks.ALL.containsKey(rule)
                        && !CaseChecks.ALL.containsKey(rule)
                        && !List.of("ALT-25", "SUP-10").contains(rule));
        return expected;
    }

    /** Subjects by rule, as often as the mini-checks find them broken. */
    private static Map<String, List<String>> found(History history) {
        Map<String, List<String>> found = new TreeMap<>();
        List<Told> matters = matters(history);
        Map<String, Function<Told, Long>> checks = new HashMap<>(AlertChecks.ALL);
        checks.putAll(CaseChecks.ALL);
        checks.forEach((rule, check) -> matters.forEach(told -> note(found, rule, told.subject(), check.apply(told))));
        callers(matters)
                .forEach(caller -> note(found, "ALT-25", caller.subject(), CaseChecks.unresolvedCaller(caller)));
        history.feeds().forEach(feed -> note(found, "SUP-10", feed.source(), silences(feed)));
        found.values().forEach(subjects -> subjects.sort(null));
        return found;
    }

    private static void note(Map<String, List<String>> found, String rule, String subject, long times) {
        for (int i = 0; i < times; i++) {
            found.computeIfAbsent(rule, any -> new ArrayList<>()).add(subject);
        }
    }

    private static long silences(Feed feed) {
        long silences = 0;
        for (int i = 1; i < feed.beats().size(); i++) {
            Duration gap =
                    Duration.between(feed.beats().get(i - 1), feed.beats().get(i));
            silences += gap.compareTo(Duration.ofMinutes(15)) > 0 ? 1 : 0;
        }
        return silences;
    }

    private static List<Told> matters(History history) {
        Map<String, List<Statement>> byAlert = new TreeMap<>();
        history.chronicles()
                .forEach(one -> byAlert.computeIfAbsent(
                                one.alert() == null ? one.number() : one.alert(), any -> new ArrayList<>())
                        .addAll(one.statements()));
        return byAlert.entrySet().stream()
                .map(one -> new Told(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<Told> callers(List<Told> matters) {
        Map<String, List<Statement>> byCaller = new TreeMap<>();
        matters.forEach(told -> told.first(AlertReceived.class)
                .ifPresent(received -> byCaller.computeIfAbsent(
                                String.valueOf(received.fact().callerKey()), any -> new ArrayList<>())
                        .addAll(told.statements())));
        return byCaller.entrySet().stream()
                .map(one -> new Told(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<Chronicle> alerts(History history) {
        return history.chronicles().stream().filter(one -> !one.isCase()).toList();
    }

    private static List<Chronicle> valid(List<Chronicle> alerts) {
        return alerts.stream()
                .filter(one -> one.statements().stream().anyMatch(fact -> fact.fact() instanceof AlertDispatched))
                .toList();
    }

    private static List<Statement> statements(History history) {
        return history.chronicles().stream()
                .flatMap(one -> one.statements().stream())
                .toList();
    }
}
