package org.firstbutton.supervision.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.supervision.calendar.WorkCalendar;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.Test;

/** A service that starts with another calendar has every timeline judged again, touched or not. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class CalendarChangesIT {
    private static final WorkCalendar SHIPPED = WorkCalendar.stateCouncil();
    private static final WorkCalendar REVISED = SHIPPED.with("revision.yaml", """
            name: revision
            notices:
              - {year: 2026, published: 2026-05-08, holidays: {劳动节: [2026-05-06]}, makeUpDays: []}
            """);

    private final Transactions transactions;
    private final String brokers;

    CalendarChangesIT(Transactions transactions, @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.transactions = transactions;
        this.brokers = brokers;
    }

    @Test
    void anotherCalendar_hasTimelinesJudgedAgainThatNothingElseTouches() {
        // Given
        String matter = UUID.randomUUID().toString();
        Instant at = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        try (BrokerPen pen = new BrokerPen(brokers)) {
            pen.fact(matter, "firstbutton", at, at, new AlertReceived("PHONE_110", "T-1", null, null, null, null));
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> judgedAt(matter).isPresent());
        OffsetDateTime before = judgedAt(matter).orElseThrow();

        // When
        boolean changed = transactions.asConsumer(handle -> CalendarChanges.note(handle, REVISED));
        boolean again = transactions.asConsumer(handle -> CalendarChanges.note(handle, REVISED));

        // Then
        assertThat(changed).isTrue();
        assertThat(again).isFalse();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> judgedAt(matter).orElseThrow().isAfter(before));
        transactions.asConsumer(handle -> CalendarChanges.note(handle, SHIPPED));
    }

    private Optional<OffsetDateTime> judgedAt(String matter) {
        return transactions.asConsumer(handle -> handle.createQuery(
                        "select judged_at from timeline where kind = 'matter' and key = :key and judged_at is not null")
                .bind("key", matter)
                .mapTo(OffsetDateTime.class)
                .findOne());
    }
}
