package org.firstbutton.localrun.county;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstbutton.localrun.county.story.AftermathScript;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.AlertScript;
import org.firstbutton.localrun.county.story.Chronicle;
import org.firstbutton.localrun.county.story.Days;
import org.firstbutton.localrun.county.story.Dice;
import org.firstbutton.localrun.county.story.OtherCall;
import org.firstbutton.localrun.county.story.OtherCall.Turn;
import org.firstbutton.localrun.county.story.Unit;
import org.jspecify.annotations.Nullable;

/** 示范县 — draws what happens in the Demo County: everything invented, everything repeatable. */
public final class County {
    public static final String NAME = "示范县 Demo County";
    private static final int VALID_PER_DAY = 87;
    private static final int OTHER_PER_DAY = 209;
    private static final int LAST_SECOND_FOR_VALID = 84_000;
    private static final int LAST_SECOND_FOR_OTHERS = 85_200;
    private static final int OLD_CASES = 8;
    private static final int WITHDRAWN_EVERY = 20;
    private static final int[] BUSY = {2, 1, 1, 1, 1, 1, 2, 4, 6, 7, 7, 6, 5, 5, 6, 6, 6, 7, 7, 8, 8, 7, 5, 3};

    private final CountyPlan plan;
    private final List<Story> stories = new ArrayList<>();
    private int withdrawals;

    private County(CountyPlan plan) {
        this.plan = plan;
    }

    /** Something that began with a call; {@code course} is absent when no unit was sent. */
    private static final class Story {
        private final Instant received;
        private final Dice dice;
        private final @Nullable AlertCourse course;
        private final Turn turn;
        private final String orgPath;
        private String number = "";

        Story(AlertCourse course) {
            this.received = course.received;
            this.dice = course.dice;
            this.course = course;
            this.turn = Turn.EMPTY;
            this.orgPath = course.unit.path();
        }

        Story(Instant received, Dice dice, Turn turn, String orgPath) {
            this.received = received;
            this.dice = dice;
            this.course = null;
            this.turn = turn;
            this.orgPath = orgPath;
        }
    }

    public static History of(CountyPlan plan) {
        return new County(plan).history();
    }

    private History history() {
        CleanCourses clean = new CleanCourses(plan);
        for (LocalDate day = plan.firstDay(); !day.isAfter(plan.lastDay()); day = day.plusDays(1)) {
            ordinaryDay(day, clean);
        }
        for (int i = 0; i < OLD_CASES; i++) {
            add(clean.oldCase(Dice.of(plan.seed(), "old case " + i)));
        }
        clean.settledCallers().forEach(this::add);
        clean.monthBefore().forEach(this::add);
        List<Plant> planted = new ArrayList<>();
        Faults faults = new Faults(plan);
        faults.ofAlerts().forEach(this::add);
        add(faults.bailOfFortyYears());
        faults.unresolvedCallers(planted).forEach(this::add);
        faults.unheardCallers(planted).forEach(this::add);
        faults.carriedPastTheMonth().forEach(this::add);
        faults.countedWrong().forEach(this::add);
        faults.discontentMonth(planted).forEach(this::add);
        faults.otherCalls((received, dice, turn) -> stories.add(new Story(received, dice, turn, orgPath(turn))));
        List<Feed> feeds = Feed.of(plan, planted);
        number();
        return new History(plan, tell(planted), feeds, List.copyOf(planted));
    }

    private void ordinaryDay(LocalDate day, CleanCourses clean) {
        for (int i = 0; i < VALID_PER_DAY; i++) {
            Dice dice = Dice.of(plan.seed(), day + " valid " + i);
            boolean last = day.equals(plan.lastDay());
            int second = Math.min(second(dice), LAST_SECOND_FOR_VALID);
            add(clean.ordinary(
                    Days.at(day, last ? second * 20 / 24 : second), dice, day.toEpochDay() * VALID_PER_DAY + i));
        }
        for (int i = 0; i < OTHER_PER_DAY; i++) {
            Dice dice = Dice.of(plan.seed(), day + " other " + i);
            Instant received = Days.at(day, Math.min(second(dice), LAST_SECOND_FOR_OTHERS));
            Turn turn = i % WITHDRAWN_EVERY == 0 ? Turn.WITHDRAWN : Turn.byChance(dice);
            stories.add(new Story(received, dice, turn, orgPath(turn)));
        }
    }

    /** A withdrawal is the unit's that would have been sent; the rest stays with the county's centre. */
    private String orgPath(Turn turn) {
        return turn == Turn.WITHDRAWN ? CleanCourses.inTurn(withdrawals++).path() : Unit.COUNTY;
    }

    private static int second(Dice dice) {
        return dice.weighted(BUSY) * 3600 + dice.between(60, 3500);
    }

    private void add(AlertCourse course) {
        stories.add(new Story(course));
    }

    /** Numbers as the dispatch centre gives them: the day, then one after the other. */
    private void number() {
        stories.sort(Comparator.comparing(story -> story.received));
        Map<LocalDate, Integer> last = new HashMap<>();
        for (Story story : stories) {
            LocalDate day = Days.of(story.received);
            int next = last.merge(day, 1, Integer::sum);
            story.number =
                    String.format(Locale.ROOT, "DEMO-%s-%04d", day.toString().replace("-", ""), next);
        }
    }

    private List<Chronicle> tell(List<Plant> planted) {
        List<Chronicle> chronicles = new ArrayList<>();
        String master = null;
        for (Story story : stories) {
            AlertCourse course = story.course;
            if (course == null) {
                OtherCall call = new OtherCall(story.received, story.number, story.dice, story.turn);
                chronicles.add(call.write(story.orgPath, master));
                if (story.turn.breaks != null) {
                    String subject = story.turn.isTaken() ? story.number : alertId(story.number);
                    planted.add(new Plant(story.turn.breaks, subject));
                }
            } else {
                List<Chronicle> told = new AlertScript(course, story.number).write();
                chronicles.addAll(new AftermathScript(course, story.number, plan.told()).after(told));
                course.breaks.forEach(
                        rule -> planted.add(new Plant(rule, course.subjects.getOrDefault(rule, story.number))));
                master = alertId(story.number);
            }
        }
        return List.copyOf(chronicles);
    }

    /** The id that every service works out alone for an alert of the demo's dispatch system. */
    static String alertId(String number) {
        return Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL)
                .generate("firstbutton:" + AlertScript.SOURCE + "\n" + number)
                .toString();
    }
}
