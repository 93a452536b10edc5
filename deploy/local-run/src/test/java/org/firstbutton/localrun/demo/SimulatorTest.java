package org.firstbutton.localrun.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.firstbutton.localrun.county.Feed;
import org.firstbutton.localrun.demo.CountingServices.Taken;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private static final Instant EVENING = Instant.parse("2026-11-22T15:30:00Z");
    private static final List<Feed> FEEDS = List.of(new Feed("demo-110", "HB/JZ/SS/", List.of(EVENING)));

    @Test
    void callsComeAndAreClosed_beforeTheDayEnds() throws Exception {
        List<Taken> taken = simulate(EVENING, 1800);
        assertThat(count(taken, "alert.received")).isBetween(60L, 100L);
        assertThat(count(taken, "alert.dispatched")).isBetween(8L, 40L);
        assertThat(count(taken, "alert.closed")).isEqualTo(count(taken, "alert.dispatched"));
        assertThat(count(taken, "alert.carried-over")).isZero();
    }

    @Test
    void nothingIsRecorded_beforeItHappened_orAfterTheSourceClaimedIt() throws Exception {
        Instant claimed = Instant.EPOCH;
        for (Taken one : simulate(EVENING.minusSeconds(36_000), 900)) {
            Instant before = claimed;
            assertThat(one.facts()).allSatisfy(fact -> {
                assertThat(CountingServices.time(fact, "recordedAt"))
                        .isAfterOrEqualTo(CountingServices.time(fact, "occurredAt"))
                        .isAfter(before);
            });
            if (one.isBeat()) {
                claimed = CountingServices.time(one.body(), "watermark");
            }
        }
        assertThat(claimed).isAfter(EVENING.minusSeconds(36_000));
    }

    private static List<Taken> simulate(Instant from, int seconds) throws Exception {
        try (CountingServices services = new CountingServices()) {
            Doors doors = services.doors();
            Records records = new Records(doors.recordingFor("demo-110", doors.intake()), "demo-110");
            Simulator simulator = new Simulator(records, new Heart(FEEDS, doors), 1, from);
            for (int second = 0; second < seconds; second++) {
                simulator.tick(from.plusSeconds(second));
            }
            return List.copyOf(services.taken);
        }
    }

    private static long count(List<Taken> taken, String type) {
        return taken.stream()
                .flatMap(Taken::facts)
                .filter(fact -> fact.path("type").asText().equals(type))
                .count();
    }
}
