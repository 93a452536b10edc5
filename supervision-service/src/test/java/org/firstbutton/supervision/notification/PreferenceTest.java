package org.firstbutton.supervision.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Preference NIGHT = new Preference(Set.of(), LocalTime.of(22, 0), LocalTime.of(7, 0), null);
    private static final Preference NOON = new Preference(Set.of(), LocalTime.of(12, 0), LocalTime.of(14, 0), null);

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T21:59:59, 2026-11-22T21:59:59",
        "2026-11-22T22:00:00, 2026-11-23T07:00:00",
        "2026-11-23T03:00:00, 2026-11-23T07:00:00",
        "2026-11-23T07:00:00, 2026-11-23T07:00:00",
        "2026-12-31T23:00:00, 2027-01-01T07:00:00"
    })
    void whatComesAtNight_waitsForTheMorning(LocalDateTime told, LocalDateTime pushed) {
        assertThat(push(NIGHT, "MEDIUM", told)).isEqualTo(pushed);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T11:59:59, 2026-11-22T11:59:59",
        "2026-11-22T13:00:00, 2026-11-22T14:00:00",
        "2026-11-22T14:00:00, 2026-11-22T14:00:00"
    })
    void quietHoursWithinOneDay_endThatDay(LocalDateTime told, LocalDateTime pushed) {
        assertThat(push(NOON, "LOW", told)).isEqualTo(pushed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIGH", "CRITICAL"})
    void whatIsGrave_breaksQuietHoursDigestAndMute(String severity) {
        LocalDateTime told = LocalDateTime.of(2026, 11, 22, 23, 0);
        Preference closed = new Preference(
                Set.of(NotificationKind.values()), LocalTime.of(22, 0), LocalTime.of(7, 0), LocalTime.of(9, 0));

        assertThat(push(closed, severity, told)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:00:00, 2026-11-22T08:30:00",
        "2026-11-22T08:30:00, 2026-11-22T08:30:00",
        "2026-11-22T08:30:01, 2026-11-23T08:30:00"
    })
    void aDigest_comesOnceADay(LocalDateTime told, LocalDateTime pushed) {
        Preference digest = new Preference(Set.of(), null, null, LocalTime.of(8, 30));

        assertThat(push(digest, "MEDIUM", told)).isEqualTo(pushed);
    }

    @Test
    void aDigestInQuietHours_waitsForTheirEnd() {
        Preference digest = new Preference(Set.of(), LocalTime.of(22, 0), LocalTime.of(7, 0), LocalTime.of(6, 0));

        assertThat(push(digest, "MEDIUM", LocalDateTime.of(2026, 11, 22, 12, 0)))
                .isEqualTo(LocalDateTime.of(2026, 11, 23, 7, 0));
    }

    @Test
    void aMutedKind_isNotPushed_andOthersAre() {
        Preference muted = new Preference(Set.of(NotificationKind.FINDING_TOLD), null, null, null);
        Instant told = LocalDateTime.of(2026, 11, 22, 12, 0).atZone(ZONE).toInstant();

        assertThat(muted.pushAt(NotificationKind.FINDING_TOLD, "MEDIUM", told, ZONE))
                .isNull();
        assertThat(muted.pushAt(NotificationKind.WEBHOOK_DISABLED, "MEDIUM", told, ZONE))
                .isEqualTo(told);
    }

    private static LocalDateTime push(Preference preference, String severity, LocalDateTime told) {
        Instant at = preference.pushAt(
                NotificationKind.FINDING_TOLD, severity, told.atZone(ZONE).toInstant(), ZONE);
        return LocalDateTime.ofInstant(Objects.requireNonNull(at), ZONE);
    }
}
