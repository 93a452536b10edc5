package org.firstbutton.localrun.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstbutton.localrun.county.County;
import org.firstbutton.localrun.county.CountyPlan;
import org.firstbutton.localrun.county.History;
import org.firstbutton.localrun.demo.CountingServices.Taken;
import org.junit.jupiter.api.Test;

class LoadingTest {
    private static final History TWO_DAYS = County.of(new CountyPlan(2, 3, Instant.parse("2026-11-22T04:31:07Z")));

    @Test
    void noSourceClaimsADay_beforeEverythingRecordedOnItIsIn() throws Exception {
        List<Taken> taken = load();
        List<Instant> allRecorded = taken.stream()
                .flatMap(Taken::facts)
                .map(fact -> CountingServices.time(fact, "recordedAt"))
                .toList();
        assertThat((long) allRecorded.size()).isEqualTo(TWO_DAYS.facts());

        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i).isBeat()) {
                Instant claimed = CountingServices.time(taken.get(i).body(), "watermark");
                long in = taken.subList(0, i).stream()
                        .flatMap(Taken::facts)
                        .filter(fact ->
                                CountingServices.time(fact, "recordedAt").isBefore(claimed))
                        .count();
                long claimedRecords =
                        allRecorded.stream().filter(at -> at.isBefore(claimed)).count();
                assertThat(in).as("handed in by %s", claimed).isEqualTo(claimedRecords);
            }
        }
    }

    @Test
    void theBeatsOfThePast_areToldFromTheNewestBack() throws Exception {
        Map<String, List<Instant>> told = load().stream()
                .filter(one -> one.isBeat() && one.body().has("occurredAt"))
                .collect(Collectors.groupingBy(
                        Taken::path,
                        Collectors.mapping(
                                one -> CountingServices.time(one.body(), "occurredAt"), Collectors.toList())));
        assertThat(told).hasSize(TWO_DAYS.feeds().size());
        assertThat(told.values())
                .allSatisfy(beats -> assertThat(beats)
                        .isSortedAccordingTo((a, b) -> b.compareTo(a))
                        .first()
                        .isEqualTo(TWO_DAYS.plan().now()));
    }

    @Test
    void aCase_namesTheAlertItCameOf() throws Exception {
        List<JsonNode> records = load().stream()
                .filter(one -> one.body().path("source").asText().equals("demo-case-system"))
                .flatMap(one -> one.body().path("records").valueStream())
                .toList();
        assertThat(records).isNotEmpty().allSatisfy(record -> {
            assertThat(record.path("alert").path("source").asText()).isEqualTo("demo-110");
            assertThat(record.path("number").asText().replace("DEMO-C-", "DEMO-"))
                    .isEqualTo(record.path("alert").path("number").asText());
        });
    }

    private static List<Taken> load() throws Exception {
        try (CountingServices services = new CountingServices()) {
            Doors doors = services.doors();
            new Loading(TWO_DAYS, new Heart(TWO_DAYS.feeds(), doors), doors).run();
            return List.copyOf(services.taken);
        }
    }
}
