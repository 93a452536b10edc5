package org.firstbutton.supervision.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.contract.alert.AlertFact.FeedbackSubmitted;
import org.firstbutton.contract.alert.AlertFact.UnitArrived;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.contract.casework.CaseFact.CaseFiled;
import org.firstbutton.supervision.watch.BrokerPen;

/** 总览的情节 — eleven alerts of two stations, whose names begin alike, and how far each of them came. */
final class OverviewPlot {
    private final BrokerPen pen;
    private final String unit;
    private final String sibling;
    private final Instant start = Instant.now().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.SECONDS);
    private final Instant handedOver = start.plus(Duration.ofHours(17));

    // Nobody was sent to these, the last of them grave and the sibling's.
    private final List<String> left = some(4);
    private final String playedDown = one();
    private final String filed = one();
    private final String pending = one();
    private final String pendingThere = one();
    private final String sentOver = one();
    private final String old = one();

    OverviewPlot(BrokerPen pen, String unit, String sibling) {
        this.pen = pen;
        this.unit = unit;
        this.sibling = sibling;
    }

    List<String> left() {
        return left;
    }

    String playedDown() {
        return playedDown;
    }

    /** Thirteen of its twenty-four hours are used up. */
    String handedOver() {
        return pending;
    }

    String handedOverToTheSibling() {
        return pendingThere;
    }

    Map<String, Long> ofTheUnit() {
        return stages(7, 2, 1, 1, 1);
    }

    /** What was sent over to it was received elsewhere: it is no alert of its own cohort. */
    Map<String, Long> ofTheSibling() {
        return stages(2, 1, 0, 0, 0);
    }

    Map<String, Long> ofTheCounty() {
        return stages(9, 4, 1, 1, 1);
    }

    private static Map<String, Long> stages(long received, long dispatched, long arrived, long filed, long closed) {
        return Map.of(
                "alert.received", received,
                "alert.dispatched", dispatched,
                "unit.arrived", arrived,
                "case.accepted", 0L,
                "case.filed", filed,
                "case.closed", closed);
    }

    void told() {
        pen.by("o-taker", "CALL_TAKER").at(unit);
        left.subList(0, 3).forEach(each -> received(each, start, 3));
        received(playedDown, start, 1);
        pen.fact(
                playedDown,
                "firstbutton",
                start.plusSeconds(60),
                start.plusSeconds(61),
                new AlertReclassified("100600", "200200", 1, 3, null, null, "P1", null, null, null, null));
        received(old, start.minus(Duration.ofDays(39)), 3);
        received(filed, start, 3);
        dispatched(filed, start, unit);
        pen.fact(filed, "firstbutton", after(300), after(300), new UnitArrived("d-" + filed, null));
        pen.fact(
                filed,
                "firstbutton",
                after(900),
                after(900),
                new CaseFiled("CRIMINAL", "THEFT", "o-leader", null, null, null));
        pen.fact(filed, "firstbutton", after(5000), after(5000), new CaseClosed("SOLVED"));
        received(pending, handedOver, 3);
        dispatched(pending, handedOver, unit);
        received(sentOver, start, 3);

        pen.at(sibling);
        dispatched(sentOver, start, sibling);
        pen.fact(sentOver, "firstbutton", after(1200), after(1200), feedback(sentOver));
        received(left.get(3), start, 1);
        received(pendingThere, handedOver, 3);
        dispatched(pendingThere, handedOver, sibling);
    }

    /** The unit's officers have said what came of it. */
    void answered() {
        pen.at(unit);
        Instant now = Instant.now();
        pen.fact(pending, "firstbutton", now, now, feedback(pending));
    }

    private void received(String matter, Instant at, int level) {
        pen.fact(matter, "firstbutton", at, at, new AlertReceived("PHONE_110", "T-1", null, null, null, null));
        // Later than seventy seconds would itself be found.
        Instant then = at.plusSeconds(5);
        pen.fact(
                matter,
                "firstbutton",
                then,
                then,
                new AlertClassified("ROBBERY", null, level, true, true, true, false, null, "URBAN", null, null));
    }

    private void dispatched(String matter, Instant at, String to) {
        Instant then = at.plusSeconds(30);
        pen.fact(matter, "firstbutton", then, then, new AlertDispatched("d-" + matter, to, List.of(), null, null));
    }

    private static FeedbackSubmitted feedback(String matter) {
        return new FeedbackSubmitted(
                "f-" + matter, "d-" + matter, "MEDIATED", null, null, null, null, null, null, null, null);
    }

    private Instant after(long seconds) {
        return start.plusSeconds(seconds);
    }

    private static List<String> some(int number) {
        return Stream.generate(OverviewPlot::one).limit(number).toList();
    }

    private static String one() {
        return UUID.randomUUID().toString();
    }
}
