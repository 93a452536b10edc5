package org.firstbutton.supervision.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.timeline.StoredFact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is unclear at 24:00 of 31 March 2026. */
class SweepTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant CUT_OFF = Instant.parse("2026-03-31T16:00:00Z");
    private static final Instant NOON = CUT_OFF.minus(Duration.ofHours(12));

    private final List<StoredFact> facts = new ArrayList<>();

    @Test
    void anAlertNobodyClosed_isUnclear_andOneClosedOnTheStrokeIsNot() {
        fact("alert.received", NOON, Map.of());
        assertThat(kinds(Cycle.DAY)).containsExactly(ItemKind.ALERT);

        fact("alert.closed", CUT_OFF, Map.of());
        assertThat(kinds(Cycle.DAY)).isEmpty();
    }

    @Test
    void anAlertReceivedOnTheStroke_belongsToTheNextDay() {
        fact("alert.received", CUT_OFF, Map.of());

        assertThat(kinds(Cycle.DAY)).isEmpty();
    }

    @Test
    void closedTooLate_itWasUnclearAtTheCutOff_howeverLateTheSweep() {
        fact("alert.received", NOON, Map.of());
        fact("alert.closed", CUT_OFF.plusSeconds(1), Map.of());

        assertThat(kinds(Cycle.DAY)).containsExactly(ItemKind.ALERT);
    }

    @Test
    void aReopenedAlert_isOpenSinceThen() {
        fact("alert.received", NOON.minus(Duration.ofDays(3)), Map.of());
        fact("alert.closed", NOON.minus(Duration.ofDays(2)), Map.of());
        fact("alert.reopened", NOON, Map.of("reason", "COMPLAINT"));

        assertThat(sweep(Cycle.DAY))
                .singleElement()
                .satisfies(item -> assertThat(item.since()).isEqualTo(NOON));
    }

    @Test
    void carriedOverOnce_itIsClearUntilTheEndOfTheDayNamed_andASecondTimeDoesNotHelp() {
        fact("alert.received", NOON.minus(Duration.ofDays(2)), Map.of());
        fact(
                "alert.carried-over",
                NOON.minus(Duration.ofDays(2)),
                Map.of("until", NOON.plusSeconds(86_400).toString()));
        assertThat(kinds(Cycle.DAY)).isEmpty();

        facts.remove(1);
        fact("alert.carried-over", NOON.minus(Duration.ofDays(2)), Map.of("until", NOON.toString()));
        fact(
                "alert.carried-over",
                NOON,
                Map.of("until", NOON.plusSeconds(864_000).toString()));
        assertThat(kinds(Cycle.DAY)).containsExactly(ItemKind.ALERT);
    }

    @Test
    void aCaseTypeAlertWithoutADecision_isUnclearInMonthAndQuarter() {
        fact("alert.classified", NOON, Map.of("caseIndicated", true));
        assertThat(kinds(Cycle.MONTH)).containsExactly(ItemKind.UNDECIDED);
        assertThat(kinds(Cycle.QUARTER)).containsExactly(ItemKind.UNDECIDED);

        fact("case.not-filed", NOON.plusSeconds(60), Map.of());
        assertThat(kinds(Cycle.MONTH)).isEmpty();
    }

    @Test
    void reclassifiedAsNoCase_itNeedsNoDecision_butStandsOnTheQuartersList() {
        fact("alert.classified", NOON, Map.of("caseIndicated", true));
        fact("alert.reclassified", NOON.plusSeconds(60), Map.of("caseIndicated", false));

        assertThat(kinds(Cycle.MONTH)).isEmpty();
        assertThat(kinds(Cycle.QUARTER)).containsExactly(ItemKind.RECLASSIFIED);
    }

    @Test
    void aCaseOpenForNinetyDays_isOld_andOneOfEightyNineIsNot() {
        fact("case.filed", CUT_OFF.minus(Duration.ofDays(90)), Map.of());
        assertThat(kinds(Cycle.QUARTER)).containsExactly(ItemKind.OLD_CASE);

        facts.clear();
        fact("case.filed", CUT_OFF.minus(Duration.ofDays(89)), Map.of());
        assertThat(kinds(Cycle.QUARTER)).isEmpty();
    }

    @Test
    void everyItemOfPropertyWithoutADisposition_isOneOfItsOwn() {
        fact("property.extracted", NOON, Map.of("propertyId", "p1"));
        fact("property.frozen", NOON, Map.of("propertyId", "p2"));
        fact("property.extracted", NOON, Map.of("propertyId", "p3"));
        fact("property.disposed", NOON.plusSeconds(9), Map.of("propertyId", "p3"));

        assertThat(sweep(Cycle.QUARTER)).extracting(Unclear::ref).containsExactly("p1", "p2");
    }

    @Test
    void aCorrectedClosing_isNoClosing() {
        fact("alert.received", NOON, Map.of());
        String closed = fact("alert.closed", NOON.plusSeconds(60), Map.of());
        facts.add(stored("alert.closed", CUT_OFF.plusSeconds(60), Map.of(), closed));

        assertThat(kinds(Cycle.DAY)).containsExactly(ItemKind.ALERT);
    }

    @Test
    void theOrderInWhichFactsAreRead_leavesNoTrace() {
        fact("alert.received", NOON.minusSeconds(900), Map.of());
        fact("alert.closed", NOON.minusSeconds(600), Map.of());
        fact("alert.reopened", NOON.minusSeconds(300), Map.of("reason", "COMPLAINT"));
        fact("alert.classified", NOON.minusSeconds(800), Map.of("caseIndicated", true));
        fact("alert.reclassified", NOON.minusSeconds(100), Map.of("caseIndicated", true));
        List<Unclear> expected = sweep(Cycle.QUARTER);
        Random random = new Random(20260331);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(facts, random);
            assertThat(sweep(Cycle.QUARTER)).isEqualTo(expected).hasSize(2);
        }
    }

    private List<ItemKind> kinds(Cycle cycle) {
        return sweep(cycle).stream().map(Unclear::kind).toList();
    }

    private List<Unclear> sweep(Cycle cycle) {
        Instant from =
                Period.containing(cycle, CUT_OFF.minusSeconds(1), SHANGHAI).from(SHANGHAI);
        return new Sweep(cycle, from, CUT_OFF, SHANGHAI).unclear(new Sweep.Matter("m1", "T-1", facts));
    }

    private String fact(String type, Instant at, Map<String, Object> fields) {
        StoredFact fact = stored(type, at, fields, null);
        facts.add(fact);
        return fact.id();
    }

    private StoredFact stored(String type, Instant at, Map<String, Object> fields, @Nullable String corrects) {
        ObjectNode body = CloudEventJson.MAPPER.valueToTree(fields);
        String id = "f" + facts.size();
        return new StoredFact(
                id, "m1", type, "s", at, at, at, "HB/JZ/SS/U001/", "o", "r", "a", corrects, "t", 0, 0, body);
    }
}
