package org.firstbutton.localrun.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Viewpoint;

/**
 * 一轮 — some days of invented alerts. Each round lies after the one before it, as watermarks only rise, and the last in
 * the past; the service is stopped while the backlog is laid down and the clock runs from the moment it goes on.
 */
record IngestRound(String prefix, List<TimelineFact> facts, Instant settled, Judge judge) {
    private static final String SERVICE = "supervision";
    private static final double LIVES_A_DAY = 7_500;
    private static final Duration TAIL = Duration.ofDays(4);

    /** 计划 */
    record Plan(int rounds, int lives, double careless, Judge judge, Instant today) {
        Plan(int rounds, int lives, double careless, List<RulePack> packs) {
            this(
                    rounds,
                    lives,
                    careless,
                    new Judge(packs, Calendars.chinaStandard()),
                    Instant.now().truncatedTo(ChronoUnit.DAYS));
        }

        IngestRound round(int number) {
            Duration span = Duration.ofSeconds((long) (lives / LIVES_A_DAY * 86_400));
            Duration step = span.plus(TAIL);
            Instant start = today.minus(step.multipliedBy(rounds + 1L)).plus(step.multipliedBy(number));
            String prefix = "r" + number + "-";
            List<TimelineFact> facts = new ArrayList<>(PoliceStream.ofLives(prefix, lives, start, span, careless));
            Instant settled = start.plus(step);
            facts.removeIf(fact -> !fact.occurredAt().isBefore(settled));
            return new IngestRound(prefix, facts, settled, judge);
        }
    }

    /** Seconds from the first poll until everything is judged as far as it can be. */
    double run(BenchSystem system, LiveFeed feed, Supervised supervised)
            throws SQLException, ExecutionException, InterruptedException {
        long before = supervised.taken();
        system.signal(SERVICE, "STOP");
        feed.send(facts, settled);
        long since = System.nanoTime();
        system.signal(SERVICE, "CONT");
        supervised.awaitJudged(before + facts.size(), settled, () -> feed.beat(settled));
        double seconds = (System.nanoTime() - since) / 1e9;
        compare(supervised);
        return seconds;
    }

    /** The same with a kill -9 half way; how many facts and findings are too few or too many afterwards. */
    long runWithAKill(BenchSystem system, Map<String, String> settings, LiveFeed feed, Supervised supervised)
            throws SQLException, ExecutionException, InterruptedException {
        long before = supervised.taken();
        long stored = supervised.facts();
        feed.send(facts, settled);
        supervised.awaitTaken(before + facts.size() / 2);
        system.signal(SERVICE, "KILL");
        system.start(SERVICE, settings);
        // Beats that came while it was down are not read again; a relay that lives goes on beating.
        supervised.awaitJudged(before + facts.size(), settled, () -> feed.beat(settled));
        compare(supervised);
        return Math.abs(supervised.facts() - stored - facts.size()) + supervised.raisedTwice();
    }

    private void compare(Supervised supervised) throws SQLException {
        Map<String, Long> expected = expected();
        Map<String, Long> found = supervised.findings(prefix);
        if (!expected.equals(found)) {
            throw new IllegalStateException("the judge in memory finds " + expected + ", the service " + found);
        }
    }

    private Map<String, Long> expected() {
        Map<String, List<TimelineFact>> byMatter = new HashMap<>();
        facts.forEach(fact -> byMatter.computeIfAbsent(fact.matter(), any -> new ArrayList<>())
                .add(fact));
        Viewpoint view = new Viewpoint(Instant.now(), settled, Map.of());
        Map<String, Long> expected = new TreeMap<>();
        byMatter.forEach((matter, of) -> judge.attention(Timeline.of("matter", matter, of), view).duties().stream()
                .filter(Duty::isFinding)
                .forEach(duty -> expected.merge(duty.ruleId(), 1L, Long::sum)));
        return expected;
    }
}
