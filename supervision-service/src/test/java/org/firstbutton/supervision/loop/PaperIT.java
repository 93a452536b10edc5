package org.firstbutton.supervision.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.firstbutton.chassis.paper.Office;
import org.firstbutton.chassis.paper.PaperPages;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices and orders with their numbers, as Word and PDF; lists as workbooks. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class PaperIT {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String NOTICE = "/api/v1/papers:issue-rectification-notice";
    private static final String PRESS = "/api/v1/papers:issue-supervision-order";

    @TempDir
    Path folder = Path.of("");

    private Findings findings;

    @BeforeEach
    void open() {
        findings = new Findings();
    }

    @AfterEach
    void close() {
        findings.close();
    }

    @Test
    void anOrderIsPutOnPaper_once_withItsNumber_andPressedForWhenOverdue() throws IOException {
        String order = ordered(findings.high());
        Response issued = Person.MANAGER.post(NOTICE, on(order));
        assertThat(issued.statusCode()).as(issued.asString()).isEqualTo(201);
        String number = issued.path("number");
        assertThat(number).matches("SS改〔20\\d\\d〕\\d+号");
        String paper = "/api/v1/papers/" + issued.path("id");
        assertThat(issued.header("Location")).endsWith(paper);

        assertThat(text(Person.CHIEF.get(paper + "/docx").asByteArray()))
                .contains(number, "整改通知书", "核查原因", "规则编号ALT-05")
                .doesNotContain("{{");
        byte[] pdf = Person.CHIEF.get(paper + "/pdf").asByteArray();
        PaperPages.check(pdf, number);
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(read)).contains(number, "整改通知书", "核查原因");
        }
        Office.opens(folder, "notice.docx", Person.CHIEF.get(paper + "/docx").asByteArray());
        assertThat(Person.SIBLING_CHIEF.get(paper + "/pdf").statusCode()).isEqualTo(404);
        assertThat(Person.CHIEF.post(NOTICE, on(order)).statusCode()).isEqualTo(403);
        refused(Person.MANAGER.post(NOTICE, on(order)), "papers: one each");

        refused(Person.MANAGER.post(PRESS, on(order)), "b5: pressed for when overdue");
        Findings.deadline(order, Duration.ofMinutes(-1));
        Response pressed = Person.BRIGADE.post(PRESS, on(order));
        assertThat(pressed.<String>path("number")).matches("SS督〔20\\d\\d〕\\d+号");
        String press = "/api/v1/papers/" + pressed.path("id");
        assertThat(text(Person.MANAGER.get(press + "/docx").asByteArray())).contains("督办单", "已下达", "现予督办");
    }

    @Test
    void aPaperIsWithdrawnByAnother_keepsItsNumber_andIsReplacedByTheNext() throws IOException {
        String order = ordered(findings.high());
        Response issued = Person.MANAGER.post(NOTICE, on(order));
        String paper = "/api/v1/papers/" + issued.path("id");
        String number = issued.path("number");
        Map<String, String> why = Map.of("reason", "整改期限有误");
        assertThat(Person.MANAGER.post(paper + ":withdraw", why).<String>path("type"))
                .contains("self-approval");
        assertThat(Person.CHIEF.post(paper + ":withdraw", why).statusCode()).isEqualTo(403);
        assertThat(Person.BRIGADE
                        .post(paper + ":withdraw", Map.of("reason", " "))
                        .statusCode())
                .isEqualTo(400);

        Response withdrawn = Person.BRIGADE.post(paper + ":withdraw", why);
        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
        assertThat(withdrawn.<String>path("withdrawnBy")).isEqualTo("l-brigade");
        assertThat(withdrawn.<String>path("number")).isEqualTo(number);
        refused(Person.BRIGADE_2.post(paper + ":withdraw", why), "papers: withdrawn once");
        try (PDDocument read = Loader.loadPDF(Person.CHIEF.get(paper + "/pdf").asByteArray())) {
            assertThat(new PDFTextStripper().getText(read).replaceAll("\\s", ""))
                    .contains("已撤回", number);
        }

        Response next = Person.MANAGER.post(NOTICE, on(order));
        assertThat(next.statusCode()).as(next.asString()).isEqualTo(201);
        assertThat(next.<Integer>path("no")).isGreaterThan(issued.<Integer>path("no"));
        assertThat(Person.CHIEF.get(paper).<String>path("replacedBy")).isEqualTo(next.<String>path("number"));
        assertThat(Person.CHIEF.get(paper).<String>path("withdrawnFor")).isEqualTo("整改期限有误");
        refused(Person.MANAGER.post(NOTICE, on(order)), "papers: one each");
    }

    @Test
    void aCircular_isSentToTheStations_whichReadAndReceiveIt() throws IOException {
        Map<String, Object> words = Map.of(
                "orgPath",
                Person.COUNTY,
                "title",
                "关于召开执法质量视频会议的通知",
                "addressee",
                "各派出所",
                "paragraphs",
                List.of("定于11月25日9时召开视频会议。", "会议开到派出所一级。"));
        assertThat(Person.CHIEF.post("/api/v1/papers:issue-circular", words).statusCode())
                .isEqualTo(403);
        Response issued = Person.BRIGADE.post("/api/v1/papers:issue-circular", words);
        assertThat(issued.<String>path("number")).as(issued.asString()).matches("SS知〔20\\d\\d〕\\d+号");
        String paper = "/api/v1/papers/" + issued.path("id");
        assertThat(text(Person.BRIGADE.get(paper + "/docx").asByteArray()))
                .contains("各派出所：", "会议开到派出所一级。")
                .doesNotContain("{{");
        assertThat(Person.CHIEF.get(paper).statusCode()).as("not sent yet").isEqualTo(404);

        theStationsReadAndReceive(paper, issued.path("id"));
    }

    @Test
    void numbersRunOnWithoutAGap_howeverManyIssueAtOnce() {
        List<String> orders = findings.left(4, 1).stream().map(PaperIT::ordered).toList();
        List<CompletableFuture<Response>> all = new ArrayList<>();
        for (String order : orders) {
            for (int twice = 0; twice < 2; twice++) {
                all.add(CompletableFuture.supplyAsync(() -> Person.MANAGER.post(NOTICE, on(order))));
            }
        }
        List<Response> answers = all.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(4);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(4);
        List<Integer> numbers = Person.MANAGER
                .get("/api/v1/papers?kind=RECTIFICATION_NOTICE&limit=200")
                .jsonPath()
                .<Integer>getList("items.findAll { it.office == 'HB/JZ/SS/' }.no")
                .stream()
                .sorted()
                .toList();
        assertThat(numbers).first().isEqualTo(1);
        assertThat(numbers).last().isEqualTo(numbers.size());
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void theWeeklyBulletin_isAPaperOfItsOrganisation() throws IOException {
        Map<String, String> week = Map.of("orgPath", "HB/JZ/SS/U0055/", "week", "2026-W46");
        Person brigade = new Person("p-brigade", java.util.Set.of("LEGAL_BRIGADE"), "HB/JZ/SS/U0055/");
        Response issued = brigade.post("/api/v1/papers:issue-weekly-bulletin", week);
        assertThat(issued.statusCode()).as(issued.asString()).isEqualTo(201);
        assertThat(text(brigade.get("/api/v1/papers/" + issued.path("id") + "/docx")
                        .asByteArray()))
                .contains("执法监督周通报（2026年第46周）", "2026年11月9日至2026年11月15日", "一、本周问题最多的规则（0）");
        Map<String, String> above = Map.of("orgPath", "HB/", "week", "2026-W46");
        assertThat(brigade.post("/api/v1/papers:issue-weekly-bulletin", above).statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyList_isAWorkbookToo_byAcceptOrByFormat() throws IOException {
        findings.high();
        List<String> lists = List.of(
                "findings/export",
                "clearings/export",
                "worklist/export",
                "reminders/export",
                "briefings/morning/export",
                "briefings/weekly/export",
                "papers/export");
        for (String list : lists) {
            Response byFormat = asked(list + "?format=xlsx", "*/*");
            assertThat(byFormat.contentType()).as(list).startsWith(XLSX);
            assertThat(byFormat.header("Content-Disposition")).contains(".xlsx");
            assertThat(asked(list, XLSX).contentType()).as(list).startsWith(XLSX);
            Office.opens(folder, list.replace('/', '-') + ".xlsx", byFormat.asByteArray());
            assertThat(asked(list, "*/*").contentType()).as(list).startsWith("text/csv");
            assertThat(asked(list + "?format=ods", "*/*").statusCode()).isEqualTo(400);
        }
    }

    private static void theStationsReadAndReceive(String paper, String id) {
        String sibling = Person.SIBLING_CHIEF.orgPaths()[0];
        Map<String, List<String>> elsewhere = Map.of("units", List.of("HB/WH/HS/U001/"));
        assertThat(Person.BRIGADE.post(paper + ":send", elsewhere).<String>path("violations[0].field"))
                .isEqualTo("/units/0");
        Response sent = Person.BRIGADE.post(paper + ":send", Map.of("units", List.of(Person.UNIT, sibling)));
        assertThat(sent.<Integer>path("sent")).as(sent.asString()).isEqualTo(2);
        assertThat(Person.CHIEF.get(paper + "/pdf").statusCode()).isEqualTo(200);

        String receipt =
                Person.CHIEF.get("/api/v1/paper-receipts?open=true").path("items.find { it.paper == '" + id + "' }.id");
        assertThat(Person.SIBLING_CHIEF
                        .post("/api/v1/paper-receipts/" + receipt + ":receive", Map.of())
                        .statusCode())
                .isEqualTo(404);
        Response received = Person.CHIEF.post("/api/v1/paper-receipts/" + receipt + ":receive", Map.of());
        assertThat(received.<String>path("receivedBy")).as(received.asString()).isEqualTo("l-chief");
        Person.STATIONED.post("/api/v1/paper-receipts/" + receipt + ":receive", Map.of());
        Response all = Person.BRIGADE.get(paper + "/receipts");
        assertThat(all.<Integer>path("received")).isEqualTo(1);
        assertThat(all.<List<String>>path("items.findAll { it.receivedBy == null }.unit"))
                .containsExactly(sibling);
        assertThat(all.<List<String>>path("items.receivedBy")).contains("l-chief");
    }

    private static Response asked(String list, String accept) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(new Person("p-all", java.util.Set.of("LEGAL_BRIGADE"), Person.COUNTY).token())
                .accept(accept)
                .get("/api/v1/" + list);
    }

    private static String ordered(String finding) {
        Person.BRIGADE.does(finding, "confirm", Map.of("reason", "checked the log"));
        return Person.MANAGER.opens(
                "rectifications", "order", Map.of("findingId", finding, "requirement", "核查原因并于期限内整改到位"));
    }

    private static Map<String, String> on(String order) {
        return Map.of("rectification", order.substring(order.lastIndexOf('/') + 1));
    }

    private static void refused(Response answer, String rule) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(answer.<String>path("rule")).isEqualTo(rule);
    }

    private static String text(byte[] docx) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            return document.getParagraphs().stream().map(XWPFParagraph::getText).reduce("", String::concat);
        }
    }
}
