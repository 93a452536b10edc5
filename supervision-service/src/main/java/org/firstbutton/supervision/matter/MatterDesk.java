package org.firstbutton.supervision.matter;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.contract.Topic;
import org.firstbutton.supervision.finding.FindingView;
import org.firstbutton.supervision.finding.Findings;
import org.firstbutton.supervision.matter.MatterResource.MatterDuties;
import org.firstbutton.supervision.timeline.StoredFact;
import org.firstbutton.supervision.timeline.TimelineFacts;
import org.firstbutton.supervision.timeline.TimelineFacts.Wanted;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.watch.DutiesNow;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 档案台 — puts a matter together for somebody. He is shown the facts of his organisations only; how far the matter came is
 * read off all of them, or a unit would look idle in what the county's centre recorded about it.
 */
@ApplicationScoped
class MatterDesk {
    /** Who leads the response is not shown the case. */
    private static final Set<String> SEE_CASES = Set.of(
            Roles.UNIT_CHIEF,
            Roles.LEGAL_OFFICER,
            Roles.CASE_MANAGER,
            Roles.LEGAL_BRIGADE,
            Roles.LEGAL_DETACHMENT,
            Roles.LEGAL_CORPS,
            Roles.INSPECTORATE,
            Roles.INSPECTOR_GENERAL,
            Roles.BUREAU_LEADER);

    /** Dispatchers read no findings. */
    private static final Set<String> SEE_FINDINGS = Set.of(
            Roles.COMMAND_CENTRE_SUPERVISOR,
            Roles.UNIT_CHIEF,
            Roles.LEGAL_OFFICER,
            Roles.CASE_MANAGER,
            Roles.LEGAL_BRIGADE,
            Roles.LEGAL_DETACHMENT,
            Roles.LEGAL_CORPS,
            Roles.INSPECTORATE,
            Roles.INSPECTOR_GENERAL,
            Roles.BUREAU_LEADER);

    private static final Set<String> RESPONSE =
            Set.of(Topic.ALERT_EVENTS.wireName(), Topic.UNIT_TELEMETRY.wireName(), Topic.BODYCAM_EVENTS.wireName());

    private final Transactions transactions;
    private final Matters matters;
    private final TimelineFacts facts;
    private final Findings findings;
    private final DutiesNow duties;

    MatterDesk(Transactions transactions, Matters matters, TimelineFacts facts, Findings findings, DutiesNow duties) {
        this.duties = duties;
        this.transactions = transactions;
        this.matters = matters;
        this.facts = facts;
        this.findings = findings;
    }

    MatterView.Page page(Caller caller, @Nullable String orgPath, int days, @Nullable PageCursor behind, int limit) {
        List<Matters.Came> found =
                transactions.inScopeOf(caller, handle -> matters.page(handle, orgPath, days, behind, limit));
        List<Matters.Came> shown = found.subList(0, Math.min(limit, found.size()));
        String next = null;
        if (found.size() > limit) {
            Matters.Came last = shown.get(limit - 1);
            next = new PageCursor(last.at(), last.with()).opaque();
        }
        return new MatterView.Page(lines(caller, shown), next);
    }

    MatterView.Page numbered(Caller caller, String number) {
        return new MatterView.Page(
                lines(caller, transactions.inScopeOf(caller, handle -> matters.numbered(handle, number))), null);
    }

    /** One connection after the other: whoever holds one does not wait for a second. */
    Optional<MatterView> one(Caller caller, String matter) {
        List<String> only = List.of(matter);
        Optional<Matters.Name> name = transactions.inScopeOf(
                caller,
                handle -> Optional.ofNullable(matters.names(handle, only).get(matter)));
        return name.map(shown -> {
            List<StoredFact> known = known(caller, only);
            return transactions.inScopeOf(caller, handle -> view(handle, caller, shown, known));
        });
    }

    /** What is sealed is shown to those only who may read sealed findings. */
    Optional<MatterDuties> duties(Caller caller, String matter) {
        boolean seen = transactions.inScopeOf(
                caller, handle -> !matters.names(handle, List.of(matter)).isEmpty());
        return !seen
                ? Optional.empty()
                : Optional.of(new MatterDuties(transactions.asConsumer(handle -> duties.of(handle, matter)).stream()
                        .filter(known -> !known.isSealed() || caller.seesIntegrity())
                        .filter(known -> isShownTo(caller, known.duty()))
                        .map(MatterDuty::of)
                        .sorted(Comparator.comparing(MatterDuty::startedAt))
                        .toList()));
    }

    private static boolean isShownTo(Caller caller, Duty duty) {
        return duty.state() != Duty.State.VOID && caller.covers(duty.orgPath());
    }

    private MatterView view(Handle handle, Caller caller, Matters.Name name, List<StoredFact> known) {
        List<String> only = List.of(name.matter());
        List<FindingView> found = found(handle, caller, only);
        Course course = new Course(known, found);
        return new MatterView(
                name.matter(),
                name.number(),
                name.unit(),
                DatabaseClock.now(handle),
                course.marks(Watched.EIGHT_STEPS),
                course.marks(Watched.SEVEN_LINKS),
                course.marks(Watched.SIX_MUSTS),
                facts.of(handle, Wanted.matters(only, List.of())).stream()
                        .filter(fact -> isFor(caller, fact))
                        .map(MatterView.MatterFact::of)
                        .toList(),
                matters.calls(handle, name.matter()),
                found);
    }

    private List<MatterView.Line> lines(Caller caller, List<Matters.Came> came) {
        List<String> ids = came.stream().map(Matters.Came::matter).toList();
        Map<String, List<StoredFact>> known =
                known(caller, ids).stream().collect(Collectors.groupingBy(StoredFact::matter));
        return transactions.inScopeOf(caller, handle -> {
            Map<String, Matters.Name> names = matters.names(handle, ids);
            Map<String, List<FindingView>> found = findings.ofMatters(handle, ids).stream()
                    .filter(any -> caller.hasAnyOf(SEE_FINDINGS))
                    .collect(Collectors.groupingBy(
                            row -> row.draft().matter(), Collectors.mapping(FindingView::of, Collectors.toList())));
            return came.stream()
                    .flatMap(each -> Optional.ofNullable(names.get(each.matter()))
                            .map(name -> line(
                                    each,
                                    name,
                                    known.getOrDefault(each.matter(), List.of()),
                                    found.getOrDefault(each.matter(), List.of())))
                            .stream())
                    .toList();
        });
    }

    private static MatterView.Line line(
            Matters.Came came, Matters.Name name, List<StoredFact> known, List<FindingView> found) {
        Course course = new Course(known, found);
        return new MatterView.Line(
                came.matter(),
                name.number(),
                name.unit(),
                came.at(),
                course.category(),
                course.marks(Watched.EIGHT_STEPS),
                course.standing());
    }

    private List<FindingView> found(Handle handle, Caller caller, List<String> matter) {
        return caller.hasAnyOf(SEE_FINDINGS)
                ? findings.ofMatters(handle, matter).stream()
                        .map(FindingView::of)
                        .toList()
                : List.of();
    }

    private List<StoredFact> known(Caller caller, List<String> ids) {
        return transactions.asConsumer(handle -> facts.of(handle, Wanted.matters(ids, List.of()))).stream()
                .filter(fact -> isFor(caller, fact))
                .toList();
    }

    private static boolean isFor(Caller caller, StoredFact fact) {
        return caller.hasAnyOf(SEE_CASES) || RESPONSE.contains(fact.topic());
    }
}
