package org.firstbutton.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.LEADER;
import static org.firstbutton.casework.Station.OFFICER;
import static org.firstbutton.casework.Station.UNIT;
import static org.firstbutton.casework.dossier.Papers.MANAGER;
import static org.firstbutton.casework.dossier.Papers.approved;
import static org.firstbutton.casework.dossier.Papers.archived;
import static org.firstbutton.casework.dossier.Papers.attaches;
import static org.firstbutton.casework.dossier.Papers.compiled;
import static org.firstbutton.casework.dossier.Papers.pdf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.uuid.Generators;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firstbutton.casework.Station;
import org.firstbutton.casework.vault.ContentStore;
import org.firstbutton.casework.vault.Received;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.supervision.FindingFact.FindingRaised;
import org.firstbutton.contract.supervision.FindingFact.FindingWithdrawn;
import org.junit.jupiter.api.Test;

/** What is over and done with may go after its term; nothing else ever goes. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class RetentionIT {
    private static final Station BRIGADE = Station.person("P200011", "LEGAL_BRIGADE", "HB/JZ/SS/");
    private static final Map<String, String> DROP = Map.of("reason", "the term is over");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant NEVER_YET = Instant.parse("2100-01-01T00:00:00Z");

    private final OrphanSweep sweep;
    private final ContentStore store;

    RetentionIT(OrphanSweep sweep, ContentStore store) {
        this.sweep = sweep;
        this.store = store;
    }

    @Test
    void aDossierWhoseTermIsOver_goesOnlyWhenTheMatterHasEnded_andItsPapersWithIt() throws IOException {
        String caseId = OFFICER.registers("CRIMINAL");
        String dossier = compiled(OFFICER, caseId, "DRILL");
        String only =
                attaches(OFFICER, dossier, "REPORT", pdf(100, 31), Map.of()).path("sha256");
        String shared =
                attaches(OFFICER, dossier, "PROTOCOL", pdf(100, 32), Map.of()).path("sha256");
        String other = compiled(OFFICER, OFFICER.registers("CRIMINAL"), "DRILL");
        attaches(OFFICER, other, "REPORT", pdf(100, 32), Map.of()).then().statusCode(201);
        archived(OFFICER, dossier, List.of());

        assertThat(obstacles(dossier)).containsExactly("OPEN_MATTER");
        requireKept(dossier, "OPEN_MATTER");
        ended(caseId);
        assertThat(obstacles(dossier)).isEmpty();
        approved(MANAGER, dossier, "drop", DROP, LEADER);

        MANAGER.asks(dossier).then().body("state", equalTo("DROPPED")).body("ended", equalTo(true));
        String attachment = MANAGER.asks(dossier + "/attachments").path("items[0].id");
        MANAGER.posts(dossier + "/attachments/" + attachment + ":download", Map.of("purpose", "look"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: dropped"));
        sweep.sweep(LONG_AGO);
        assertThat(store.holds(only)).isTrue();
        sweep.sweep(NEVER_YET);
        assertThat(store.holds(only)).isFalse();
        assertThat(store.holds(shared)).isTrue();
    }

    @Test
    void whatSupervisionHasNotDoneWith_isKept_integrityFindingsToo() throws Exception {
        for (Topic topic : List.of(Topic.SUPERVISION_FINDINGS, Topic.SUPERVISION_FINDINGS_INTEGRITY)) {
            String caseId = OFFICER.registers("CRIMINAL");
            String dossier = compiled(OFFICER, caseId, "DRILL");
            archived(OFFICER, dossier, List.of("REPORT", "PROTOCOL"));
            ended(caseId);
            assertThat(obstacles(dossier)).isEmpty();
            String finding = UUID.randomUUID().toString();
            Instant then = Instant.parse("2026-03-02T10:00:00Z");

            say(topic, caseId, finding, 1, raised(finding, caseId, then));
            awaitObstacles(dossier, List.of("KEPT"));
            requireKept(dossier, "KEPT");

            say(topic, caseId, finding, 2, new FindingWithdrawn(finding, "FIL-01", "CORRECTED", List.of()));
            awaitObstacles(dossier, List.of());
            approved(MANAGER, dossier, "drop", DROP, LEADER);
        }
    }

    @Test
    void aHeldDossier_isNotDroppedUntilTwoPeopleLiftTheHold() {
        String caseId = OFFICER.registers("CRIMINAL");
        String dossier = compiled(OFFICER, caseId, "DRILL");
        archived(OFFICER, dossier, List.of("REPORT", "PROTOCOL"));
        ended(caseId);
        BRIGADE.posts(dossier + ":hold", Map.of("reason", "a lawsuit is pending"))
                .then()
                .statusCode(200)
                .body("state", equalTo("HELD"));

        MANAGER.posts(dossier + ":drop", DROP)
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: drop only in ARCHIVED"));
        approved(BRIGADE, dossier, "lift-hold", Map.of("reason", "it has ended"), LEADER);
        approved(MANAGER, dossier, "drop", DROP, LEADER);
    }

    @Test
    void anOpenItemOfProperty_keepsTheDossierOfItsCase() {
        String caseId = OFFICER.registers("CRIMINAL");
        String dossier = compiled(OFFICER, caseId, "DRILL");
        archived(OFFICER, dossier, List.of("REPORT", "PROTOCOL"));
        String phone = OFFICER.posts("/property:extract", Map.of("caseId", caseId, "category", "PHONE"))
                .path("id");
        ended(caseId);
        requireKept(dossier, "OPEN_MATTER");

        OFFICER.posts("/property/" + phone + ":release", Map.of()).then().statusCode(200);
        assertThat(obstacles(dossier)).isEmpty();
    }

    @Test
    void beforeItsTerm_andForEverWhereTheFormSaysSo_nothingIsDropped() {
        String criminal = compiled(OFFICER, OFFICER.registers("CRIMINAL"), "CRIMINAL");
        String admin = compiled(OFFICER, OFFICER.registers("ADMIN"), "ADMIN_MEDIATION");
        for (String dossier : List.of(criminal, admin)) {
            archived(
                    OFFICER,
                    dossier,
                    MANAGER.asks(dossier + "/items").path("items.findAll { it.state == 'MISSING' }.item"));
        }

        MANAGER.posts(criminal + ":drop", DROP).then().statusCode(409).body("rule", equalTo("REV-06: kept for ever"));
        MANAGER.posts(admin + ":drop", DROP)
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: drop only after the term"));
    }

    @Test
    void aContentThatNothingRefersTo_isSweptAfterItsDay() throws IOException {
        String address;
        try (Received received =
                Received.from(new ByteArrayInputStream(pdf(100, 41)), Path.of("target", "receiving"), 1_000)) {
            address = received.address();
            store.put(received);
        }

        assertThat(sweep.sweep(LONG_AGO)).isZero();
        assertThat(store.holds(address)).isTrue();
        assertThat(sweep.sweep(NEVER_YET)).isPositive();
        assertThat(store.holds(address)).isFalse();
    }

    @Test
    void anUploadWhoseTransactionFails_leavesNoReference_andItsContentIsSwept() throws IOException {
        String dossier = compiled(OFFICER, OFFICER.registers("CRIMINAL"), "DRILL");
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        attaches(OFFICER, dossier, "REPORT", pdf(100, 42), key).then().statusCode(201);
        byte[] second = pdf(100, 43);

        attaches(OFFICER, dossier, "REPORT", second, key).then().statusCode(422);

        String address;
        try (Received received =
                Received.from(new ByteArrayInputStream(second), Path.of("target", "receiving"), 1_000)) {
            address = received.address();
        }
        OFFICER.asks(dossier + "/attachments").then().body("items.size()", equalTo(1));
        assertThat(store.holds(address)).isTrue();
        sweep.sweep(NEVER_YET);
        assertThat(store.holds(address)).isFalse();
    }

    private static void requireKept(String dossier, String obstacle) {
        MANAGER.posts(dossier + ":drop", DROP)
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: drop only what is over and done with"))
                .body("detail", containsString(obstacle));
    }

    private static void ended(String caseId) {
        CHIEF.approves(
                OFFICER.proposes(caseId, "transfer", Map.of("toUnit", "HB/JZ/GA/", "reason", "OTHER_JURISDICTION")));
    }

    /** Looks through all pages for it. */
    private static List<String> obstacles(String dossier) {
        String id = dossier.substring("/dossiers/".length());
        String cursor = null;
        do {
            var page = MANAGER.asks("/retention/due?limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
            List<String> found = page.path("items.find { it.id == '" + id + "' }.obstacles");
            if (found != null) {
                boolean droppable = page.path("items.find { it.id == '" + id + "' }.droppable");
                assertThat(droppable).isEqualTo(found.isEmpty());
                return found;
            }
            cursor = page.path("next");
        } while (cursor != null);
        throw new AssertionError(dossier + " is not due");
    }

    private static void awaitObstacles(String dossier, List<String> expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(obstacles(dossier)).isEqualTo(expected));
    }

    private static FindingRaised raised(String finding, String caseId, Instant then) {
        return new FindingRaised(
                finding, "FIL-01", "national-filing", "HIGH", "E2", "matter", caseId, "1", then, null, then, List.of());
    }

    private static void say(Topic topic, String matter, String finding, long version, Fact fact) throws Exception {
        Instant now = Instant.parse("2026-03-02T10:00:00Z").plusSeconds(version);
        String type = FactTypes.nameOf(fact.getClass());
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                type,
                "firstbutton",
                now,
                now,
                matter,
                UNIT,
                new Actor("supervision-service", "SYSTEM"),
                finding,
                version,
                1,
                null);
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(
                topic.wireName(),
                matter,
                CloudEventJson.data(new RecordedFact(envelope, fact)).toString().getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_id", envelope.id().toString(),
                        "ce_type", CloudEventJson.wireType(type),
                        "ce_source", "firstbutton",
                        "ce_time", now.toString())
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Properties settings = new Properties();
        settings.put("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(event).get();
        }
    }
}
