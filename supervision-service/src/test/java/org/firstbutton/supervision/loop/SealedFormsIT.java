package org.firstbutton.supervision.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An unverified integrity finding, looked for where an answer is a workbook, a paper, a calendar, a number, or a fact. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class SealedFormsIT {
    private static final Person CURIOUS = new Person(
            "l-curious",
            Set.of("UNIT_CHIEF", "LEGAL_OFFICER", "CASE_MANAGER", "BUREAU_LEADER", "SUPERVISION_COMMITTEE"),
            Person.UNIT);
    private static final List<String> EXPORTS = List.of(
            "findings/export",
            "worklist/export",
            "worklist/export?list=UNIT",
            "worklist/export?list=OVERDUE",
            "clearings/export",
            "reminders/export",
            "papers/export",
            "briefings/morning/export",
            "briefings/weekly/export");

    @TempDir
    Path folder = Path.of("");

    private final Transactions transactions;
    private Findings findings;
    private String matter = "";
    private String sealed = "";

    SealedFormsIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @BeforeEach
    void given_aSealedFinding() {
        findings = new Findings();
        matter = findings.playedDown();
        sealed = findings.await(matter, "INT-01");
        FindingLoopIT.assign(Person.DETACHMENT, sealed, Person.INSPECTOR);
    }

    @AfterEach
    void close() {
        findings.close();
    }

    @Test
    void itIsInNoWorkbookTableOrText() throws IOException {
        for (String export : EXPORTS) {
            for (String format : List.of("csv", "xlsx")) {
                assertThat(exported(CURIOUS, export, format))
                        .as(export + " " + format)
                        .doesNotContain(sealed);
            }
        }
        assertThat(exported(CURIOUS, "briefings/morning/export", "md")).doesNotContain(sealed);
        assertThat(exported(Person.INSPECTOR, "findings/export?subject=" + matter, "xlsx"))
                .as("the test would see it")
                .contains(sealed);
    }

    @Test
    void itIsNotOnThePageOfItsMatter_norInAnyNumber() {
        String page = "/api/v1/matters/" + matter;
        assertThat(CURIOUS.get(page).asString()).contains(matter).doesNotContain(sealed, "INT-01");
        assertThat(Person.INSPECTOR.get(page).asString()).contains(sealed);
        String count = "/api/v1/findings/summary?subject=" + matter;
        assertThat(CURIOUS.get(count).asString()).doesNotContain("INT-01");
        assertThat(CURIOUS.get(count).<Integer>path("total"))
                .isEqualTo(CURIOUS.get("/api/v1/findings?limit=200&subject=" + matter)
                        .jsonPath()
                        .getList("items")
                        .size());
        assertThat(Person.INSPECTOR.get(count).asString()).contains("INT-01");
    }

    @Test
    void itIsInNobodysCalendarOrBriefing_evenOfWhoVerifiesIt() {
        for (Person person : List.of(CURIOUS, Person.INSPECTOR)) {
            Response taken = person.post("/api/v1/me/deadline-subscriptions", Map.of("description", "desk"));
            String calendar = given().urlEncodingEnabled(false)
                    .get(taken.<String>path("address"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString()
                    .replace("\r\n ", "");
            assertThat(calendar).contains("BEGIN:VCALENDAR").doesNotContain(sealed);
            person.post("/api/v1/me/deadline-subscriptions/" + taken.path("subscription.id") + ":revoke", Map.of());
            assertThat(person.get("/api/v1/briefings/morning").asString()).doesNotContain(sealed, "INT-01");
        }
        assertThat(Person.INSPECTOR.get("/api/v1/worklist?limit=200").asString())
                .as("it waits for him all the same")
                .contains(sealed);
    }

    @Test
    void itIsPutOnNoPaper_andLeavesOnATopicThatNeitherScoringNorTheUnitReads() {
        for (String paper : List.of("rectification-notice", "supervision-order")) {
            assertThat(Person.MANAGER
                            .post("/api/v1/papers:issue-" + paper, Map.of("rectification", sealed))
                            .statusCode())
                    .isIn(404, 409);
        }
        List<String> topics = transactions.asConsumer(handle -> handle.createQuery("""
                        select distinct topic from event_ledger
                        where matter = :matter and convert_from(payload, 'UTF8') like '%' || :id || '%'
                        """)
                .bind("matter", matter)
                .bind("id", sealed)
                .mapTo(String.class)
                .list());
        assertThat(topics).containsExactly(Topic.SUPERVISION_FINDINGS_INTEGRITY.wireName());
    }

    private String exported(Person person, String export, String format) throws IOException {
        String address = "/api/v1/" + export + (export.contains("?") ? "&" : "?") + "format=" + format;
        Response answer = person.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return format.equals("xlsx") ? unpacked(answer.asByteArray()) : answer.asString();
    }

    private String unpacked(byte[] workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile parts =
                new ZipFile(Files.write(folder.resolve("list.xlsx"), workbook).toFile())) {
            for (ZipEntry part : Collections.list(parts.entries())) {
                text.append(new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
