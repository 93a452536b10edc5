package org.firstbutton.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.scoring.FactsFixture.BROKEN;
import static org.firstbutton.scoring.FactsFixture.told;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertInvalidated;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnitBoardIT extends CountyScenario {

    @Test
    void confirmedFindings_becomePointsAndARank_overTheAlertsInHand() {
        alerts("U001/", 40);
        alerts("U002/", 50);
        confirm("U001/", "HIGH", null);
        confirm("U002/", "LOW", null);

        JsonPath board =
                eventually(b -> b.getInt("units.findings.sum()") == 2 && b.getInt("units.alerts.sum()") == 180);

        assertThat(board.getList("units.rank")).containsExactly(1, 2, 3);
        assertThat(board.getList("units.orgPath")).containsExactly(county, county + "U002/", county + "U001/");
        assertThat(board.getList("units.alerts")).containsExactly(90, 50, 40);
        assertThat(board.getFloat("units[1].pointsRate")).isEqualTo(-1.0f);
        assertThat(board.getFloat("units[2].pointsRate")).isEqualTo(-12.5f);
        assertThat(board.getInt("units[2].confirmed.HIGH")).isEqualTo(1);
        assertThat(board.getString("units[2].links.entries"))
                .satisfies(link -> assertThat(get(link, brigade()).jsonPath().getFloat("items[0].delta"))
                        .isEqualTo(-5.0f));
        assertThat(get(board.getString("units[2].links.alerts"), brigade())
                        .jsonPath()
                        .getList("items"))
                .hasSize(40);
    }

    @Test
    void aUnitsHundred_isReckonedAreaByArea_asARate_andComesToAGrade() {
        alerts("U001/", 40);
        alerts("U002/", 50);
        alerts("U003/", 5);
        confirm("U001/", "HIGH", null);
        confirm("U002/", "LOW", null);
        eventually(b -> b.getInt("units.findings.sum()") == 2 && b.getInt("units.alerts.sum()") == 190);

        JsonPath areas =
                get(NOVEMBER.replace("units?", "units/areas?"), brigade()).jsonPath();

        String bad = "units.find { it.orgPath.endsWith('U001/') }";
        assertThat(areas.getFloat(bad + ".areas.find { it.area == 'response' }.score"))
                .isEqualTo(12.5f);
        assertThat(areas.getFloat(bad + ".areas.find { it.area == 'filing' }.score"))
                .as("what one area loses is not taken from another")
                .isEqualTo(25f);
        assertThat(areas.getString(bad + ".areas.find { it.area == 'dossiers' }.score"))
                .as("no dossier was reviewed")
                .isNull();
        assertThat(areas.getFloat(bad + ".total")).isEqualTo(83.33f);
        assertThat(areas.getString(bad + ".grade")).isEqualTo("GOOD");
        assertThat(areas.getString("units.find { it.orgPath.endsWith('U002/') }.grade"))
                .isEqualTo("EXCELLENT");
        assertThat(areas.getString("units.find { it.orgPath.endsWith('U003/') }.grade"))
                .as("five alerts are too few")
                .isNull();
    }

    @Test
    void aUnitChief_seesHisOwnUnitOnly_andNoRankOfOneAmongOne() {
        alerts("U001/", 30);
        alerts("U002/", 30);
        eventually(b -> b.getList("units").size() == 3);
        String chief = TokenResource.token("c-1", Set.of(Roles.UNIT_CHIEF), county + "U001/");

        JsonPath board = get(NOVEMBER, chief).jsonPath();

        assertThat(board.getList("units.orgPath")).containsExactly(county + "U001/");
        assertThat(board.getString("units[0].rank")).isNull();
        assertThat(board.getString("units[0].unranked.zh")).contains("无可比单位");
        assertThat(get("/api/v1/accounts/unit:" + account("U002/"), chief).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anInvalidAlert_leavesTheDenominator() {
        alerts("U001/", 30);
        eventually(b -> b.getInt("units.alerts.sum()") == 60);
        String alert = "alert-" + county + "U001/" + 0;

        topic.tell(told(new AlertInvalidated("无声电话"), alert, 3, county, BROKEN));

        JsonPath board = eventually(b -> b.getInt("units.alerts.sum()") == 58);
        assertThat(board.getString("units.find { it.orgPath.endsWith('U001/') }.unranked.zh"))
                .contains("数据不足", "29");
    }

    @Test
    void theBoardAsCsv_opensInASpreadsheet() {
        alerts("U001/", 30);
        confirm("U001/", "LOW", null);
        confirm("U001/", "LOW", null);
        eventually(b -> b.getInt("units.findings.sum()") == 2 && b.getInt("units.alerts.sum()") == 60);

        Response csv = given().auth().oauth2(brigade()).accept("text/csv").get(NOVEMBER);

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString()).startsWith("\ufeff名次 rank,单位 unit").contains("\r\n2," + county + "U001/,2,0,0,0,-1");
    }

    @Test
    void aWrongDay_isNamedInTheProblem() {
        Response refused = get("/api/v1/boards/units?from=yesterday", brigade());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("violations[0].field")).isEqualTo("from");
    }
}
