package org.firstbutton.scoring.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.firstbutton.scoring.points.Evidences.BROKEN;
import static org.firstbutton.scoring.points.Evidences.finding;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.firstbutton.scoring.evidence.FindingFile;
import org.firstbutton.scoring.evidence.FindingFile.Fallen;
import org.firstbutton.scoring.points.ScoreEntry.Cause;
import org.firstbutton.scoring.scheme.Scheme.Role;
import org.firstbutton.scoring.scheme.SchemeBook;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingLinesTest {
    private final FindingLines lines = new FindingLines(SchemeBook.of(SchemeInForce.shipped()));

    @ParameterizedTest
    @CsvSource({"LOW, -0.5", "MEDIUM, -2", "HIGH, -5", "CRITICAL, -10"})
    void aConfirmedFinding_costsWhatItsSeverityCosts(String severity, BigDecimal points) {
        assertThat(lines.of(
                        List.of(finding("f-1").severity(severity).officer(null).file())))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.account().id()).isEqualTo("unit:HB.JZ.SS.U017");
                    assertThat(line.delta()).isEqualByComparingTo(points);
                    assertThat(line.occurredAt()).isEqualTo(BROKEN);
                    assertThat(line.scheme()).isEqualTo("product-default/1");
                });
    }

    @Test
    void aHandlerAloneInTheMatter_bearsAllOfIt_besideHisUnit() {
        assertThat(deltas(finding("f-1").file()))
                .containsEntry("unit:HB.JZ.SS.U017", "-5")
                .containsEntry("officer:042117", "-5")
                .hasSize(2);
    }

    @Test
    void whoReviewedAndWhoApproved_bearTheirPart_andTheHandlerWhatIsLeft() {
        FindingFile file = finding("f-1")
                .rule("INV-02")
                .hand(Role.REVIEWER, "066", -2)
                .hand(Role.APPROVER, "099", -1)
                .file();

        assertThat(deltas(file))
                .containsEntry("officer:042117", "-3")
                .containsEntry("legal:066", "-1.25")
                .containsEntry("officer:099", "-0.75");
    }

    @Test
    void aPartTakenAfterTheDutyWasBroken_isNoPartInIt_norIsOneThatTheRuleDoesNotConcern() {
        FindingFile late =
                finding("f-1").rule("INV-02").hand(Role.REVIEWER, "066", 2).file();
        FindingFile alert =
                finding("f-2").rule("ALT-05").hand(Role.REVIEWER, "066", -2).file();

        assertThat(deltas(late)).containsEntry("officer:042117", "-5").doesNotContainKey("legal:066");
        assertThat(deltas(alert)).containsEntry("officer:042117", "-5").doesNotContainKey("legal:066");
    }

    @Test
    void theSameRuleAgain_costsHalfAsMuchMore_andTheThirdTimeTwice_butTheUnitIsNotChargedMore() {
        List<Line> all = lines.of(List.of(
                finding("f-1").matter("m-1").file(),
                finding("f-2").matter("m-2").after(Duration.ofDays(30)).file(),
                finding("f-3").matter("m-3").after(Duration.ofDays(60)).file(),
                finding("f-4").matter("m-4").after(Duration.ofDays(200)).file()));

        assertThat(all.stream().filter(line -> line.account().kind().personal()).map(line -> plain(line.delta())))
                .containsExactly("-5", "-7.5", "-10", "-5");
        assertThat(all.stream()
                        .filter(line -> !line.account().kind().personal())
                        .map(line -> plain(line.delta())))
                .containsExactly("-5", "-5", "-5", "-5");
    }

    @Test
    void oneMatter_scoresAnOfficerOncePerRule_byTheGravestFinding() {
        Map<String, String> deltas = new TreeMap<>();
        lines
                .of(List.of(
                        finding("f-1").severity("LOW").file(),
                        finding("f-2")
                                .severity("HIGH")
                                .after(Duration.ofHours(1))
                                .file()))
                .stream()
                .filter(line -> line.account().kind().personal())
                .forEach(line -> deltas.put(line.evidence(), plain(line.delta())));

        assertThat(deltas).containsEntry("f-1", "0").containsEntry("f-2", "-5");
    }

    @Test
    void whoReportedItFirst_paysAFifthLess_butNotWhoReportedItOnceItWasKnown() {
        assertThat(deltas(finding("f-1")
                        .reported("042117", Duration.ofMinutes(-5))
                        .file()))
                .containsEntry("officer:042117", "-4");
        assertThat(deltas(finding("f-1").reported("042117", Duration.ofHours(2)).file()))
                .containsEntry("officer:042117", "-5");
        assertThat(deltas(finding("f-1")
                        .reported("somebody", Duration.ofMinutes(-5))
                        .file()))
                .containsEntry("officer:042117", "-5");
    }

    @Test
    void tolerance_keepsTheFindingAndTakesAwayWhatItCosts_andItIsNoRepetition() {
        List<Line> all = lines.of(List.of(
                finding("f-1")
                        .matter("m-1")
                        .ruling("042117", "TOLERANCE", "EXEMPT")
                        .file(),
                finding("f-2").matter("m-2").after(Duration.ofDays(10)).file()));

        assertThat(all.stream().filter(line -> line.account().kind().personal()).map(line -> plain(line.delta())))
                .containsExactly("0", "-5");
        assertThat(all.stream()
                        .filter(line -> !line.account().kind().personal())
                        .map(line -> plain(line.delta())))
                .containsExactly("-5", "-5");
    }

    @ParameterizedTest
    @CsvSource({
        "FAULT, NO_FAULT, 0",
        "FAULT, FLAW, -5",
        "SANCTION, REVOKED, 0",
        "TOLERANCE, LENIENT, -2.5",
        "TOLERANCE, NONE, -5"
    })
    void aRuling_isForTheOfficerItNames(String kind, String outcome, String left) {
        assertThat(deltas(finding("f-1").ruling("042117", kind, outcome).file()))
                .containsEntry("officer:042117", left)
                .containsEntry("unit:HB.JZ.SS.U017", "-5");
        assertThat(deltas(finding("f-1").ruling("somebody", kind, outcome).file()))
                .containsEntry("officer:042117", "-5");
    }

    @Test
    void inWhateverOrderFindingsAreKnown_theLinesAreTheSame() {
        Random random = new Random(20261122);
        List<FindingFile> files = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(n -> finding("f-" + n)
                        .matter("m-" + random.nextInt(12))
                        .severity(List.of("LOW", "MEDIUM", "HIGH", "CRITICAL").get(random.nextInt(4)))
                        .after(Duration.ofDays(random.nextInt(300)))
                        .file())
                .toList());
        List<Line> once = lines.of(files);

        for (int shuffled = 0; shuffled < 20; shuffled++) {
            Collections.shuffle(files, random);
            assertThat(lines.of(files)).containsExactlyInAnyOrderElementsOf(once);
        }
    }

    @Test
    void balancing_postsWhatIsMissing_andNothingTheSecondTime() {
        List<Line> wanted = lines.of(List.of(finding("f-1").file()));
        List<ScoreEntry> fresh = balanced(Map.of(), wanted, List.of());

        assertThat(fresh).hasSize(2).allMatch(entry -> !entry.isReversal());
        assertThat(balanced(Map.of(), wanted, fresh)).isEmpty();
    }

    @Test
    void anOverturnedFinding_isAnsweredByACounterEntryInTheSamePeriod() {
        List<ScoreEntry> posted =
                balanced(Map.of(), lines.of(List.of(finding("f-1").file())), List.of());
        Fallen fallen = new Fallen(Fallen.Why.OVERTURNED, UUID.randomUUID());

        List<ScoreEntry> reversals = balanced(Map.of("f-1", fallen), List.of(), posted);

        assertThat(reversals).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.cause()).isEqualTo(Cause.OVERTURNED);
            assertThat(entry.causeEvent()).isEqualTo(fallen.fact());
            assertThat(entry.occurredAt()).isEqualTo(BROKEN);
        });
        List<ScoreEntry> all = new ArrayList<>(posted);
        all.addAll(reversals);
        assertThat(all.stream().map(ScoreEntry::delta).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
        assertThat(balanced(Map.of("f-1", fallen), List.of(), all)).isEmpty();
    }

    @Test
    void whatIsReckonedAnew_isPostedUnderAnIdOfItsOwn_howeverOftenItComesBack() {
        List<Line> plain = lines.of(List.of(finding("f-1").file()));
        List<Line> exempt = lines.of(
                List.of(finding("f-1").ruling("042117", "TOLERANCE", "EXEMPT").file()));
        List<ScoreEntry> ledger = new ArrayList<>(balanced(Map.of(), plain, List.of()));
        for (int turn = 0; turn < 6; turn++) {
            ledger.addAll(balanced(Map.of(), turn % 2 == 0 ? exempt : plain, ledger));
        }

        assertThat(ledger).extracting(ScoreEntry::id).doesNotHaveDuplicates();
        assertThat(ledger.stream()
                        .filter(entry -> entry.account().kind().personal())
                        .map(ScoreEntry::delta)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("-5");
        assertThat(ledger).extracting(ScoreEntry::cause).contains(Cause.TOLERATED, Cause.REVISED);
    }

    @Test
    void namesThatDifferOnlyInPunctuation_neverShareAnAccount() {
        assertThat(Account.unit("HB/A.B/").id())
                .isNotEqualTo(Account.unit("HB/A/B/").id());
        assertThat(Account.unit("HB/A~2EB/").id())
                .isNotEqualTo(Account.unit("HB/A.B/").id());
        assertThatIllegalArgumentException().isThrownBy(() -> Account.unit("HB/JZ"));
        assertThat(Account.addingUp("county:HB.JZ.SS"))
                .hasValueSatisfying(county -> assertThat(county.orgPath()).isEqualTo("HB/JZ/SS/"));
        assertThat(Account.numberOf(Account.legalOfficerId("04.21~17"))).contains("04.21~17");
    }

    private static List<ScoreEntry> balanced(Map<String, Fallen> fallen, List<Line> lines, List<ScoreEntry> known) {
        return new Balancing(fallen, UUID.randomUUID()).fresh(lines, known);
    }

    private Map<String, String> deltas(FindingFile file) {
        Map<String, String> deltas = new TreeMap<>();
        lines.of(List.of(file)).forEach(line -> deltas.put(line.account().id(), plain(line.delta())));
        return deltas;
    }

    private static String plain(BigDecimal number) {
        return Balance.plain(number).toPlainString();
    }
}
