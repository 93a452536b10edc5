package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstbutton.chassis.access.Roles;
import org.junit.jupiter.api.Test;

/** Training, exams, qualifications, guidelines and questions: one pattern, and what of it the ledger sees. */
@QuarkusTest
class RecordsIT extends CountyScenario {

    @Test
    void aQualificationIsEnteredByTheOfficer_confirmedByAnother_countsOnce_andIsReversedWhenItIsRevoked() {
        String officer = officer();
        ScoreDesk self = new ScoreDesk(officer, Roles.HANDLING_OFFICER, county + "U001/");
        ScoreDesk training = new ScoreDesk("t-1", Roles.TRAINING_OFFICER, county);
        Map<String, Object> passed =
                record("QUALIFICATION", officer, "level=LEGAL_PROFESSION", "certificate=A20264201");

        self.refused(400, "records:enter", record("QUALIFICATION", "somebody-else", "level=LEGAL_PROFESSION"));
        self.refused(403, "records:enter", record("COMMENDATION", officer, "award=PRAISE"));
        self.refused(400, "records:enter", record("QUALIFICATION", officer, "level=GRAND_MASTER", "certificate=1"));
        String record = opened(self, passed);
        new ScoreDesk(officer, Roles.TRAINING_OFFICER, county).refused(409, record + ":confirm", Map.of());
        new ScoreDesk("bl-1", Roles.BUREAU_LEADER, county).refused(403, record + ":confirm", Map.of());
        training.does(record + ":confirm", Map.of());

        await(() -> balance(self, officer) == 110f);
        assertThat(factsTold("qualification.obtained", record.substring("records/".length())))
                .isEqualTo(1);
        String again = opened(self, passed);
        assertThat(training.refused(409, again + ":confirm", Map.of()).getString("rule"))
                .contains("counts once");
        training.does(again + ":refuse", Map.of("reason", "已登记"));
        training.refused(409, record + ":revoke", Map.of("reason", "认可人自行撤销"));
        new ScoreDesk("l-1", Roles.LEGAL_BRIGADE, county).does(record + ":revoke", Map.of("reason", "证书作废"));

        await(() -> balance(self, officer) == 100f);
        assertThat(self.reads("accounts/officer:" + officer + "/entries").getList("items.delta", Float.class))
                .containsExactly(-10f, 10f);
        assertThat(recompute().getBoolean("identical"))
                .as(recompute().getString("rebuilt"))
                .isTrue();
    }

    @Test
    void trainingIsAssignedAndCompleted_examsArePassedOrNot_andLearningIsCappedForAQuarter() {
        String officer = officer();
        ScoreDesk training = new ScoreDesk("t-1", Roles.TRAINING_OFFICER, county);
        ScoreDesk brigade = new ScoreDesk("l-1", Roles.LEGAL_BRIGADE, county);
        String due = Instant.now().plusSeconds(86_400).toString();
        String assigned = "records/"
                + training.does(
                                "records:assign-training",
                                Map.of(
                                        "unit",
                                        county + "U001/",
                                        "officerId",
                                        officer,
                                        "subject",
                                        "接处警与受立案",
                                        "dueAt",
                                        due))
                        .getString("id");
        training.refused(409, assigned + ":confirm", Map.of());
        training.does(assigned + ":complete-training", Map.of("hours", 4));
        brigade.does(assigned + ":confirm", Map.of());
        for (int month = 0; month < 4; month++) {
            confirmed(training, brigade, record("EXAM", officer, "result=PASSED", "score=9" + month));
        }
        confirmed(training, brigade, record("EXAM", officer, "result=FAILED", "score=41"));

        ScoreDesk self = new ScoreDesk(officer, Roles.RESPONDING_OFFICER, county + "U001/");
        await(() -> self.get("accounts/officer:" + officer).statusCode() == 200
                && self.reads("accounts/officer:" + officer).getFloat("uncapped") == 4.5f);
        assertThat(balance(self, officer)).isEqualTo(103f);
        assertThat(self.reads("record-library?kind=EXAM").getList("items")).hasSize(5);
        assertThat(self.reads("record-library?officer=somebody-else").getList("items"))
                .isEmpty();
    }

