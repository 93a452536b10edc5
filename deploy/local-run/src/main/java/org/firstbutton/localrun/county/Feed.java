package org.firstbutton.localrun.county;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstbutton.localrun.county.story.AlertScript;
import org.firstbutton.localrun.county.story.CaseScript;
import org.firstbutton.localrun.county.story.Dice;
import org.firstbutton.localrun.county.story.Unit;

/**
 * 数据来源 — a system that hands in records or only says that it is alive, and the beats by which it did so.
 *
 * @param orgPath whose system it is
 * @param beats business times, oldest first
 */
public record Feed(String source, String orgPath, List<Instant> beats) {
    /** How often a source beats; a gap of more than a quarter of an hour is a fault. */
    public static final Duration EVERY = Duration.ofMinutes(10);

    public static final List<String> SYSTEMS = List.of(AlertScript.SOURCE, CaseScript.SOURCE);
    private static final Duration STATION_HISTORY = Duration.ofHours(20);
    private static final int STATIONS = 4;

    /** All feeds of the county; each silence is planted. */
    static List<Feed> of(CountyPlan plan, List<Plant> planted) {
        List<Feed> feeds = new ArrayList<>();
        for (String system : SYSTEMS) {
            List<Silence> silences = List.of();
            if (system.equals(AlertScript.SOURCE)) {
                silences = List.of(Silence.of(plan, system, plan.begin().plus(Duration.ofHours(3))));
            }
            feeds.add(beating(system, Unit.COUNTY, plan.begin(), plan.now(), silences));
        }
        for (int i = 1; i <= STATIONS; i++) {
            Unit unit = Unit.ALL.get(i * 6);
            String source = "demo-station-" + unit.code().toLowerCase(Locale.ROOT);
            Instant from = plan.end().minus(STATION_HISTORY);
            Silence silence = Silence.of(plan, source, from.plus(Duration.ofHours(i * 3L)));
            feeds.add(beating(source, unit.path(), from, plan.now(), List.of(silence)));
        }
        feeds.forEach(feed -> feed.silences().forEach(silence -> planted.add(new Plant("SUP-10", feed.source()))));
        return feeds;
    }

    private record Silence(Instant from, Instant until) {
        static Silence of(CountyPlan plan, String source, Instant from) {
            return new Silence(
                    from, from.plusSeconds(Dice.of(plan.seed(), source).minutes(22, 75)));
        }
    }

    private static Feed beating(String source, String orgPath, Instant from, Instant until, List<Silence> silences) {
        List<Instant> beats = new ArrayList<>();
        for (Instant at = from; !at.isAfter(until); at = at.plus(EVERY)) {
            Instant beat = at;
            if (silences.stream()
                    .noneMatch(silence -> beat.isAfter(silence.from()) && beat.isBefore(silence.until()))) {
                beats.add(beat);
            }
        }
        if (!beats.get(beats.size() - 1).equals(until)) {
            beats.add(until);
        }
        return new Feed(source, orgPath, List.copyOf(beats));
    }

    /** The beats before which it was silent for too long. */
    List<Instant> silences() {
        List<Instant> ends = new ArrayList<>();
        for (int i = 1; i < beats.size(); i++) {
            if (Duration.between(beats.get(i - 1), beats.get(i)).compareTo(Duration.ofMinutes(15)) > 0) {
                ends.add(beats.get(i));
            }
        }
        return ends;
    }
}
