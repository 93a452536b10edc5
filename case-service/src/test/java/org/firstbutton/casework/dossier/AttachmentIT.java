package org.firstbutton.casework.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firstbutton.casework.Station.OFFICER;
import static org.firstbutton.casework.dossier.Papers.attaches;
import static org.firstbutton.casework.dossier.Papers.compiled;
import static org.firstbutton.casework.dossier.Papers.pdf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** Papers on their way in and out. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class AttachmentIT {
    private static final int MOST = 2_097_152;
    private static final Map<String, String> PURPOSE = Map.of("purpose", "案卷评查");

    private final Path folder;

    private final Transactions transactions;

    AttachmentIT(@ConfigProperty(name = "firstbutton.attachments.folder") Path folder, Transactions transactions) {
        this.folder = folder;
        this.transactions = transactions;
    }

    @Test
    void aPaper_isKeptUnderItsHashAndComesBackAsItWasSent() {
        String dossier = dossier();
        byte[] content = pdf(300_000, 11);

        String id = attaches(OFFICER, dossier, "REPORT", content, Map.of("Content-Type", "application/pdf"))
                .then()
                .statusCode(201)
                .body("sha256", equalTo(hash(content)))
                .body("size", equalTo(300_000))
                .body("type", equalTo("application/pdf"))
                .body("addedBy", equalTo("P100031"))
                .extract()
                .path("id");

        Response answer = OFFICER.posts(dossier + "/attachments/" + id + ":download", PURPOSE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).isEqualTo(content);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"REPORT-" + id + "\"");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Digest")).isEqualTo(digest(content));
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        assertThat(place(content)).hasBinaryContent(content);
        List<String> trail = transactions.asConsumer(handle -> handle.createQuery(
                        "select action || ' ' || actor || coalesce(' ' || purpose, '') from audit_entry where object = :id order by at")
                .bind("id", id)
                .mapTo(String.class)
                .list());
        assertThat(trail).containsExactly("attach P100031", "download P100031 案卷评查");
    }

    @Test
    void theSameContent_isKeptOnceWhoeverSendsIt_andOncePerPaper() throws IOException {
        byte[] content = pdf(5_000, 12);
        String one = dossier();
        String other = dossier();

        attaches(OFFICER, one, "REPORT", content, Map.of()).then().statusCode(201);
        attaches(OFFICER, one, "ANNEX", content, Map.of()).then().statusCode(201);
        attaches(OFFICER, other, "REPORT", content, Map.of()).then().statusCode(201);
        attaches(OFFICER, one, "REPORT", content, Map.of())
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: each paper once"));

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.endsWith(hash(content)))).hasSize(1);
        }
    }

    @Test
    void theSameKey_replaysTheAnswerAndRefusesAnotherContent() {
        String dossier = dossier();
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        byte[] content = pdf(5_000, 13);

        String first = attaches(OFFICER, dossier, "REPORT", content, key).path("id");
        attaches(OFFICER, dossier, "REPORT", content, key)
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        attaches(OFFICER, dossier, "REPORT", pdf(5_000, 14), key)
                .then()
                .statusCode(422)
                .body("code", equalTo("key-reused"));
        OFFICER.asks(dossier + "/attachments").then().body("items.size()", equalTo(1));
    }

    @Test
    void whatIsNotWhatItSays_isRefused() {
        String dossier = dossier();
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(UTF_8);

        attaches(OFFICER, dossier, "REPORT", page, Map.of("Content-Type", "application/pdf"))
                .then()
                .statusCode(415)
                .body("detail", containsString("the content is text/html"));
        attaches(OFFICER, dossier, "REPORT", pdf(100, 15), Map.of("Content-Type", "image/png"))
                .then()
                .statusCode(415)
                .body("detail", containsString("declared as image/png, but it is application/pdf"));
        attaches(OFFICER, dossier, "REPORT", pdf(100, 15), Map.of("Content-Digest", digest(page)))
                .then()
                .statusCode(400)
                .body("detail", containsString("Content-Digest"));
        attaches(OFFICER, dossier, "../../../tmp/x", pdf(100, 15), Map.of())
                .then()
                .statusCode(400)
                .body("detail", containsString("one of [REPORT, PROTOCOL, ANNEX]"));
        attaches(OFFICER, dossier, "REPORT", pdf(100, 15), Map.of("Idempotency-Key", " "))
                .then()
                .statusCode(400)
                .body("code", equalTo("missing-idempotency-key"));
        OFFICER.asks(dossier + "/attachments").then().body("items.size()", equalTo(0));
    }

    @Test
    void whatIsTooLong_isRefusedAtTheByteAfterTheLast() {
        String dossier = dossier();

        attaches(OFFICER, dossier, "REPORT", pdf(MOST, 16), Map.of()).then().statusCode(201);
        attaches(OFFICER, dossier, "ANNEX", pdf(MOST + 1, 16), Map.of())
                .then()
                .statusCode(413)
                .body("detail", containsString("at most " + MOST + " bytes"));
        OFFICER.posts("/cases/" + UUID.randomUUID() + ":close", Map.of("outcome", "x".repeat((8 << 20) + 1)))
                .then()
                .statusCode(413);
    }

    @Test
    void aContentThatWasTamperedWith_neverArrivesAsAWhole() throws Exception {
        String dossier = dossier();
        byte[] content = pdf(300_000, 17);
        String id = attaches(OFFICER, dossier, "REPORT", content, Map.of()).path("id");
        byte[] turned = content.clone();
        turned[250_000] ^= 1;
        Files.write(place(content), turned);

        HttpRequest download = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1"
                        + dossier + "/attachments/" + id + ":download"))
                .header("Authorization", "Bearer " + OFFICER.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"purpose\": \"check\"}"))
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        assertThatThrownBy(() -> client.send(download, BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aWrongPaper_isTakenOutBeforeArchiving_andStaysOnRecord() {
        String dossier = dossier();
        String id = attaches(OFFICER, dossier, "REPORT", pdf(100, 18), Map.of()).path("id");

        OFFICER.posts(dossier + "/attachments/" + id + ":withdraw", Map.of("reason", "of another case"))
                .then()
                .statusCode(200)
                .body("withdrawnBy", equalTo("P100031"));

        OFFICER.posts(dossier + "/attachments/" + id + ":withdraw", Map.of("reason", "again"))
                .then()
                .statusCode(409);
        OFFICER.asks(dossier + "/items").then().body("items.find { it.item == 'REPORT' }.state", equalTo("MISSING"));
        OFFICER.asks(dossier + "/attachments").then().body("items[0].withdrawnReason", equalTo("of another case"));
        attaches(OFFICER, dossier, "REPORT", pdf(100, 18), Map.of()).then().statusCode(201);
    }

    @Test
    void whatIsOnRecordOfPapers_isSealed() {
        String dossier = dossier();
        attaches(OFFICER, dossier, "REPORT", pdf(100, 20), Map.of()).then().statusCode(201);
        OFFICER.posts(dossier + "/items/PROTOCOL:not-applicable", Map.of("reason", "none was kept"))
                .then()
                .statusCode(200);

        Station.AUDITOR.asks("/audit/verification").then().statusCode(200).body("firstBad", equalTo(null));
    }

    @Test
    void aDownload_saysWhatItIsFor() {
        String dossier = dossier();
        String id = attaches(OFFICER, dossier, "REPORT", pdf(100, 19), Map.of()).path("id");

        for (Map<String, String> body : List.of(Map.<String, String>of(), Map.of("purpose", " "))) {
            OFFICER.posts(dossier + "/attachments/" + id + ":download", body)
                    .then()
                    .statusCode(400);
        }
    }

    private static String dossier() {
        return compiled(OFFICER, OFFICER.registers("CRIMINAL"), "DRILL");
    }

    private Path place(byte[] content) {
        String address = hash(content);
        return folder.resolve(address.substring(0, 2))
                .resolve(address.substring(2, 4))
                .resolve(address);
    }

    private static String digest(byte[] content) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash(content))) + ":";
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
