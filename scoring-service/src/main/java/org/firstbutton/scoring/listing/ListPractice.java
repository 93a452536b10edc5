package org.firstbutton.scoring.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.ProceedingDesk;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.scoring.ScoreFact.ListDrafted;
import org.firstbutton.contract.scoring.ScoreFact.ListEntryRemoved;
import org.firstbutton.contract.scoring.ScoreFact.ListEntryScored;
import org.firstbutton.contract.scoring.ScoreFact.ListObjected;
import org.firstbutton.contract.scoring.ScoreFact.ListObjectionDecided;
import org.firstbutton.contract.scoring.ScoreFact.ListPublished;
import org.firstbutton.scoring.listing.Contest.Entrant;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.firstbutton.scoring.term.ObjectionWindow;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 榜单规范 — who stands on a list is the rule's to say; people object, publish and take off. */
@ApplicationScoped
public class ListPractice implements Practice {
    private static final String DOSSIERS = "BEST_WORST_DOSSIERS";
    private static final String ALERTS = "BEST_WORST_ALERTS";
    private static final String RED_BLACK = "RED_BLACK";
    private static final Set<String> LISTS = Set.of(DOSSIERS, ALERTS, RED_BLACK);
    private static final Set<String> AUDIENCES = Set.of("UNIT", "COUNTY", "CITY", "PROVINCE");

    private final Entrants entrants;
    private final Rectified rectified;
    private final SchemeInForce schemes;
    private final ProceedingDesk desk;
    private final CurrentCaller caller;
    private final ObjectionWindow window;
    private final java.time.Period watch;

    ListPractice(
            Entrants entrants,
            Rectified rectified,
            SchemeInForce schemes,
            ProceedingDesk desk,
            CurrentCaller caller,
            ObjectionWindow window,
            @ConfigProperty(name = "firstbutton.scoring.black-entry-watch") java.time.Period watch) {
        this.entrants = entrants;
        this.rectified = rectified;
        this.schemes = schemes;
        this.desk = desk;
        this.caller = caller;
        this.window = window;
        this.watch = watch;
    }

    @Override
    public Procedure procedure() {
        return ListProcedure.TABLE;
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId) {
        if (caseId != null) {
            throw Refusal.unknownField("/caseId");
        }
        return new Place(id.toString(), null, asking.orgPaths().get(0), List.of());
    }

