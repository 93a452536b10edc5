package org.firstbutton.intake.house;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.firstbutton.chassis.house.ConsoleOriginInspection;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;

/** The pages of the console may ask for call-backs from where they are served, and no other pages may. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class ConsoleOriginIT extends ConsoleOriginInspection {
    ConsoleOriginIT() {
        super("/api/v1/callbacks");
    }
}
