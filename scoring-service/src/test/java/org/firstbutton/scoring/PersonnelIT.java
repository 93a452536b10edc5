package org.firstbutton.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.paper.Office;
import org.firstbutton.chassis.paper.PaperPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards on paper, and the points of officers as a signed file, a workbook and a paper with a watermark. */
@QuarkusTest
class PersonnelIT extends CountyScenario {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @TempDir
    Path folder = Path.of("");

    @Test
    void pointsLeaveSigned_andAPaperSaysWhoTookItAway() throws IOException, GeneralSecurityException {
        String officer = "P" + county.substring(7, 15);
        alerts("U001/", 30);
        confirm("U001/", "HIGH", officer);
        eventually(b -> b.getInt("units.findings.sum()") == 1 && b.getInt("units.alerts.sum()") == 60);
        ScoreDesk leader = new ScoreDesk("p-leader", Roles.BUREAU_LEADER, county);
        await(() -> leader.get(export("/export")).asString().contains(officer));

        Response file = leader.get(export(""));
        assertThat(file.contentType()).startsWith("application/jose+json");
        JsonNode jws = new ObjectMapper().readTree(file.asByteArray());
        assertThat(isSigned(jws, jws.path("payload").asText())).isTrue();
        assertThat(isSigned(jws, jws.path("payload").asText().replaceFirst("[A-M]", "Z")))
                .isFalse();
        JsonNode points =
                new ObjectMapper().readTree(decoded(jws.path("payload").asText()));
        assertThat(points.path("lines").get(0).path("officer").asText()).isEqualTo(officer);
        assertThat(points.path("lines").get(0).path("reason").asText()).contains("基准", "责任份额");

        Office.opens(
                folder,
                "points.xlsx",
                leader.get(export("/export") + "&format=xlsx").asByteArray());
        Office.opens(folder, "board.xlsx", workbook(leader));
        assertThat(new ScoreDesk("p-chief", Roles.UNIT_CHIEF, county + "U001/")
                        .get(export(""))
                        .statusCode())
                .isEqualTo(403);

        JsonPath paper = leader.does("papers:issue-points-statement", Map.of("orgPath", county, "quarter", "2026-Q4"));
        String text = pdf(leader, paper);
        assertThat(text).contains(officer, "民警积分情况表", "（2026年第四季度）", "经核实的问题", "p-leader", "内部使用");
        assertThat(paper.getString("number")).endsWith("号").contains("分〔");
        assertThat(reveals(paper.getString("id"))).isEqualTo(1);
    }

    @Test
    void theRankingOfUnits_isPutOnPaper() throws IOException {
        alerts("U001/", 30);
        confirm("U001/", "LOW", null);
        eventually(b -> b.getInt("units.findings.sum()") == 1 && b.getInt("units.alerts.sum()") == 60);
        ScoreDesk brigade = new ScoreDesk("p-brigade", Roles.LEGAL_BRIGADE, county);
        Map<String, String> november = Map.of("orgPath", county, "from", "2026-11-01", "to", "2026-11-30");

        JsonPath paper = brigade.does("papers:issue-unit-board", november);

        assertThat(pdf(brigade, paper))
                .contains("执法质量积分单位排名通报", paper.getString("number"), county + "U001/", "校正得分率", "负数为扣分")
                .doesNotContain("内部使用");
        brigade.refused(409, "papers:issue-unit-board", november);
        Office.opens(
                folder,
                "board.docx",
                brigade.get("papers/" + paper.getString("id") + "/docx").asByteArray());
    }

    private String export(String what) {
        return "points-exports" + what + "?orgPath=" + county + "&quarter=2026-Q4";
    }

    private static byte[] workbook(ScoreDesk desk) {
        Response board = given().urlEncodingEnabled(false)
                .auth()
                .oauth2(org.firstbutton.chassis.testing.TokenResource.token(
                        desk.who(), java.util.Set.of(desk.role()), desk.orgPath()))
                .accept(XLSX)
                .get(NOVEMBER);
        assertThat(board.contentType()).startsWith(XLSX);
        return board.asByteArray();
    }

    private static String pdf(ScoreDesk desk, JsonPath paper) {
        byte[] printed = desk.get("papers/" + paper.getString("id") + "/pdf").asByteArray();
        return PaperPages.checked(printed, paper.getString("number"));
    }

    private long reveals(String paper) {
        return transactions.asConsumer(handle -> handle.createQuery(
                        "select count(*) from audit_entry where object = :paper and action = 'print'")
                .bind("paper", paper)
                .mapTo(Long.class)
                .one());
    }

    private static boolean isSigned(JsonNode jws, String payload) throws IOException, GeneralSecurityException {
        JsonNode header =
                new ObjectMapper().readTree(decoded(jws.path("protected").asText()));
        byte[] point = decoded(header.path("jwk").path("x").asText());
        boolean odd = (point[31] & 0x80) != 0;
        byte[] y = new byte[32];
        for (int at = 0; at < 32; at++) {
            y[at] = point[31 - at];
        }
        y[0] &= 0x7f;
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(
                        new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y)))));
        check.update((jws.path("protected").asText() + "." + payload).getBytes(StandardCharsets.US_ASCII));
        return check.verify(decoded(jws.path("signature").asText()));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
