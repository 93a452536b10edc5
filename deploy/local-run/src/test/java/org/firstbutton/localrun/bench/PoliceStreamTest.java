package org.firstbutton.localrun.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.junit.jupiter.api.Test;

class PoliceStreamTest {
    private static final int LIVES = 400;
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(10);
    private static final Judge JUDGE = new Judge(ShippedPacks.inForce(), Calendars.chinaStandard());

    @Test
    void carefulLives_breakRulesByBadLuckOnly() {
        assertThat(findings(0)).isLessThan(LIVES / 50);
    }

    @Test
    void carelessLives_breakThreeRulesEach() {
        assertThat(findings(PoliceStream.ALL_CARELESS)).isBetween(LIVES * 5L / 2, LIVES * 7L / 2);
    }

    private static long findings(double careless) {
        List<TimelineFact> facts = PoliceStream.ofLives("", LIVES, START, SPAN, careless);
        Viewpoint view = new Viewpoint(Instant.now(), START.plus(SPAN.multipliedBy(2)), Map.of());
        return facts.stream().collect(Collectors.groupingBy(TimelineFact::matter)).entrySet().stream()
                .flatMap(life ->
                        JUDGE.attention(Timeline.of("matter", life.getKey(), life.getValue()), view).duties().stream())
                .filter(Duty::isFinding)
                .count();
    }
}
