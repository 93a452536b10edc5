package org.firstbutton.localrun.county;

import java.util.List;
import java.util.Objects;
import org.firstbutton.contract.casework.CaseFact.ReminderAcknowledged;
import org.firstbutton.contract.supervision.WarningFact.ReminderIssued;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.AreaVisit;
import org.firstbutton.localrun.county.story.AreaVisit.Outing;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.Dice;
import org.firstbutton.localrun.county.story.Extra;
import org.firstbutton.localrun.county.story.Thing;
import org.firstbutton.localrun.county.story.Thing.Taking;

/** 依法办案 — what happens in cases that break no rule: visits, measures, things taken and returned, complaints heard. */
final class LawfulLives {
    private static final int MINUTE = 60;
    private static final int DAY = 86_400;
    private static final int HALF_A_TERM = 15 * DAY;
    private static final int VISITED = 40;
    private static final int DETAINED = 60;
    private static final int TAKEN = 35;
    private static final int PENALISED = 15;
    private static final int HARMED = 30;
    private static final int COMPLAINED = 12;

    private LawfulLives() {}

    /** @param span seconds from the acceptance to the closing, at least five hours */
    static void lead(AlertCourse course, Dice dice, int span) {
        CaseCourse casework = Objects.requireNonNull(course.casework);
        int free = casework.isCriminal() ? casework.fileAfter + 15 * MINUTE : 15 * MINUTE;
        if (casework.isCriminal() && span > 4 * DAY && dice.chance(DETAINED)) {
            MeasureFaults.bailed(casework, MeasureFaults.detained(casework, free), dice.hours(40, 55));
        } else if (dice.chance(VISITED)) {
            AreaVisit visit = new AreaVisit(free, casework.kind);
            visit.outing = dice.chance(20) ? Outing.APPROVED : Outing.NONE;
            casework.visits.add(visit);
        }
        if (dice.chance(TAKEN)) {
            Taking taking = dice.one(List.of(Taking.EXTRACTED, Taking.EXTRACTED, Taking.SEALED));
            casework.things.add(new Thing(taking, free + 5 * MINUTE, span - free - 30 * MINUTE));
        }
        if (!casework.isCriminal()) {
            casework.papers.victim = dice.chance(HARMED);
            if (dice.chance(PENALISED)) {
                casework.papers.detention();
            }
        }
        if (span > 4 * DAY && dice.chance(COMPLAINED)) {
            CitizenFaults.heard(course, casework);
        }
        if (span > HALF_A_TERM + DAY) {
            reminded(casework, "INV-03", 50, HALF_A_TERM, true);
        }
    }

    /** 一案一提醒 — the case system tells the handler how much of a term is over, and he signs within the hour. */
    static void reminded(CaseCourse casework, String rule, int percent, int after, boolean signed) {
        String reminder = "DEMO-REMINDER-" + percent;
        casework.also.add(Extra.by("SYSTEM", after, new ReminderIssued(reminder, rule, percent)));
        if (signed) {
            casework.also.add(Extra.of(after + 50 * MINUTE, new ReminderAcknowledged(reminder)));
        }
    }
}
