package org.firstbutton.scoring.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.firstbutton.scoring.FactsFixture.BROKEN;
import static org.firstbutton.scoring.FactsFixture.UNIT;
import static org.firstbutton.scoring.FactsFixture.confirmed;
import static org.firstbutton.scoring.FactsFixture.raised;
import static org.firstbutton.scoring.FactsFixture.told;

import java.math.BigDecimal;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.supervision.FindingFact.FindingDismissed;
import org.firstbutton.contract.supervision.FindingFact.FindingOverturned;
import org.firstbutton.contract.supervision.FindingFact.FindingWithdrawn;
import org.firstbutton.scoring.points.ScoreEntry.Cause;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostingsTest {
    private final Scheme scheme = SchemeInForce.shipped();

    @ParameterizedTest
    @CsvSource({"LOW, -0.5", "MEDIUM, -2", "HIGH, -5", "CRITICAL, -10"})
    void aConfirmedFinding_costsWhatItsSeverityCosts(String severity, BigDecimal points) {
        List<ScoreEntry> entries = after(confirmed("f-1", "ALT-05", severity, UNIT, null));

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.account().id()).isEqualTo("unit:HB.JZ.SS.U017");
            assertThat(entry.delta()).isEqualByComparingTo(points);
            assertThat(entry.occurredAt()).isEqualTo(BROKEN);
            assertThat(entry.scheme()).isEqualTo("product-default/1");
        });
    }

    @Test
    void aNamedOfficer_answersBesideHisUnit() {
        assertThat(after(confirmed("f-1", "ALT-05", "HIGH", UNIT, "042117")))
                .extracting(entry -> entry.account().id())
                .containsExactly("unit:HB.JZ.SS.U017", "officer:042117");
    }

    @Test
    void aFindingOnlyRaised_costsNothing() {
        assertThat(after(raised("f-1", "ALT-05", "HIGH"))).isEmpty();
    }

    @Test
    void aDismissalBeforeAnyConfirmation_hasNothingToReverse() {
        assertThat(after(raised("f-1", "ALT-05", "HIGH"), new FindingDismissed("f-1", "ALT-05", "NOT_TRUE", "…")))
                .isEmpty();
    }

    @Test
    void tellingTheSameTwice_postsOnce() {
        assertThat(after(
                        confirmed("f-1", "ALT-05", "HIGH", UNIT, null), confirmed("f-1", "ALT-05", "HIGH", UNIT, null)))
                .hasSize(1);
    }

    @Test
    void anOverturnedFinding_isAnsweredByACounterEntryInTheSamePeriod() {
        List<ScoreEntry> entries = after(
                confirmed("f-1", "ALT-05", "HIGH", UNIT, "042117"), new FindingOverturned("f-1", "ALT-05", "复核", null));

        assertThat(entries).hasSize(4);
        assertThat(entries.stream().map(ScoreEntry::delta).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
        assertThat(entries.subList(2, 4)).allSatisfy(entry -> {
            assertThat(entry.cause()).isEqualTo(Cause.OVERTURNED);
            assertThat(entry.occurredAt()).isEqualTo(BROKEN);
        });
        assertThat(entries.get(2).reverses()).isEqualTo(entries.get(0).id());
    }

    @Test
    void reversedOnce_isReversedForGood() {
        assertThat(after(
                        confirmed("f-1", "ALT-05", "HIGH", UNIT, null),
                        new FindingDismissed("f-1", "ALT-05", "NOT_TRUE", "…"),
                        new FindingOverturned("f-1", "ALT-05", "…", null),
                        new FindingWithdrawn("f-1", "ALT-05", "late fact", List.of())))
                .extracting(ScoreEntry::cause)
                .containsExactly(Cause.CONFIRMED, Cause.DISMISSED);
    }

    @Test
    void whatStandsInTheLedgerAlready_isNotPostedAgain() {
        List<ScoreEntry> standing = after(confirmed("f-1", "ALT-05", "HIGH", UNIT, null));
        Postings replayed = new Postings(scheme, standing);

        replayed.take(told(confirmed("f-1", "ALT-05", "HIGH", UNIT, null), "f-1", 1, UNIT, BROKEN));

        assertThat(replayed.fresh()).isEmpty();
    }

    @Test
    void theReversalOfOneFinding_leavesOthersAlone() {
        assertThat(after(
                        confirmed("f-1", "ALT-05", "HIGH", UNIT, null),
                        confirmed("f-2", "ALT-05", "HIGH", UNIT, null),
                        new FindingOverturned("f-2", "ALT-05", "…", null)))
                .extracting(ScoreEntry::findingId)
                .containsExactly("f-1", "f-2", "f-2");
    }

    @Test
    void aUnitGivenAsACodeOfItsSource_isTheOrganisationOfTheEnvelope() {
        assertThat(after(confirmed("f-1", "ALT-05", "LOW", "E17", null)))
                .extracting(entry -> entry.account().orgPath())
                .containsExactly(UNIT);
    }

    @Test
    void namesThatDifferOnlyInPunctuation_neverShareAnAccount() {
        assertThat(Account.unit("HB/A.B/").id())
                .isNotEqualTo(Account.unit("HB/A/B/").id());
        assertThat(Account.unit("HB/A~2EB/").id())
                .isNotEqualTo(Account.unit("HB/A.B/").id());
        assertThatIllegalArgumentException().isThrownBy(() -> Account.unit("HB/JZ"));
    }

    private List<ScoreEntry> after(Fact... facts) {
        Postings postings = new Postings(scheme, List.of());
        for (int n = 0; n < facts.length; n++) {
            RecordedFact recorded = told(facts[n], "f-1", n + 1L, UNIT, BROKEN);
            postings.take(recorded);
        }
        return postings.fresh();
    }
}
