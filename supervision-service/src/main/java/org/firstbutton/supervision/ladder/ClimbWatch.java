package org.firstbutton.supervision.ladder;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.Pause;
import org.firstbutton.supervision.calendar.YearWithoutNotice;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.finding.FindingStatus;
import org.firstbutton.supervision.finding.Findings;
import org.firstbutton.supervision.ladder.Addressees.Involved;
import org.firstbutton.supervision.ladder.Addressees.Known;
import org.firstbutton.supervision.ladder.Climb.Move;
import org.firstbutton.supervision.ladder.Climb.Plan;
import org.firstbutton.supervision.ladder.Climb.Reached;
import org.firstbutton.supervision.ladder.ClimbFacts.Climbed;
import org.firstbutton.supervision.ladder.Climbs.NewRung;
import org.firstbutton.supervision.ladder.Climbs.Next;
import org.firstbutton.supervision.ladder.Climbs.Standing;
import org.firstbutton.supervision.ladder.Ladder.Addressee;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 阶梯值守 — listens to what becomes of findings and climbs the ladders that are due, in the order of their time. Nothing is
 * kept in memory: whoever of the replicas comes first does it, and after an outage what is due is climbed at once.
 */
@ApplicationScoped
class ClimbWatch {
    private static final int AT_ONCE = 200;
    private static final Duration WITHOUT_CALENDAR = Duration.ofHours(1);
    /** What was broken longer before it was found was taken over as history, and waits for nobody. */
    private static final Duration HISTORY = Duration.ofDays(30);

    private final Transactions transactions;
    private final Ladders ladders;
    private final Calendars calendars;
    private final Climbs climbs;
    private final Findings findings;
    private final Addressees addressees;
    private final ClimbFacts facts;

    ClimbWatch(
            Transactions transactions,
            Ladders ladders,
            CalendarInForce calendar,
            Climbs climbs,
            Findings findings,
            Addressees addressees,
            ClimbFacts facts) {
        this.transactions = transactions;
        this.ladders = ladders;
        this.calendars = calendar.calendars();
        this.climbs = climbs;
        this.findings = findings;
        this.addressees = addressees;
        this.facts = facts;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            int done;
            do {
                done = transactions.asConsumerByKeys(climbs::listen) + transactions.asConsumerByKeys(this::climb);
            } while (done > 0);
        } catch (RuntimeException away) {
            Log.warn("the ladders try again", away);
        }
    }

    private int climb(Handle handle) {
        List<Standing> due = climbs.due(handle, AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        List<UUID> ids = due.stream().map(Standing::finding).toList();
        Map<UUID, FindingRow> rows = findings.byIds(handle, ids);
        Map<UUID, List<Reached>> reached = climbs.reached(handle, ids);
        Map<UUID, List<Pause>> pauses = climbs.pauses(handle, ids);
        Map<UUID, Involved> involvedIn = addressees.involvedIn(handle, rows.values());
        Known known = new Known(DatabaseClock.now(handle), new HashMap<>());
        List<Climbed> told = new ArrayList<>();
        List<Next> next = new ArrayList<>();
        for (Standing standing : due) {
            UUID id = standing.finding();
            FindingRow row = rows.get(id);
            Ladder ladder = ladderOf(row);
            if (row == null || ladder == null) {
                next.add(new Next(id, null, 0));
                continue;
            }
            Involved involved = involvedIn.getOrDefault(id, Involved.NOBODY);
            Climb climb =
                    new Climb(calendars, ladder, row.raisedAt(), isGrave(row), pauses.getOrDefault(id, List.of()));
            Plan plan = plan(
                    climb,
                    ladder,
                    reached.getOrDefault(id, List.of()),
                    known.now(),
                    tell -> addressees.people(handle, row, involved, tell, known));
            List<NewRung> climbed = rungs(row, involved, ladder, plan);
            told.add(new Climbed(row, standing.version(), climbed));
            next.add(new Next(id, plan.next(), climbed.size()));
        }
        facts.told(handle, told, known.now());
        climbs.reach(handle, rungs(told));
        climbs.rest(handle, next);
        return due.size();
    }

    private static List<NewRung> rungs(List<Climbed> told) {
        return told.stream().flatMap(each -> each.rungs().stream()).toList();
    }

    private static List<NewRung> rungs(FindingRow row, Involved involved, Ladder ladder, Plan plan) {
        return plan.moves().stream()
                .map(move -> rung(row, involved, ladder, move))
                .toList();
    }

    private static NewRung rung(FindingRow row, Involved involved, Ladder ladder, Move move) {
        List<String> posts =
                Addressees.posts(row, involved, ladder.rungs().get(move.rung()).tell());
        return new NewRung(row.draft().id(), move.rung(), move.dueAt(), posts, move.people());
    }

    private static boolean isGrave(FindingRow row) {
        return row.draft().severity().equals("CRITICAL");
    }

    /** None for what a person has decided or what was done after all: nobody needs to be told any more. */
    private @Nullable Ladder ladderOf(@Nullable FindingRow row) {
        if (row == null || row.status() != FindingStatus.RAISED || row.draft().remediedAt() != null) {
            return null;
        }
        if (row.draft().brokenAt().plus(HISTORY).isBefore(row.raisedAt())) {
            return null;
        }
        return ladders.of(row.draft().ladder()).orElse(null);
    }

    private static Plan plan(
            Climb climb,
            Ladder ladder,
            List<Reached> reached,
            Instant now,
            Function<List<Addressee>, List<String>> people) {
        try {
            return climb.plan(reached, now, people);
        } catch (YearWithoutNotice unknown) {
            Log.warnf("ladder %s waits for the holiday notice of %d", ladder.id(), unknown.year());
            return new Plan(List.of(), now.plus(WITHOUT_CALENDAR));
        }
    }
}