    @Override
    public Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        if (fact instanceof ListDrafted drafted) {
            Contest contest = contest(handle, before.orgPath(), drafted, occurredAt);
            return new ListDrafted(
                    drafted.listId(),
                    drafted.list(),
                    drafted.period(),
                    drafted.audience(),
                    contest.best().stream().map(Entrant::entry).toList(),
                    contest.worst().stream().map(Entrant::entry).toList(),
                    contest.fewer() && !drafted.list().equals(RED_BLACK) ? "FEWER_THAN_TEN_QUALIFY" : null);
        }
        if (fact instanceof ListPublished) {
            Roll roll = Roll.of(handle, before.id());
            int best = roll.standing("BEST");
            int worst = roll.standing("WORST");
            boolean fewer = (best < 10 || worst < 10) && !roll.list().equals(RED_BLACK);
            return new ListPublished(
                    before.id().toString(),
                    roll.list(),
                    roll.period(),
                    best,
                    worst,
                    fewer ? "FEWER_THAN_TEN_QUALIFY" : null);
        }
        if (fact instanceof ListEntryScored) {
            return next(handle, before).orElseThrow();
        }
        if (fact instanceof ListEntryRemoved removed) {
            return new ListEntryRemoved(
                    removed.listId(),
                    removed.entry(),
                    removed.reason(),
                    rectified.since(handle, removed.entry()).orElse(removed.rectifiedAt()));
        }
        return fact;
    }

    private Contest contest(Handle handle, String within, ListDrafted drafted, Instant now) {
        if (!LISTS.contains(drafted.list())) {
            throw Refusal.field("/list", "须为 " + LISTS + " 之一 / one of these is expected");
        }
        Scheme scheme = schemes.of(handle, within, now);
        Period period = period(drafted.list(), drafted.period(), scheme, now);
        if (period.end().toInstant().isAfter(now)) {
            throw Refusal.field("/period", "该期间尚未结束 / this month or quarter is not over");
        }
        return switch (drafted.list()) {
            case DOSSIERS -> entrants.dossiers(handle, period, within);
            case ALERTS -> entrants.alerts(handle, period, within);
            default -> entrants.units(handle, period, within, scheme);
        };
    }

    // Alerts are listed monthly too; dossiers and units are too few in a month.
    private static Period period(String list, String label, Scheme scheme, Instant now) {
        return list.equals(ALERTS)
                ? Period.monthOrQuarter(label, now, scheme.zone())
                : Period.quarter(label, now, scheme.zone());
    }

    @Override
    public void requireImpartial(Handle handle, Proceeding before, Step step) {
        boolean checks = Set.of("decide-objection", "publish").contains(step.name());
        if (checks && caller.get().actorId().equals(before.said("draftedBy"))) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "拟定人不得核定或公布 / who drew it up neither decides nor publishes");
        }
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        DatabaseClock.requireNow(handle, occurredAt);
        if (fact instanceof ListDrafted drafted) {
            if (!AUDIENCES.contains(drafted.audience())) {
                throw Refusal.field("/audience", "须为 " + AUDIENCES + " 之一 / one of these is expected");
            }
            return;
        }
        Roll roll = Roll.of(handle, before.id());
        if (fact instanceof ListObjected objected) {
            requireEntry(roll, objected.entry());
            if (!occurredAt.isBefore(until(before))) {
                throw Refusal.forbiddenBy(
                        "d6: objected to in time", "异议期至 " + until(before) + " / the time ended then");
            }
        } else if (fact instanceof ListObjectionDecided decided
                && !roll.undecided().contains(decided.entry())) {
            throw Refusal.field("/entry", "没有待决异议 / no objection to it is undecided");
        } else if (fact instanceof ListPublished) {
            requireOver(before, roll, occurredAt);
        } else if (fact instanceof ListEntryRemoved removed) {
            requireRemovable(handle, roll, removed, occurredAt);
        }
    }

    private static Roll.Entry requireEntry(Roll roll, String entry) {
        Roll.Entry found = roll.entries().get(entry);
        if (found == null || !found.stands()) {
            throw Refusal.field("/entry", "不在榜上 / it does not stand on the list");
        }
        return found;
    }

    private static void requireOver(Proceeding before, Roll roll, Instant occurredAt) {
        if (occurredAt.isBefore(until(before))) {
            throw Refusal.forbiddenBy(
                    "d6: published after the objections",
                    "异议期至 " + until(before) + " / objections are open until then");
        }
        if (!roll.undecided().isEmpty()) {
            throw Refusal.forbiddenBy(
                    "d6: published after the objections", "尚有未决异议 / objections are undecided: " + roll.undecided());
        }
    }

    private void requireRemovable(Handle handle, Roll roll, ListEntryRemoved removed, Instant occurredAt) {
        if (!requireEntry(roll, removed.entry()).side().equals("WORST")) {
            throw Refusal.forbiddenBy("d6: black entries are removed", "仅黑榜条目可撤除 / only a black entry is taken off");
        }
        Instant since = rectified
                .since(handle, removed.entry())
                .orElseThrow(() ->
                        Refusal.forbiddenBy("d6: removed after rectification", "整改尚未合格 / it was not put right yet"));
        if (since.plus(watch).isAfter(occurredAt)) {
            throw Refusal.forbiddenBy(
                    "d6: removed after it was watched", "观察期至 " + since.plus(watch) + " / it is watched until then");
        }
        if (rectified.recurred(handle, removed.entry(), since)) {
            throw Refusal.forbiddenBy("d6: removed if nothing recurred", "整改后再次发生问题 / something was found again since");
        }
    }

    private static Instant until(Proceeding list) {
        return Optional.ofNullable(list.expiresAt()).orElse(Instant.MAX);
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof ListDrafted) {
            return after.until(window.until(occurredAt))
                    .saying("draftedBy", caller.get().actorId());
        }
        return fact instanceof ListPublished ? after.until(null) : after;
    }

    // Being red or black is scored already by what led there; being best or worst is scored once, by the list of a
    // quarter: what stands on that of a month stands on both.
    @Override
    public void follows(Handle handle, Proceeding after, Step step, Fact fact) {
        if (fact instanceof ListPublished published
                && !published.list().equals(RED_BLACK)
                && Period.isQuarter(published.period())) {
            Proceeding at = after;
            while (next(handle, at).isPresent()) {
                at = desk.follow(handle, this, at, "score-entry");
            }
        }
    }

    private Optional<ListEntryScored> next(Handle handle, Proceeding list) {
        Roll roll = Roll.of(handle, list.id());
        Map<String, String> officers = officers(handle, roll, list.orgPath());
        return roll.entries().values().stream()
                .filter(entry -> entry.stands() && !roll.scored().contains(entry.entry()))
                .filter(entry -> officers.containsKey(entry.entry()))
                .findFirst()
                .map(entry -> new ListEntryScored(
                        list.id().toString(),
                        entry.entry(),
                        entry.side(),
                        Objects.requireNonNull(officers.get(entry.entry()))));
    }

    private Map<String, String> officers(Handle handle, Roll roll, String within) {
        Scheme scheme = schemes.of(handle, within, DatabaseClock.now(handle));
        Period quarter = Period.quarter(roll.period(), DatabaseClock.now(handle), scheme.zone());
        Contest contest = roll.list().equals(DOSSIERS)
                ? entrants.dossiers(handle, quarter, within)
                : entrants.alerts(handle, quarter, within);
        return Stream.of(contest.best(), contest.worst())
                .flatMap(List::stream)
                .filter(entrant -> entrant.officer() != null)
                .collect(Collectors.toMap(
                        Entrant::entry, entrant -> Objects.requireNonNull(entrant.officer()), (one, other) -> one));
    }
}
