package org.firstbutton.supervision.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Judge DISCLOSURE =
            new Judge(List.of(PackReader.resource("/rules/defaults/disclosure.yaml")), Calendars.chinaStandard());
    private static final String COUNTY = "HB/JZ/SS/";
    private static final Instant MARCH = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-02T00:00:00Z");

    @Test
    void whatAnExportTells_isCountedOnNeitherSideOfTheShare() {
        List<TimelineFact> replies = new ArrayList<>();
        add(replies, 40, "live", "U001/", "SATISFIED");
        add(replies, 200, "live", "U002/", "SATISFIED");
        add(replies, 20, "old-system", "U001/", "DISSATISFIED");
        Timeline timeline = Timeline.of("county", COUNTY, replies);
        Viewpoint view = Viewpoint.complete(APRIL);

        assertThat(DISCLOSURE.judge(timeline, view).findings()).hasSize(1);
        assertThat(DISCLOSURE
                        .judge(timeline, view.withExports(Set.of("old-system")))
                        .findings())
                .isEmpty();
    }

    @Test
    void aMonth_isComparedWhenItIsOverInTheZoneOfTheRules() {
        assertThat(DISCLOSURE.comparedAt("callback.completed", Instant.parse("2026-03-31T15:59:59Z")))
                .contains(Instant.parse("2026-03-31T16:00:00Z"));
        assertThat(DISCLOSURE.comparedAt("callback.completed", Instant.parse("2026-03-31T16:00:00Z")))
                .contains(Instant.parse("2026-04-30T16:00:00Z"));
        assertThat(DISCLOSURE.comparedAt("alert.received", MARCH)).isEmpty();
    }

    private static void add(List<TimelineFact> replies, int count, String source, String unit, String rating) {
        for (int i = 0; i < count; i++) {
            Instant at = MARCH.plusSeconds(600L * i);
            String id = unit + rating + i;
            replies.add(new TimelineFact(
                    id,
                    "callback.completed",
                    source,
                    at,
                    at,
                    id,
                    COUNTY + unit,
                    "agent",
                    "CALLBACK_AGENT",
                    id,
                    null,
                    Map.of("callbackId", id, "rating", rating),
                    null));
        }
    }
}
