package org.firstbutton.supervision.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** One finding, seen through the lenses whose groups its rule lies in. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class LensIT {
    private static final String FIGURES = "/api/v1/lens-figures?orgPath=" + Person.UNIT + "&lens=";

    @Test
    void aFinding_isCountedInItsGroups_andIsSettledOnceItDoesNotHold() {
        try (Findings findings = new Findings()) {
            Counts before = counts(Person.BRIGADE, "SEVEN_LINKS", "TURNOUT");
            Counts loop = counts(Person.BRIGADE, "FOUR_LOOPS", "ALERT");
            String finding = findings.high();

            Counts raised = counts(Person.BRIGADE, "SEVEN_LINKS", "TURNOUT");
            assertThat(raised.found()).isGreaterThan(before.found());
            assertThat(counts(Person.BRIGADE, "FOUR_LOOPS", "ALERT").open()).isGreaterThan(loop.open());

            Person.BRIGADE.does(finding, "dismiss", Map.of("reasonCode", "LAWFUL_EXCEPTION", "reason", "no scene"));
            Person.INSPECTOR.does(finding, "approve-dismissal", Map.of());
            Counts dismissed = counts(Person.BRIGADE, "SEVEN_LINKS", "TURNOUT");
            assertThat(dismissed.settled()).isGreaterThan(raised.settled());
            assertThat(dismissed.open()).isEqualTo(dismissed.found() - dismissed.settled());

            // Its group names the rules by which the list of findings gives the same
            Person.BRIGADE
                    .get("/api/v1/findings?limit=200&rule=ALT-05,ALT-06,ALT-09")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(finding));
            Person.BRIGADE
                    .get("/api/v1/findings?limit=200&rule=ALT-06,ALT-09")
                    .then()
                    .body("items.id", not(hasItem(finding)));
        }
    }

    @Test
    void whoAnswersForAGroup_isReadOffTheRoster_downToTheStations() {
        Person.BRIGADE
                .post("/api/v1/roster", Map.of("orgPath", Person.UNIT, "role", "UNIT_CHIEF", "person", "lens-chief"))
                .then()
                .statusCode(201);
        Person.BRIGADE
                .get("/api/v1/lens-figures?lens=SIX_MUSTS&orgPath=" + Person.COUNTY)
                .then()
                .statusCode(200)
                .body("items.groupZh", hasItems("有警必接", "失责必究"))
                .body("items.find { it.id == 'CASE_FILED' }.answerable.person", hasItem("lens-chief"))
                .body("items.find { it.id == 'FAILURE_PURSUED' }.answerable.person", not(hasItem("lens-chief")));
    }

    @Test
    void whatIsSealedFromTheUnit_isNotCountedForIt() {
        try (Findings findings = new Findings()) {
            Counts before = counts(Person.CHIEF, "RISKS", "DOWNGRADED");
            Counts inspectors = counts(Person.INSPECTOR, "RISKS", "DOWNGRADED");
            findings.await(findings.playedDown(), "INT-01");
            assertThat(counts(Person.INSPECTOR, "RISKS", "DOWNGRADED").found()).isGreaterThan(inspectors.found());
            assertThat(counts(Person.CHIEF, "RISKS", "DOWNGRADED")).isEqualTo(before);
        }
    }

    @Test
    void allLensesAreListed_andOneThatIsNone_isNamed() {
        Person.BRIGADE.get("/api/v1/lenses").then().statusCode(200).body("items.id", hasItems("FIVE_CHAINS", "ORIGIN"));
        Person.BRIGADE
                .get("/api/v1/lens-figures?lens=SEVENTH_SENSE")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("lens"));
        assertThat(Person.BRIGADE
                        .get("/api/v1/lens-figures/export?lens=FIVE_SUPPORTS")
                        .asString())
                .contains("纪律支撑", "ACC-01");
        new Person("lens-rules", Set.of("RULE_ADMIN"), Person.COUNTY)
                .get("/api/v1/lens-figures?lens=RISKS")
                .then()
                .statusCode(403);
    }

    /** 一组的数 */
    private record Counts(int found, int settled, int open) {}

    private static Counts counts(Person asking, String lens, String group) {
        Response answer = asking.get(FIGURES + lens);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        String at = "items.find { it.id == '" + group + "' }.";
        List<Integer> all = List.of(
                answer.<Integer>path(at + "found"),
                answer.<Integer>path(at + "settled"),
                answer.<Integer>path(at + "open"));
        return new Counts(all.get(0), all.get(1), all.get(2));
    }
}
