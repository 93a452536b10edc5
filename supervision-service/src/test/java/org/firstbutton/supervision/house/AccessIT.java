package org.firstbutton.supervision.house;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.firstbutton.chassis.house.InterfaceInspection;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class AccessIT extends InterfaceInspection {}
