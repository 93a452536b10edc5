package org.firstbutton.supervision.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.citizen.CitizenFact.CallbackCompleted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told late of a month that is over changes its comparison soon; what is told of this month waits for its end. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class LateComparisonIT {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration LONG = Duration.ofMinutes(2);

    private final String county =
            "HB/JZ/" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT) + "/";
    private final String legal = TokenResource.token("officer-legal", Set.of(Roles.LEGAL_BRIGADE), county);

    @Inject
    Transactions transactions;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private BrokerPen pen;

    @BeforeEach
    void open() {
        pen = new BrokerPen(brokers);
    }

    @AfterEach
    void close() {
        pen.close();
    }

    @Test
    void repliesOfAMonthThatIsOver_areComparedOnceNothingMoreComes_andAgainWhenMoreCome() {
        // Given
        LocalDate month = LocalDate.now(ZONE).withDayOfMonth(1).minusMonths(1);
        replies("U001/", 30, "DISSATISFIED", month);
        replies("U001/", 10, "SATISFIED", month);

        // When
        replies("U002/", 100, "SATISFIED", month);

        // Then
        await(() -> List.of("RAISED").equals(found()));

        // When
        replies("U001/", 300, "SATISFIED", month);

        // Then
        await(() -> List.of("WITHDRAWN").equals(found()));
    }

    @Test
    void repliesOfThisMonth_areNotLookedAtBeforeTheDayIsOver() {
        // When
        Instant before = Instant.now();
        reply("U001/", "DISSATISFIED", Instant.now());

        // Then
        await(() -> next().isPresent());
        assertThat(next().orElseThrow().toInstant())
                .isAfter(before.plus(Duration.ofHours(23)))
                .isBefore(before.plus(Duration.ofHours(25)));
    }

    private void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(LONG).until(() -> {
            pen.watermark(Instant.now());
            return condition.call();
        });
    }

    private void replies(String unit, int count, String rating, LocalDate month) {
        for (int i = 0; i < count; i++) {
            reply(
                    unit,
                    rating,
                    month.atTime(9, 0).plusMinutes(i * 10L).atZone(ZONE).toInstant());
        }
    }

    private void reply(String unit, String rating, Instant at) {
        String id = UUID.randomUUID().toString();
        pen.at(county + unit)
                .fact(
                        id,
                        "firstbutton",
                        at,
                        Instant.now(),
                        new CallbackCompleted(id, "HUMAN", rating, county + unit, null, null, null, true, false));
    }

    private List<String> found() {
        return given().auth()
                .oauth2(legal)
                .get("/api/v1/findings?rule=PUB-07&subject=" + county)
                .jsonPath()
                .getList("items.status");
    }

    private Optional<OffsetDateTime> next() {
        return transactions.asConsumer(handle -> handle.createQuery(
                        "select next_check from timeline where kind = 'county' and key = :key and next_check is not null")
                .bind("key", county)
                .mapTo(OffsetDateTime.class)
                .findOne());
    }
}
