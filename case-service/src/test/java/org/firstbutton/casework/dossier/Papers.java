package org.firstbutton.casework.dossier;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.firstbutton.casework.Station;

/** What is put into dossiers in the tests, and the short ways to do it. */
public final class Papers {
    public static final Station MANAGER = Station.person("P400001", "CASE_MANAGER", "HB/JZ/SS/");

    private Papers() {}

    /** Begins like a PDF; the rest is noise of this seed. */
    public static byte[] pdf(int size, long seed) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        byte[] head = "%PDF-1.7\n".getBytes(US_ASCII);
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }

    /** Answers with the path of the dossier. */
    public static String compiled(Station officer, String caseId, String form) {
        return "/dossiers/"
                + officer.posts("/dossiers:compile", Map.of("caseId", caseId, "form", form))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    public static Response attaches(
            Station who, String dossier, String item, byte[] content, Map<String, String> headers) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(who.token())
                .header("Accept-Language", "en")
                .header(
                        "Idempotency-Key",
                        headers.getOrDefault(
                                "Idempotency-Key", UUID.randomUUID().toString()))
                .headers(
                        headers.containsKey("Content-Digest")
                                ? Map.of("Content-Digest", headers.get("Content-Digest"))
                                : Map.of())
                .contentType(headers.getOrDefault("Content-Type", "application/octet-stream"))
                .body(content)
                .post("/api/v1" + dossier + "/attachments?item=" + item);
    }

    /** Proposes to archive and has it approved. */
    public static void archived(Station officer, String dossier, List<String> missing) {
        Map<String, Object> body = missing.isEmpty()
                ? Map.of("missing", missing)
                : Map.of("missing", missing, "reason", "they were never made out");
        approved(officer, dossier, "archive", body, MANAGER);
    }

    public static void approved(Station by, String dossier, String step, Map<String, ?> body, Station approver) {
        String proposal = by.posts(dossier + ":" + step, body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        approver.posts(dossier + "/proposals/" + proposal + ":approve", Map.of())
                .then()
                .statusCode(200);
    }
}