    @Test
    void aQuestionIsAnsweredByTheLegalService_andTheStationFindsAnswerAndGuideline() {
        ScoreDesk officer = new ScoreDesk(officer(), Roles.HANDLING_OFFICER, county + "U001/");
        ScoreDesk other = new ScoreDesk(officer() + "x", Roles.HANDLING_OFFICER, county + "U002/");
        ScoreDesk legal = new ScoreDesk("lo-1", Roles.LEGAL_OFFICER, county);
        ScoreDesk brigade = new ScoreDesk("l-1", Roles.LEGAL_BRIGADE, county);
        Map<String, Object> question = record("LEGAL_QA", null, "rules=FIL-01");
        question.put("text", "报警人要求撤回，是否仍须受案？");
        String asked = opened(officer, question);
        legal.refused(400, asked + ":confirm", Map.of());
        legal.does(asked + ":confirm", Map.of("answer", "符合受案条件的，应当受案。"));
        Map<String, Object> guideline = record("GUIDELINE", null, "post=处警民警", "link=EVIDENCE", "rules=INV-23 ALT-11");
        guideline.put("unit", county);
        confirmed(legal, brigade, guideline);

        assertThat(officer.reads("record-library?q=" + encoded("符合受案条件")).getString("items[0].answer"))
                .contains("应当受案");
        assertThat(other.reads("record-library?q=INV-23").getString("items[0].kind"))
                .as("a guideline of the county is there for its stations")
                .isEqualTo("GUIDELINE");
        new ScoreDesk("x-1", Roles.HANDLING_OFFICER, "HB/JZ/ELSEWHERE/").reads("record-library?q=INV-23");
        assertThat(new ScoreDesk("x-1", Roles.HANDLING_OFFICER, county.replace("/C", "/D"))
                        .reads("record-library?q=INV-23")
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void sumsAndGapsAndAnExport_withoutAFormulaInACell() {
        alerts("U001/", 1);
        alerts("U002/", 1);
        ScoreDesk training = new ScoreDesk("t-1", Roles.TRAINING_OFFICER, county);
        ScoreDesk brigade = new ScoreDesk("l-1", Roles.LEGAL_BRIGADE, county);
        Map<String, Object> lesson = record("TRAINING", null, "hours=2", "participants=120", "theme=EVIDENCE");
        lesson.put("title", "=HYPERLINK(\"x\")");
        confirmed(training, brigade, lesson);
        confirmed(training, brigade, record("TRAINING", null, "hours=2", "participants=250"));
        String month =
                java.time.YearMonth.now(java.time.ZoneId.of("Asia/Shanghai")).toString();

        assertThat(training.reads("record-library/summary").getInt("kinds.find { it.kind == 'TRAINING' }.records"))
                .isEqualTo(2);
        assertThat(training.reads("record-library/summary").getInt("kinds.find { it.kind == 'TRAINING' }.participants"))
                .isEqualTo(370);
        await(() -> training.reads("record-library/missing?kind=TRAINING&month=" + month)
                .getList("units")
                .equals(List.of(county + "U002/")));
        assertThat(training.reads("record-library/missing?kind=EXAM&month=" + month)
                        .getList("units"))
                .hasSize(2);
        String csv = training.get("record-library/export?kind=TRAINING").asString();
        assertThat(csv).contains("'=HYPERLINK").contains("participants=250");
    }

    @Test
    void unitsWithoutBodyCameras_andWithoutTheMonthlyExam_areListedAndPutOnPaper() {
        alerts("U001/", 1);
        alerts("U002/", 1);
        ScoreDesk manager = new ScoreDesk("m-1", Roles.CASE_MANAGER, county);
        ScoreDesk brigade = new ScoreDesk("l-1", Roles.LEGAL_BRIGADE, county);
        String month =
                java.time.YearMonth.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        entered(manager, brigade, record("EQUIPMENT", null, "item=BODY_CAMERA", "count=12", "needed=12"));
        await(() -> brigade.reads("record-library/missing?kind=EQUIPMENT&measure=EQUIPMENT_BODY_CAMERA&month=" + month)
                .getList("units")
                .equals(List.of(county + "U002/")));
        assertThat(brigade.reads("record-library/missing?kind=EQUIPMENT&measure=EQUIPMENT_VEHICLE&month=" + month)
                        .getList("units"))
                .hasSize(2);

        Map<String, String> exams = Map.of("orgPath", county, "kind", "EXAM", "month", month);
        JsonPath notice = brigade.does("papers:issue-missing-records", exams);
        assertThat(notice.getString("title")).contains("考试").endsWith("的通知");
        assertThat(brigade.refused(409, "papers:issue-missing-records", exams).getString("rule"))
                .isEqualTo("papers: one each");
        brigade.refused(
                400, "papers:issue-missing-records", Map.of("orgPath", county, "kind", "PLEDGE", "month", month));
        new ScoreDesk("l-2", Roles.LEGAL_BRIGADE, county)
                .does("papers/" + notice.getString("id") + ":withdraw", Map.of("reason", "已补齐"));
        assertThat(brigade.does("papers:issue-missing-records", exams).getInt("no"))
                .isEqualTo(notice.getInt("no") + 1);
        assertThat(brigade.reads("papers/" + notice.getString("id")).getString("replacedBy"))
                .contains("缺〔");
    }

    @Test
    void pledgesPairingsDecisionsAndRequests_areRecordsLikeAnyOther() {
        ScoreDesk manager = new ScoreDesk("m-1", Roles.CASE_MANAGER, county);
        ScoreDesk brigade = new ScoreDesk("l-1", Roles.LEGAL_BRIGADE, county);
        ScoreDesk leader = new ScoreDesk("bl-1", Roles.BUREAU_LEADER, county);
        entered(
                manager,
                leader,
                record("PLEDGE", officer(), "post=所长", "counterpart=bl-1", "signed=2026-01-05", "until=2026-12-31"));
        manager.refused(
                400,
                "records:enter",
                record("PAIRING", officer(), "as=CITY_TEAM", "from=2026-02-30", "until=2026-12-31", "task=驻所指导"));
        Map<String, Object> decision = record("COMMITTEE_DECISION", null, "matter=CAMPAIGN", "document=示监委〔2026〕3号");
        String decided = opened(brigade, decision);
        new ScoreDesk("sc-1", Roles.SUPERVISION_COMMITTEE, county).does(decided + ":confirm", Map.of());
        String asked = opened(manager, record("JOINT_OPERATION", null, "case=A-1", "branch=STRIKE", "due=2026-12-01"));
        brigade.refused(400, asked + ":confirm", Map.of());
        brigade.does(asked + ":confirm", Map.of("answer", "同意，派四人入驻"));
        assertThat(brigade.reads("record-library?kind=JOINT_OPERATION").getString("items[0].answer"))
                .contains("入驻");
        Map<String, Object> centre = record(
                "CENTRE_ASSESSMENT",
                null,
                "form=DAILY",
                "safe=95",
                "standard=90",
                "intensive=88",
                "smart=80",
                "efficient=92");
        String assessed = opened(manager, centre);
        brigade.does(assessed + ":confirm", Map.of());
    }

    @Test
    void meetingsOfLegalOfficersAndTheTextsOfProhibitions_areKept() {
        ScoreDesk legal = new ScoreDesk("lo-1", Roles.LEGAL_OFFICER, county + "U001/");
        ScoreDesk brigade = new ScoreDesk("l-1", Roles.LEGAL_BRIGADE, county);
        ScoreDesk leader = new ScoreDesk("bl-1", Roles.BUREAU_LEADER, county);
        legal.refused(400, "records:enter", record("MEETING", null, "form=LUNCH", "held=2026-11-02", "participants=4"));
        entered(
                legal,
                brigade,
                record("MEETING", null, "form=HUDDLE", "held=2026-11-02", "participants=4", "agreed=三起警情补充取证"));
        Map<String, Object> text = record("PROHIBITION", null, "code=BAN-03", "document=示公〔2026〕1号", "from=2026-01-01");
        text.put("title", "严禁有警不处");
        new ScoreDesk("l-2", Roles.LEGAL_BRIGADE, county).refused(403, opened(brigade, text) + ":confirm", Map.of());
        entered(brigade, leader, text);

        JsonPath catalogue =
                new ScoreDesk("h-1", Roles.HANDLING_OFFICER, county + "U001/").reads("record-library?kind=PROHIBITION");
        assertThat(catalogue.getString("items[0].title")).isEqualTo("严禁有警不处");
        assertThat(catalogue.getString("items[0].details.code")).isEqualTo("BAN-03");
    }

    private static void entered(ScoreDesk maker, ScoreDesk checker, Map<String, Object> record) {
        checker.does(opened(maker, record) + ":confirm", Map.of());
    }

    private static String opened(ScoreDesk by, Map<String, Object> record) {
        return "records/" + by.does("records:enter", record).getString("id");
    }

    private static void confirmed(ScoreDesk maker, ScoreDesk checker, Map<String, Object> record) {
        String id = opened(maker, record);
        maker.refused(409, id + ":confirm", Map.of());
        checker.does(id + ":confirm", Map.of());
    }

    private Map<String, Object> record(String kind, @org.jspecify.annotations.Nullable String officer, String... own) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("kind", kind);
        record.put("unit", county + "U001/");
        if (officer != null) {
            record.put("officerId", officer);
        }
        record.put("title", kind + " 记录");
        record.put("details", List.of(own));
        return record;
    }

    private String officer() {
        return "R" + county.substring(7, 15);
    }

    private static float balance(ScoreDesk self, String officer) {
        return self.get("accounts/officer:" + officer).statusCode() == 200
                ? self.reads("accounts/officer:" + officer).getFloat("balance")
                : Float.NaN;
    }

    private static String encoded(String words) {
        return java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
    }
}
