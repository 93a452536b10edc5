package org.firstbutton.supervision.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** What the table cannot say: who, about whom, how long, and what becomes of an appeal. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class AccountabilityIT {
    private static final Map<String, ?> NOTHING = Map.of();
    private static final Map<String, ?> STATEMENT = Map.of("statement", "I was alone that night");

    private final Transactions transactions;
    private final Officer officer = Officer.onDuty();

    AccountabilityIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void aConfinement_isProposedDecidedApprovedServed_andOnAppealRevokedALevelAbove() {
        String finding = Officer.finding(transactions, "CONFIRMED");
        String it = confined(finding);
        refused(Officer.INSPECTOR.posts(it + ":execute", NOTHING), "b6: carried out when its days are over");
        refused(Officer.onDuty().posts(it + ":appeal", Map.of("grounds", "x")), 404);
        Instant before = Instant.now();
        assertThat(officer.takes(it, "appeal", Map.of("grounds", "the log is wrong")))
                .isEqualTo("APPEALED");
        assertThat(Instant.parse(officer.asks(it).path("expiresAt")))
                .isBetween(
                        before.plus(Duration.ofHours(24)).minusSeconds(5),
                        Instant.now().plus(Duration.ofHours(24)));
        refused(
                Officer.GENERAL.posts(it + ":revoke", Map.of("reason", "mine")),
                "b6: an appeal is answered a level above");
        assertThat(Officer.GENERAL_ABOVE.takes(it, "revoke", Map.of("reason", "the log was indeed wrong")))
                .isEqualTo("REVOKED");
        assertThat(Officer.INSPECTOR.takes(it, "close", NOTHING)).isEqualTo("CLOSED");

        List<Map<String, Object>> facts = Officer.INSPECTOR.asks(it + "/facts").path("items");
        Map<?, ?> violation = data(facts, "violation.confirmed");
        assertThat(data(facts, "sanction.decided"))
                .containsEntry("authority", "INSPECTORATE")
                .containsEntry("approverRole", "INSPECTOR_GENERAL")
                .containsEntry("days", 5)
                .containsEntry("office", Officer.COUNTY);
        assertThat(data(facts, "sanction.revoked"))
                .containsEntry("findingId", finding)
                .containsEntry("officerId", officer.id())
                .containsEntry("incidentId", violation.get("incidentId"));
    }

    private String confined(String finding) {
        String it = assessed(finding, "NONE");
        Officer.LEGAL.takes(it, "confirm-violation", Map.of("kind", "PROHIBITION", "banCode", "3"));
        Officer.LEGAL.takes(it, "propose", Map.of("kind", "CONFINEMENT", "days", 7));
        String proposal = Officer.INSPECTOR.proposes(it, "confine", Map.of("days", 5));
        own(Officer.INSPECTOR.as(Roles.INSPECTOR_GENERAL).posts(proposal + ":approve", NOTHING));
        assertThat(Officer.GENERAL.approves(proposal)).isEqualTo("DECIDED");
        assertThat(Officer.INSPECTOR.takes(it, "serve", NOTHING)).isEqualTo("SERVED");
        return it;
    }

    @Test
    void daysOutOfRange_andKindsOutOfPlace_areRefusedNamingTheField() {
        String it = assessed(Officer.finding(transactions, "CONFIRMED"), "LENIENT");

        at("/days", Officer.LEGAL.posts(it + ":propose", Map.of("kind", "CONFINEMENT", "days", 8)));
        at("/days", Officer.LEGAL.posts(it + ":propose", Map.of("kind", "CONFINEMENT", "days", 0)));
        at("/days", Officer.LEGAL.posts(it + ":propose", Map.of("kind", "SUSPENSION", "days", 9)));
        at("/days", Officer.LEGAL.posts(it + ":propose", Map.of("kind", "SUSPENSION")));
        at("/days", Officer.LEGAL.posts(it + ":propose", Map.of("kind", "TRAINING", "days", 3)));
        at("/kind", Officer.LEGAL.posts(it + ":propose", Map.of("kind", "FLAW")));
        Officer.LEGAL.takes(it, "propose", Map.of("kind", "SUSPENSION", "days", 60));
        at("/days", Officer.INSPECTOR.posts(it + ":suspend", Map.of("days", 61)));
        at("/days", Officer.INSPECTOR.posts(it + ":confine", NOTHING));
        at("/kind", Officer.INSPECTOR.posts(it + ":decide", Map.of("kind", "CONFINEMENT")));
        at("/approverRole", Officer.INSPECTOR.posts(it + ":confine", Map.of("days", 5, "approverRole", "UNIT_CHIEF")));
        assertThat(Officer.LEGAL.posts(it + ":confine", Map.of("days", 5)).statusCode())
                .as("only the inspectorate decides")
                .isEqualTo(403);
    }

    @Test
    void whoIsExempt_orWithoutFault_isNotSanctioned_butCleared() {
        String exempt = assessed(Officer.finding(transactions, "CONFIRMED"), "EXEMPT");

        refused(
                Officer.LEGAL.posts(exempt + ":propose", Map.of("kind", "CRITICISM")),
                "b6: a sanction only for a fault that is not exempt");
        assertThat(Officer.INSPECTOR.takes(exempt, "clear", Map.of("kind", "NO_FAULT")))
                .isEqualTo("CLEARED");
        assertThat(Officer.INSPECTOR.takes(exempt, "close", NOTHING)).isEqualTo("CLOSED");
    }

    @Test
    void aSuspension_staysInForceUnderAppeal_andIsAnsweredInFiveDays() {
        String it = assessed(Officer.finding(transactions, "CONFIRMED"), "NONE");
        Officer.LEGAL.takes(it, "propose", Map.of("kind", "SUSPENSION", "days", 10));
        Officer.GENERAL.approves(Officer.INSPECTOR.proposes(it, "suspend", Map.of("days", 10)));
        Officer.INSPECTOR.takes(it, "serve", NOTHING);
        at("/grounds", officer.posts(it + ":appeal", NOTHING));
        officer.takes(it, "appeal", Map.of("grounds", "too long"));

        assertThat(Instant.parse(officer.asks(it).path("expiresAt")))
                .isBetween(Instant.now().plus(Duration.ofDays(5)), Instant.now().plus(Duration.ofDays(16)));
        refused(Officer.INSPECTOR.posts(it + ":execute", NOTHING), "b6: carried out when its days are over");
        assertThat(Officer.GENERAL_ABOVE.takes(it, "uphold", Map.of("reason", "well founded")))
                .isEqualTo("UPHELD");
        assertThat(officer.asks(it).<String>path("expiresAt")).isNull();
    }

    @Test
    void nobodyHandlesAMatterAboutHimself_norDecidesOnWhatHeReferredOrProposed() {
        Officer.REFERRER
                .posts(
                        ":refer",
                        Map.of(
                                "findingId",
                                Officer.finding(transactions, "CONFIRMED"),
                                "officerId",
                                Officer.REFERRER.id()))
                .then()
                .statusCode(400);
        String it = Officer.REFERRER.refers(Officer.finding(transactions, "CONFIRMED"), officer);
        Officer promoted = new Officer(officer.id(), Set.of(Roles.LEGAL_BRIGADE), Officer.COUNTY);
        own(Officer.REFERRER.posts(it + ":open-review", NOTHING));
        own(promoted.posts(it + ":open-review", NOTHING));
        toAssessed(it, "NONE");
        Officer both = Officer.LEGAL.as(Roles.LEGAL_BRIGADE, Roles.INSPECTORATE);
        both.takes(it, "propose", Map.of("kind", "CONFINEMENT", "days", 3));
        own(both.posts(it + ":decide", Map.of("kind", "CRITICISM")));
        own(Officer.REFERRER.as(Roles.INSPECTORATE).posts(it + ":confine", Map.of("days", 3)));
        String proposal = Officer.INSPECTOR.proposes(it, "confine", Map.of("days", 3));
        Officer general = promoted.as(Roles.INSPECTOR_GENERAL);
        own(general.posts(proposal + ":approve", NOTHING));
        own(general.posts(proposal + ":refuse", Map.of("opinion", "not me")));
    }

    @Test
    void onlyConfirmedFindingsAreReferred_onceForEachOfficer_andNobodyElseSeesIt() {
        refused(
                Officer.REFERRER.posts(
                        ":refer",
                        Map.of("findingId", Officer.finding(transactions, "RAISED"), "officerId", officer.id())),
                "b6: only for a confirmed finding");
        String finding = Officer.finding(transactions, "CONFIRMED");
        at("/officerId", Officer.REFERRER.posts(":refer", Map.of("findingId", finding)));
        String it = Officer.REFERRER.refers(finding, officer);
        refused(
                Officer.LEGAL.posts(":refer", Map.of("findingId", finding, "officerId", officer.id())),
                "b6: one referral a finding and officer");

        refused(officer.asks(it), 404);
        refused(new Officer("a-chief", Set.of(Roles.UNIT_CHIEF), Officer.UNIT).asks(it), 404);
        refused(new Officer("a-other", Set.of(Roles.INSPECTORATE), "HB/JZ/GA/").asks(it), 404);
        refused(new Officer("a-train", Set.of(Roles.TRAINING_OFFICER), Officer.COUNTY).asks(it), 403);
        toAssessed(it, "NONE");
        assertThat(officer.asks(it).<String>path("state")).isEqualTo("TOLERANCE_ASSESSED");
        refused(new Officer("a-chief", Set.of(Roles.UNIT_CHIEF), Officer.UNIT).asks(it), 404);
    }

    private String assessed(String finding, String tolerance) {
        String it = Officer.REFERRER.refers(finding, officer);
        toAssessed(it, tolerance);
        return it;
    }

    private static void toAssessed(String it, String tolerance) {
        Officer.LEGAL.takes(it, "open-review", NOTHING);
        Officer.LEGAL.takes(it, "determine-fault", Map.of("outcome", "FAULT"));
        Officer.LEGAL.takes(it, "hear", STATEMENT);
        String proposal =
                Officer.LEGAL.proposes(it, "assess-tolerance", Map.of("outcome", tolerance, "reason", "see the file"));
        assertThat(Officer.INSPECTOR.approves(proposal)).isEqualTo("TOLERANCE_ASSESSED");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(List<Map<String, Object>> facts, String type) {
        Map<String, Object> found = facts.stream()
                .filter(fact -> type.equals(fact.get("type")))
                .findFirst()
                .orElseThrow();
        return (Map<String, Object>) Objects.requireNonNull(found.get("data"));
    }

    private static void at(String field, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.asString()).contains('"' + field + '"');
    }

    private static void own(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(answer.<String>path("code")).isEqualTo("self-approval");
    }

    private static void refused(Response answer, String rule) {
        refused(answer, 409);
        assertThat(answer.<String>path("rule")).isEqualTo(rule);
    }

    private static void refused(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    }
}
