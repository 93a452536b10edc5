package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstbutton.contract.Fact;
import org.jspecify.annotations.Nullable;

/**
 * 警情进程 — how one valid alert will go, in seconds. As drawn it keeps every rule with a margin; a fault changes one
 * number and names the rules that this must break.
 */
public final class AlertCourse {
    private static final List<String> ELEMENTS = List.of("PERSONS", "PLACE", "EVIDENCE", "BODYCAM", "INFORMED");

    public final Instant received;
    public final Unit unit;
    public final Dice dice;
    public final int level;
    public Subject subject;
    public boolean emergency;
    public boolean attendance = true;
    public int units = 1;
    public int dispatchAfter;
    public int acknowledgeAfter;
    public int turnOutAfter;
    public int arriveAfter;
    public int onScene;
    public int feedbackAfter;
    public int informAfter;
    public int closeAfter;
    public boolean reachable = true;
    public boolean mediated;
    public boolean visited;
    public boolean delayReported;
    /** Whether a unit that set out comes back without having been there. */
    public boolean turnedBack;
    /** 家暴 — as the call-taker flagged it. */
    public boolean violence;

    /** After the classification of a major alert … */
    public int countyToldAfter = 120;
    /** … and so long until the city knows of it. */
    public int cityToldAfter = 600;
    /** 查访 — days after the closing on which who was admonished at home is visited; null where nobody goes. */
    public @Nullable Integer visitedOnDay = 2;

    /** Yuan, as the caller stated it. */
    public @Nullable Integer loss;

    public String channel = "PHONE_110";
    public String disposition = "ADVISED";
    public List<String> elements = ELEMENTS;
    /** Whether the unit carries over what it cannot close by midnight. */
    public boolean carriedOver = true;

    public Passing passing = Passing.KEPT;

    public @Nullable Regrading regrading;

    public @Nullable CaseCourse casework;

    public @Nullable String caller;

    /** How the caller is asked afterwards. */
    public final Asking asking;

    public final Map<Class<? extends Fact>, Integer> putOff = new HashMap<>();
    public final List<Extra> also = new ArrayList<>();
    public final List<String> breaks = new ArrayList<>();
    /** Of what a rule speaks, where that is neither the alert nor its case. */
    public final Map<String, String> subjects = new HashMap<>();

    /** 事由 — category code and severity class: 1 criminal, 2 public security, 3 dispute, 4 help. */
    public record Subject(String category, int severityClass, String offence) {
        static final List<Subject> HELP = List.of(
                new Subject("500100", 4, "MISSING_PERSON"),
                new Subject("500300", 4, "LOCKED_OUT"),
                new Subject("509900", 3, "DISPUTE"),
                new Subject("509900", 3, "DISPUTE"),
                new Subject("500600", 4, "ILLNESS"));
        static final List<Subject> ADMIN =
                List.of(new Subject("200100", 2, "BRAWL"), new Subject("200500", 2, "DAMAGE"));
        static final List<Subject> CRIMINAL =
                List.of(new Subject("100100", 1, "THEFT"), new Subject("100600", 1, "FRAUD"));
    }

    /** 移交 — whether the first contact keeps the alert. */
    public enum Passing {
        KEPT,
        /** Passed on once, accepted at once. */
        HANDED_OVER,
        /** Passed on twice within hours, handled by nobody in between. */
        PASSED_ON_TWICE,
        /** Passed on, and for more than a day nobody accepts it. */
        UNCLAIMED
    }

    /** 改类 — null where the record is silent; {@code rechecked}: whether somebody from outside looked at it afterwards. */
    public record Regrading(
            int toClass,
            boolean byAnother,
            @Nullable String reason,
            @Nullable String evidence,
            boolean rechecked) {
        public Regrading(int toClass, boolean byAnother, @Nullable String reason, @Nullable String evidence) {
            this(toClass, byAnother, reason, evidence, true);
        }
    }

    public AlertCourse(Instant received, Unit unit, Dice dice, int level) {
        this.received = received;
        this.unit = unit;
        this.dice = dice;
        this.level = level;
        this.subject = dice.one(Subject.HELP);
        this.emergency = level <= 2;
        this.dispatchAfter =
                level <= 2 ? dice.between(8, 38) : level == 3 ? dice.between(15, 150) : dice.minutes(1, 14);
        this.acknowledgeAfter = dice.between(5, 23);
        Unit.Area area = unit.area();
        this.turnOutAfter = dice.between(10, 60);
        this.arriveAfter = dice.between(area.soonest, area.usual);
        this.onScene = dice.minutes(8, 40);
        this.feedbackAfter = dice.minutes(3, 22);
        this.informAfter = dice.minutes(4, 40);
        this.closeAfter = dice.minutes(4, 20);
        this.visited = dice.chance(10);
        this.asking = new Asking(dice);
    }

    /** What the case will be about decides what the call was about. */
    public void becomes(CaseCourse course) {
        casework = course;
        subject = dice.one(course.isCriminal() ? Subject.CRIMINAL : Subject.ADMIN);
    }

    public boolean isCaseType() {
        return subject.severityClass() <= 2;
    }
}
