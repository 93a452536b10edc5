package org.firstbutton.scoring.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectionWindowTest {
    private final ObjectionWindow three = new ObjectionWindow("3 WORKING_DAYS", "3 WORKING_DAYS", Optional.empty());

    @Test
    void threeWorkingDays_endWithTheThird_andTheFirstDayIsNotCounted() {
        assertThat(three.until(at("2026-11-16T09:00:00+08:00"))).isEqualTo(at("2026-11-20T00:00:00+08:00"));
        assertThat(three.until(at("2026-11-19T23:59:00+08:00")))
                .as("over a weekend")
                .isEqualTo(at("2026-11-25T00:00:00+08:00"));
    }

    @Test
    void theNationalHoliday_isNotWorked_andTheSaturdayAfterItIs() {
        assertThat(three.until(at("2026-09-30T10:00:00+08:00"))).isEqualTo(at("2026-10-11T00:00:00+08:00"));
    }

    @Test
    void aNewerNotice_rulesItsDays(@TempDir Path dir) throws IOException {
        Path more = Files.writeString(dir.resolve("own.yaml"), """
                notices:
                  - {year: 2026, published: 2026-11-01, holidays: {x: [2026-11-17/2026-11-18]}, makeUpDays: [2026-11-22]}
                """);
        ObjectionWindow own = new ObjectionWindow("3 WORKING_DAYS", "3 WORKING_DAYS", Optional.of(more));

        assertThat(own.until(at("2026-11-16T09:00:00+08:00"))).isEqualTo(at("2026-11-23T00:00:00+08:00"));
    }

    @Test
    void aTimeByTheClock_isTakenAsItIs_andAnythingElseRefused() {
        Instant from = at("2026-09-30T10:00:00+08:00");

        assertThat(new ObjectionWindow("PT72H", "3 WORKING_DAYS", Optional.empty()).until(from))
                .isEqualTo(at("2026-10-03T10:00:00+08:00"));
        assertThatThrownBy(() -> new ObjectionWindow("PT72H", "3 days", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 days");
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
