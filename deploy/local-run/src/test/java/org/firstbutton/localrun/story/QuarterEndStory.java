package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.localrun.story.ClearingRounds.CITY;
import static org.firstbutton.localrun.story.ClearingRounds.OTHER;
import static org.firstbutton.localrun.story.ClearingRounds.UNIT;
import static org.firstbutton.localrun.story.PastCalls.COUNTY;
import static org.firstbutton.localrun.story.PastCalls.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 季末三清 — the last quarter's end over the running services, by supervision's clock: the cut-offs of its day, month and
 * quarter pass, supervision is away when the lists are due and makes them good once, and what is open is explained and
 * signed at the station, in the county and in the city by different people.
 */
class QuarterEndStory {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final Map<String, ?> NOTHING = Map.of();

    @TempDir
    static Path directory;

    private static WholeSystem system;
    private static Desks desks;
    private static SupervisionClock clock;
    private static Instant end;
    private static ClearingRounds rounds;
    private static PastCalls calls;

    @BeforeAll
    static void twelveDaysBeforeTheQuarterEnds() throws Exception {
        system = new WholeSystem(directory.resolve("home"));
        system.start();
        desks = Desks.ofSupervision(system.ports());
        calls = new PastCalls(Desks.ofIntake(system.ports()));
        theSystemsAreHeard();
        // The latest quarter whose signatures were all due by now.
        end = LocalDate.now(HERE)
                .minusDays(11)
                .with(IsoFields.DAY_OF_QUARTER, 1)
                .atStartOfDay(HERE)
                .toInstant();
        clock = SupervisionClock.putTo(end.minus(Duration.ofDays(12)), system);
        rounds = new ClearingRounds(system, desks, end);
    }

    /** Before its clock is put back: what was handed over until now is then known to be complete at any hour of the story. */
    private static void theSystemsAreHeard() throws Exception {
        calls.systemIsAwake();
        Instant beat = Instant.now();
        Desks.await(
                "the heartbeat",
                () -> desks.get("case-manager", "reconciliation")
                        .path("judgedTo")
                        .asText(""),
                to -> !to.isEmpty() && Instant.parse(to).isAfter(beat));
    }

    @AfterAll
    static void theCountySleeps() throws Exception {
        clock.close();
        system.close();
    }

    @Test
    void theQuarterEnds_whatWasMissedIsSweptOnce_andSignedOnThreeLevelsByDifferentPeople() throws Exception {
        String order = anOrderIsLeftUndone();
        String open = oneAlertLeftOpen_andTheNeighboursClosed();
        theCutOffsCome_whileSupervisionIsAway();
        whatIsOpenIsListedForItsUnit(open, order);
        String caughtUp = rounds.lists();
        theRunIsDoubled(caughtUp);
        theDayIsSignedAtTheStation(open);
        theDayIsSignedInCountyAndCity();
        theQuarterIsSignedOnThreeLevels(open);
        theQuarterThatNobodySigned_isFoundOnTheTenthDay();
        whatNobodyVerified_isHeldUpToTheCounty(open);
    }

    /** A grave fault is confirmed and its rectification ordered; an hour before the quarter ends the unit has done nothing yet. */
    private String anOrderIsLeftUndone() throws Exception {
        Instant then = end.minus(Duration.ofHours(12 * 24 + 3));
        String alert = calls.handedIn("110-GRAVE", UNIT, then, "报警称有人持刀");
        Map<String, ?> robbery = Map.of("category", "ROBBERY", "level", 1, "policeMatter", true);
        Map<String, ?> done = Map.of("closer", "100203", "outcome", "DONE");
        calls.recorded(
                "110-GRAVE",
                UNIT,
                List.of(
                        fact("alert.classified", then.plusSeconds(20), robbery),
                        fact("alert.closed", then.plusSeconds(7200), done)));
        String finding = raised("ALT-05", "subject=" + alert);
        desks.post("legal-brigade", "findings/" + finding + ":confirm", Map.of("reason", "录音与记录一致"));
        String order = desks.opens(
                "case-manager", "rectifications:order", Map.of("findingId", finding, "requirement", "整改派警环节"));
        clock.passesTo(end.minus(Duration.ofHours(1)));
        raised("SUP-02", "orgPath=" + UNIT);
        return order.substring(order.indexOf('/') + 1);
    }

    private static String raised(String rule, String which) throws Exception {
        return Desks.await(
                        rule,
                        () -> desks.get("legal-corps", "findings?rule=" + rule + "&" + which)
                                .at("/items/0/id"),
                        JsonNode::isTextual)
                .asText();
    }

