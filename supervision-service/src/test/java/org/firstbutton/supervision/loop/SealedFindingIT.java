package org.firstbutton.supervision.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.firstbutton.chassis.access.AccessMatrix;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/**
 * 未核查的廉洁类问题 — what an integrity rule found stays invisible to the unit until somebody has verified it, behind every
 * door that there is.
 */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class SealedFindingIT {
    private static final List<String> REVIEWED = List.of(
            "UNIT_CHIEF",
            "LEGAL_OFFICER",
            "CASE_MANAGER",
            "BUREAU_LEADER",
            "COMMAND_CENTRE_SUPERVISOR",
            "DISCIPLINE",
            "SUPERVISION_COMMITTEE",
            "HANDLING_OFFICER",
            "RESPONDING_OFFICER");

    private final Transactions transactions;

    SealedFindingIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void anUnverifiedIntegrityFinding_isInNoAnswerToTheUnit_whateverItAsks() throws Exception {
        long before = feedEnd();
        try (Findings findings = new Findings()) {
            String matter = findings.playedDown();
            String sealed = findings.await(matter, "INT-01");
            FindingLoopIT.assign(Person.DETACHMENT, sealed, Person.INSPECTOR);
            Person.INSPECTOR.does(sealed, "dismiss", Map.of("reasonCode", "SENSOR", "reason", "to be approved"));

            List<String> seen = new ArrayList<>();
            for (String role : REVIEWED) {
                Person person = new Person("l-curious", Set.of(role), Person.UNIT);
                for (String address : addressesToRead(matter, before)) {
                    if (answer(person, address).contains(sealed)) {
                        seen.add(role + " in " + address);
                    }
                }
                // The list of what a pack on trial found is empty for an id that is no pack's.
                matrix().hiddenLikeNonexistent(Map.of("{id}", sealed), role, Person.UNIT).stream()
                        .filter(each -> !each.startsWith("GET /api/v1/rule-packs/{id}/shadow-findings"))
                        .forEach(seen::add);
            }
            assertThat(seen).isEmpty();
            assertThat(answer(Person.INSPECTOR, "/api/v1/findings?limit=200&subject=" + matter))
                    .as("the test would see it")
                    .contains(sealed);
            assertThat(answer(Person.INSPECTOR, "/api/v1/feed?from=" + before))
                    .as("so would the feed")
                    .contains(sealed);
        }
    }

    @Test
    void onceItIsConfirmed_theUnitKnowsWhatWasFound_butNotByWhom() throws Exception {
        long before = feedEnd();
        try (Findings findings = new Findings()) {
            String sealed = findings.await(findings.playedDown(), "INT-01");
            Person.INSPECTOR.does(sealed, "confirm", Map.of("reason", "heard the recording"));

            String told = Person.CHIEF.get("/api/v1/findings/" + sealed).asString();
            assertThat(told).contains("CONFIRMED").doesNotContain(Person.INSPECTOR.officer());
            String feed = answer(Person.CHIEF, "/api/v1/feed?from=" + before);
            assertThat(feed).contains(sealed).doesNotContain(Person.INSPECTOR.officer());
        }
    }

    @Test
    void whereAChiefHadAPartInIt_theCityVerifies_notTheCounty() {
        try (Findings findings = new Findings()) {
            String sealed = findings.await(findings.playedDown("l-chief", "UNIT_CHIEF"), "INT-01");

            FindingLoopIT.refused(
                    Person.BRIGADE.decide(sealed, "confirm", Map.of("reason", "heard the recording")),
                    "b5: decided above the unit");
            Person.INSPECTOR.does(sealed, "confirm", Map.of("reason", "heard the recording"));
        }
    }

    // Every address of the API document that can be read without knowing an id; lists also as a search.
    private static List<String> addressesToRead(String matter, long before) {
        Map<String, Map<String, ?>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        List<String> addresses = new ArrayList<>();
        paths.forEach((path, verbs) -> {
            if (verbs.containsKey("get") && path.startsWith("/api/") && !path.contains("{")) {
                if (!path.equals("/api/v1/feed")) {
                    addresses.add(path);
                    addresses.add(path + "?subject=" + matter + "&limit=200");
                }
                addresses.add(path + "?from=" + before + "&list=UNIT&asOf=2100-01-01T00:00:00Z");
            }
        });
        assertThat(addresses)
                .contains("/api/v1/findings", "/api/v1/worklist", "/api/v1/objections", "/api/v1/findings/export")
                .anyMatch(address -> address.startsWith("/api/v1/feed?from="));
        return addresses;
    }

    // From its beginning it would tell first what all the other tests of this module brought about.
    private long feedEnd() {
        return transactions.asConsumer(handle -> handle.createQuery("select coalesce(max(no), 0) from finding_feed")
                .mapTo(Long.class)
                .one());
    }

    // A feed has no end: what comes within four seconds is its answer.
    private static String answer(Person person, String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address))
                .header("Authorization", "Bearer " + person.token())
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (!address.contains("/feed") || answer.statusCode() != 200) {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        }
        StringBuilder heard = new StringBuilder();
        CompletableFuture.runAsync(() -> listen(answer.body(), heard))
                .completeOnTimeout(null, 4, TimeUnit.SECONDS)
                .join();
        answer.body().close();
        synchronized (heard) {
            return heard.toString();
        }
    }

    private static void listen(InputStream body, StringBuilder heard) {
        byte[] buffer = new byte[8192];
        try {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                synchronized (heard) {
                    heard.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private AccessMatrix matrix() throws IOException {
        try (InputStream lines = getClass().getResourceAsStream("/access-matrix.csv")) {
            return AccessMatrix.of(URI.create("http://localhost:" + RestAssured.port), Objects.requireNonNull(lines));
        }
    }
}
