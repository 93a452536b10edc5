package org.firstbutton.scoring.house;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.firstbutton.chassis.house.ConsoleOriginInspection;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;

/** The pages of the console may ask for boards from where they are served, and no other pages may. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "scoring"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class ConsoleOriginIT extends ConsoleOriginInspection {
    ConsoleOriginIT() {
        super("/api/v1/boards/units");
    }
}