    private String oneAlertLeftOpen_andTheNeighboursClosed() throws Exception {
        Instant noon = end.minus(Duration.ofHours(12));
        String open = calls.handedIn("110-OPEN", UNIT, noon, "报警称电动车被盗");
        Map<String, ?> theft = Map.of("category", "THEFT", "level", 3, "caseIndicated", true, "caseKind", "CRIMINAL");
        calls.recorded("110-OPEN", UNIT, List.of(fact("alert.classified", noon.plusSeconds(20), theft)));
        String closed = calls.handedIn("110-CLOSED", OTHER, noon, "邻里噪音");
        Map<String, ?> done = Map.of("closer", "100203", "outcome", "DONE");
        calls.recorded("110-CLOSED", OTHER, List.of(fact("alert.closed", noon.plusSeconds(3600), done)));
        known(open, "alert.classified");
        known(closed, "alert.closed");
        for (String each : List.of("DAY", "MONTH", "QUARTER")) {
            Desks.await(each + " here", () -> rounds.row(UNIT, each), row -> rounds.isIn("OPEN", row));
            Desks.await(each + " there", () -> rounds.row(OTHER, each), row -> rounds.isIn("OPEN", row));
        }
        return open;
    }

    private static void known(String alert, String fact) throws Exception {
        Desks.await(
                fact,
                () -> desks.statusOf("legal-corps", "matters/" + alert) == 200
                        ? desks.get("legal-corps", "matters/" + alert).toString()
                        : "",
                matter -> matter.contains(fact));
    }

    /** Facts of the last minutes are on their way still when it goes; the station's and the county's lists fall due meanwhile. */
    private void theCutOffsCome_whileSupervisionIsAway() throws Exception {
        clock.passesTo(end.plusSeconds(60));
        for (String each : List.of("DAY", "MONTH", "QUARTER")) {
            assertThat(rounds.row(UNIT, each).path("state").asText()).isEqualTo("CUT_OFF");
        }
        system.kill("supervision");
        clock.passesTo(end.plus(Duration.ofHours(11)));
        system.start();
        for (String org : List.of(UNIT, OTHER, COUNTY)) {
            rounds.awaitSwept(org, "DAY");
        }
        rounds.awaitSwept(UNIT, "QUARTER");
    }

    private void whatIsOpenIsListedForItsUnit(String open, String order) throws Exception {
        assertThat(rounds.refs(UNIT, "DAY", "ALERT")).containsExactly(open);
        for (String each : List.of("DAY", "MONTH", "QUARTER")) {
            assertThat(rounds.refs(UNIT, each, "ORDER")).containsExactly(order);
        }
        assertThat(rounds.refs(UNIT, "MONTH", "UNDECIDED")).containsExactly(open);
        assertThat(rounds.refs(UNIT, "QUARTER", "UNDECIDED")).containsExactly(open);
        assertThat(rounds.refs(OTHER, "DAY", "ALERT")).isEmpty();
        assertThat(rounds.refs(COUNTY, "DAY", "CYCLE")).containsExactly(UNIT, OTHER);
        assertThat(rounds.row(CITY, "DAY").path("state").asText())
                .as("the city sweeps after the counties have signed")
                .isEqualTo("CUT_OFF");
    }

    /** It runs again from the start, and by hand; the lists of the period stay as they are, and each was told once. */
    private void theRunIsDoubled(String caughtUp) throws Exception {
        system.kill("supervision");
        clock.passesTo(end.plus(Duration.ofMinutes(14 * 60 + 30)));
        system.start();
        // The run after the restart has reached the city.
        rounds.awaitSwept(CITY, "DAY");
        assertThat(rounds.lists()).isEqualTo(caughtUp);
        assertThat(rounds.refs(CITY, "DAY", "CYCLE")).containsExactly(COUNTY);
        rounds.eachListWasToldOnce();
        Map<String, ?> again = Map.of("orgPath", UNIT, "cycle", "QUARTER", "day", rounds.lastDay());
        assertThat(desks.refused("case-manager", "clearings:open", again)).isEqualTo("b12: one cycle of each period");
    }

    private void theDayIsSignedAtTheStation(String open) throws Exception {
        String late = "findings?rule=ALT-19&subject=" + open;
        raised("ALT-19", "subject=" + open);
        String day = rounds.at(UNIT, "DAY");
        assertThat(desks.refused("unit-chief", day + ":sign", NOTHING)).isEqualTo("b12: sign only in [EXPLAINED]");
        assertThat(rounds.explains("legal-officer", UNIT, "DAY", "AWAITING_PARTY"))
                .isEqualTo("EXPLAINED");
        assertThat(desks.refused("bureau-leader", day + ":sign", NOTHING)).isEqualTo("forbidden");
        assertThat(rounds.signs("unit-chief", UNIT, "DAY")).isEqualTo("100203");
        assertThat(rounds.reports("legal-officer", UNIT, "DAY")).isEqualTo(COUNTY);
        Desks.await(
                "the signature puts it right",
                () -> desks.get("legal-corps", late).at("/items/0/remediedAt"),
                JsonNode::isTextual);
        JsonNode paper = desks.post(
                "legal-officer", "papers:issue-clearing-report", Map.of("clearing", day.replace("clearings/", "")));
        assertThat(paper.path("title").asText()).contains("日清零报告");
    }

