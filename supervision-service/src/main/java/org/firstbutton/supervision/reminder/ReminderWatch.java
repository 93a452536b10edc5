package org.firstbutton.supervision.reminder;

import com.fasterxml.uuid.Generators;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.reminder.Reminders.Fresh;
import org.firstbutton.supervision.reminder.Reminders.Risk;
import org.firstbutton.supervision.roster.PostHolder;
import org.firstbutton.supervision.roster.Roster;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.rules.Rule;
import org.jdbi.v3.core.Handle;

/**
 * 提醒值守 — turns each warning into reminders to the people its ladder names, once. Warnings come at the percentages that
 * the rules name (50 %, 80 %), so a limit has a reminder for each. Case reminders wait for duty hours; operations and custody do not.
 */
@ApplicationScoped
class ReminderWatch {
    /** 一案一提醒: the ladder of cases. */
    static final String CASES = "E2";

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final PacksInForce packs;
    private final Calendars calendars;
    private final Roster roster;
    private final Reminders reminders;
    private final ReminderFacts facts;

    ReminderWatch(
            Transactions transactions,
            PacksInForce packs,
            CalendarInForce calendar,
            Roster roster,
            Reminders reminders,
            ReminderFacts facts) {
        this.transactions = transactions;
        this.packs = packs;
        this.calendars = calendar.calendars();
        this.roster = roster;
        this.reminders = reminders;
        this.facts = facts;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            int done;
            do {
                done = transactions.asConsumer(handle -> remind(handle, DatabaseClock.now(handle)));
            } while (done == AT_ONCE);
        } catch (RuntimeException away) {
            Log.warn("reminders try again", away);
        }
    }

    /** @param clock decides whether it is duty time; what is written down carries the database's own */
    int remind(Handle handle, Instant clock) {
        Map<String, String> ladders = ladders(handle, DutyHours.include(calendars, clock));
        List<Risk> risks = reminders.risks(handle, ladders.keySet(), AT_ONCE);
        if (risks.isEmpty()) {
            return 0;
        }
        Instant now = DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
        Map<String, String> handlers =
                reminders.handlers(handle, risks.stream().map(Risk::matter).toList());
        Map<String, List<PostHolder>> posts = posts(handle, risks, now);
        List<Fresh> fresh = new ArrayList<>();
        for (Risk risk : risks) {
            String ladder = Objects.requireNonNull(ladders.get(risk.ruleId()));
            fresh.addAll(people(risk, ladder, handlers, posts.getOrDefault(risk.unit(), List.of())));
        }
        reminders.remind(handle, risks, fresh);
        facts.issued(handle, fresh, now);
        return risks.size();
    }

    private Map<String, String> ladders(Handle handle, boolean onDuty) {
        return packs.of(handle).packs().stream()
                .flatMap(pack -> pack.rules().stream())
                .map(Rule::heading)
                .filter(heading -> !Part.of(heading.ladder()).isEmpty())
                .filter(heading -> onDuty || !heading.ladder().equals(CASES))
                .collect(Collectors.toMap(Rule.Heading::id, Rule.Heading::ladder, (one, other) -> one));
    }

    private Map<String, List<PostHolder>> posts(Handle handle, List<Risk> risks, Instant now) {
        Set<String> roles = java.util.Arrays.stream(Part.values())
                .map(Part::post)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> units = risks.stream().map(Risk::unit).collect(Collectors.toSet());
        return roster.holding(handle, roles, units, now).stream().collect(Collectors.groupingBy(PostHolder::orgPath));
    }

    private static List<Fresh> people(
            Risk risk, String ladder, Map<String, String> handlers, List<PostHolder> holders) {
        List<Fresh> fresh = new ArrayList<>();
        Set<String> named = new HashSet<>();
        String handler = handlers.get(risk.matter());
        List<Part> parts = new ArrayList<>(Part.of(ladder));
        if (handler == null && !parts.contains(Part.DUTY_LEADER)) {
            // Where nobody is known to handle it, who leads the unit is reminded that somebody should.
            parts.add(Part.DUTY_LEADER);
        }
        for (Part part : parts) {
            List<String> people = part == Part.HANDLER
                    ? handler == null ? List.of() : List.of(handler)
                    : holders.stream()
                            .filter(holder -> holder.role().equals(part.post()))
                            .map(PostHolder::person)
                            .toList();
            for (String person : people) {
                if (named.add(person)) {
                    boolean toSign = ladder.equals(CASES) && part == Part.HANDLER;
                    fresh.add(new Fresh(Generators.timeBasedEpochGenerator().generate(), risk, person, part, toSign));
                }
            }
        }
        return fresh;
    }
}
