package org.firstbutton.localrun.county.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.casework.CaseFact.CaseNotFiled;
import org.firstbutton.contract.casework.DecisionFact.NoticeServed;
import org.jspecify.annotations.Nullable;

/**
 * 案件进程 — how a case will go, in seconds: registered so long after the officer arrived, accepted so long after that,
 * everything else counted from the acceptance. As drawn it keeps every rule with a margin; a fault changes one number.
 */
public final class CaseCourse {
    public static final String ADMIN = "ADMIN";
    public static final String CRIMINAL = "CRIMINAL";
    private static final int LONG_CASE = 10 * 86_400;
    private static final int LONGEST_REST = 45 * 86_400;

    public final String kind;
    public int registerAfter;
    public int acceptAfter;
    public int fileAfter;
    public List<Integer> actsAfter = new ArrayList<>();
    public int passAfter;
    public int decideAfter;
    public int closeAfter;
    public Review review = Review.PASSED;
    /** Whether the alert waits for the acceptance before it is closed. */
    public boolean alertWaits = true;
    /** From the request to the result of the legal review. */
    public int reviewTakes = 25 * 60;

    public boolean handlerReviews;
    public boolean handlerDecides;
    /** Seconds between the decision and its document; the document comes first where it is negative. */
    public int documentAfter = 10 * 60;
    /** Seconds from the closing until the dossier goes to the archive; null where it never does. */
    public @Nullable Integer archiveAfter;
    /** Whether anybody scores the dossier. */
    public boolean evaluated = true;
    /** Papers that are not in the dossier then. */
    public List<String> papersMissing = List.of();
    /** A case that goes elsewhere is neither decided nor closed here. */
    public boolean decided = true;
    /** Whether a criminal case is filed at all; what is refused is not decided either. */
    public boolean filed = true;
    /** Whether something that was taken is still there when the case is closed. */
    public boolean thingsLeft;
    /** Which kind of act comes first, in the order of {@link CaseScript}. */
    public int firstAct;
    /** Whether the scene is that of a road accident … */
    public boolean accident;
    /** … which needs an appraisal. */
    public boolean appraisalNeeded;
    /** Yuan, as the case has it. */
    public @Nullable Integer amount;

    public Recording recording = Recording.WHOLE;

    public @Nullable Visit visit;
    public final CasePapers papers = new CasePapers();
    public final List<AreaVisit> visits = new ArrayList<>();
    /** The chain of measures on the suspect. */
    public final List<Restraint> restraints = new ArrayList<>();

    public final List<Thing> things = new ArrayList<>();
    public final List<Extra> also = new ArrayList<>();

    public final Map<Class<? extends Fact>, Integer> putOff = new HashMap<>();

    /** 报案接待 — how somebody who came to the station was received. */
    public enum Visit {
        RECEIVED,
        /** Gone before the report was registered. */
        SENT_AWAY,
        /** Nobody listed the evidence that the visitor had brought. */
        EVIDENCE_NOT_LISTED
    }

    /** 法制审核 — what became of the legal review before the decision. */
    public enum Review {
        PASSED,
        /** Passed by somebody without the qualification. */
        UNQUALIFIED,
        NEVER
    }

    /** 讯问录音录像 — how much of an interrogation in the case area was recorded. */
    public enum Recording {
        WHOLE,
        /** It began after the interrogation did. */
        LATE,
        NONE
    }

    private CaseCourse(String kind) {
        this.kind = kind;
    }

    /** @param span seconds from acceptance to closing, at least five hours */
    public static CaseCourse lasting(Dice dice, String kind, int span) {
        CaseCourse course = new CaseCourse(kind);
        course.registerAfter = dice.minutes(10, 35);
        course.acceptAfter = dice.minutes(15, 45);
        course.fileAfter = Math.min(span / 10, dice.hours(4, 30));
        int first = Math.min(Math.max(span / 30, 15 * 60), dice.hours(2, 12));
        course.actsAfter.add(first);
        course.actsAfter.add(Math.max(first, course.fileAfter) + Math.min(span / 12, dice.hours(3, 20)));
        if (span > LONG_CASE) {
            course.actUntil(span - 2 * 86_400, dice);
        } else {
            course.actsAfter.add(span * 40 / 100);
            course.actsAfter.add(span * 52 / 100);
        }
        int end = Math.min(span * 35 / 100, 86_400);
        course.passAfter = span - end * 70 / 100;
        course.decideAfter = span - end * 40 / 100;
        course.closeAfter = span;
        course.archiveAfter = dice.hours(3 * 24, 20 * 24);
        return course;
    }

    /** An act every few days, so that the case never rests too long. */
    public void actUntil(int last, Dice dice) {
        int at = actsAfter.get(actsAfter.size() - 1);
        while (at + LONGEST_REST < last) {
            at += dice.hours(8 * 24, 44 * 24);
            actsAfter.add(at);
        }
        actsAfter.add(Math.max(at + 3600, last));
    }

    /** The case is refused, and the complainant is told so at once unless {@code silent}. */
    public void refused(int after, boolean silent) {
        filed = false;
        decided = false;
        also.add(Extra.of(after, new CaseNotFiled(CRIMINAL, "NO_CRIME", "DEMO-P-BUREAU-HEAD", null)));
        if (!silent) {
            also.add(Extra.of(after + 3 * 3600, new NoticeServed("NON_FILING", "COMPLAINANT", null, null)));
        }
    }

    public boolean isCriminal() {
        return kind.equals(CRIMINAL);
    }
}