    private void theDayIsSignedInCountyAndCity() throws Exception {
        assertThat(rounds.explains("case-manager", COUNTY, "DAY", "NOT_SIGNED_BELOW"))
                .isEqualTo("EXPLAINED");
        assertThat(desks.refused("city-leader", rounds.at(COUNTY, "DAY") + ":sign", NOTHING))
                .isEqualTo("forbidden");
        assertThat(rounds.signs("duty-director", COUNTY, "DAY")).isEqualTo("100103");
        assertThat(rounds.reports("case-manager", COUNTY, "DAY")).isEqualTo(CITY);
        assertThat(rounds.explains("legal-detachment", CITY, "DAY", "NOT_SIGNED_BELOW"))
                .isEqualTo("EXPLAINED");
        assertThat(desks.statusOf("bureau-leader", rounds.at(CITY, "DAY"))).isEqualTo(404);
        assertThat(rounds.signs("city-leader", CITY, "DAY")).isEqualTo("100321");
        assertThat(rounds.reports("legal-detachment", CITY, "DAY")).isEqualTo("HB/");
    }

    /** The station's on the first days, the county's on the sixth, the city's on the eighth. */
    private void theQuarterIsSignedOnThreeLevels(String open) throws Exception {
        assertThat(rounds.explains("legal-officer", UNIT, "QUARTER", "UNDER_INVESTIGATION"))
                .isEqualTo("EXPLAINED");
        assertThat(desks.refused("unit-chief", rounds.at(UNIT, "QUARTER") + ":sign", NOTHING))
                .isEqualTo("forbidden");
        assertThat(rounds.signs("bureau-leader", UNIT, "QUARTER")).isEqualTo("100309");
        rounds.reports("legal-officer", UNIT, "QUARTER");

        clock.passesTo(end.plus(Duration.ofHours(5 * 24 + 1)));
        rounds.awaitSwept(COUNTY, "QUARTER");
        assertThat(rounds.refs(COUNTY, "QUARTER", "CYCLE"))
                .as("who has not signed, and only who has not")
                .containsExactly(OTHER);
        rounds.explains("case-manager", COUNTY, "QUARTER", "OVERSIGHT");
        clock.passesTo(end.plus(Duration.ofHours(7 * 24 + 1)));
        rounds.awaitSwept(CITY, "QUARTER");
        assertThat(rounds.refs(CITY, "QUARTER", "CYCLE")).containsExactly(COUNTY);
        assertThat(rounds.isLate(COUNTY, "QUARTER")).isTrue();
        assertThat(rounds.signs("bureau-leader", COUNTY, "QUARTER")).isEqualTo("100309");
        rounds.reports("case-manager", COUNTY, "QUARTER");
        rounds.explains("legal-detachment", CITY, "QUARTER", "NOT_SIGNED_BELOW");
        assertThat(rounds.signs("city-leader", CITY, "QUARTER")).isEqualTo("100321");
        assertThat(rounds.items(UNIT, "QUARTER").findValuesAsText("reason"))
                .as("what was signed for " + open)
                .containsOnly("UNDER_INVESTIGATION");
    }

    /** The neighbours forgot theirs; it is explained and signed after all. */
    private void theQuarterThatNobodySigned_isFoundOnTheTenthDay() throws Exception {
        clock.passesTo(end.plus(Duration.ofHours(10 * 24 + 1)));
        String asked = "findings?rule=ALT-21&orgPath=" + OTHER;
        Desks.await("ALT-21", () -> desks.get("legal-corps", asked).path("items"), items -> items.size() == 1);
        assertThat(desks.get("legal-corps", "findings?rule=ALT-21&orgPath=" + UNIT)
                        .path("items"))
                .isEmpty();
        assertThat(desks.get("case-manager", "briefings/morning?orgPath=" + OTHER)
                        .path("sections")
                        .toString())
                .contains("QUARTER " + rounds.label("QUARTER"));
        rounds.explains("legal-officer", OTHER, "QUARTER", "OVERSIGHT");
        rounds.signs("bureau-leader", OTHER, "QUARTER");
        Desks.await(
                "signed after all",
                () -> desks.get("legal-corps", asked).at("/items/0/remediedAt"),
                JsonNode::isTextual);
    }

    /** The supervisors' own queue has its clocks: seventy-two hours for this finding, and ten days have gone by. */
    private void whatNobodyVerified_isHeldUpToTheCounty(String open) throws Exception {
        String late = desks.get("legal-corps", "findings?rule=ALT-19&subject=" + open)
                .at("/items/0/id")
                .asText();
        String asked = "findings?rule=SUP-01&subject=" + late;
        JsonNode found =
                Desks.await("SUP-01", () -> desks.get("case-manager", asked).path("items"), items -> items.size() == 1);
        assertThat(found.at("/0/unit").asText()).isEqualTo(COUNTY);
        assertThat(desks.get("unit-chief", asked).path("items")).isEmpty();
    }
}
