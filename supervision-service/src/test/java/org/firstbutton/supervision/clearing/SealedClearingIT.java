package org.firstbutton.supervision.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.loop.Findings;
import org.firstbutton.supervision.loop.Person;
import org.junit.jupiter.api.Test;

/** A unit signs what is open in it; what was found about its integrity and nobody has verified is not on that list. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class SealedClearingIT {
    private final OpenItems openItems;
    private final Transactions transactions;

    SealedClearingIT(OpenItems openItems, Transactions transactions) {
        this.openItems = openItems;
        this.transactions = transactions;
    }

    @Test
    void anUnverifiedIntegrityFinding_isNoOpenItem_unlikeAnyOtherOfTheSameAlert() {
        try (Findings findings = new Findings()) {
            String matter = findings.playedDown();
            String sealed = findings.await(matter, "INT-01");
            String plain = findings.await(matter, "ALT-05");
            Instant cut = Instant.now().plus(Duration.ofMinutes(1));
            ClearingRow.Due due = new ClearingRow.Due(
                    UUID.randomUUID(), Person.UNIT, Cycle.MONTH, "2026-11", cut.minus(Duration.ofDays(30)), cut);

            List<String> open = transactions.asConsumer(handle -> openItems.of(handle, due)).stream()
                    .map(Unclear::ref)
                    .toList();

            assertThat(open).contains(plain).doesNotContain(sealed);
        }
    }
}
