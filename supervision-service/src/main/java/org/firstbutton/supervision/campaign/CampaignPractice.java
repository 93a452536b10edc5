package org.firstbutton.supervision.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.review.ReviewFact.CampaignClosed;
import org.firstbutton.contract.review.ReviewFact.CampaignStarted;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.finding.FindingStatus;
import org.firstbutton.supervision.finding.UnderAnOffice;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 行动规范 — what a scope may name, and that the counts are counted here. */
@ApplicationScoped
public class CampaignPractice implements UnderAnOffice {
    private final PacksInForce packs;
    private final CampaignTasks tasks;
    private final CalendarInForce calendar;
    private final ProgrammeTemplates templates;

    CampaignPractice(PacksInForce packs, CampaignTasks tasks, CalendarInForce calendar, ProgrammeTemplates templates) {
        this.packs = packs;
        this.tasks = tasks;
        this.calendar = calendar;
        this.templates = templates;
    }

    @Override
    public Procedure procedure() {
        return CampaignProcedure.TABLE;
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId) {
        throw Refusal.field("/unit", "须指明机构 / say which organisation");
    }

    @Override
    public Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        if (fact instanceof CampaignStarted scope) {
            requireSound(handle, scope);
            return isInWords(scope) ? scope : counted(scope, tasks.take(handle, before.id(), scope));
        }
        if (fact instanceof CampaignClosed closed) {
            CampaignTasks.Count count = tasks.count(handle, before.id());
            return new CampaignClosed(
                    closed.campaignId(), count.tasks(), count.cleared(), closed.result(), closed.approver());
        }
        return fact;
    }

    private static CampaignStarted counted(CampaignStarted scope, int tasks) {
        if (tasks == 0) {
            throw Refusal.forbiddenBy("campaign: it has something to do", "范围内没有问题 / the scope names no finding");
        }
        return new CampaignStarted(
                scope.campaignId(),
                scope.kind(),
                scope.name(),
                scope.unit(),
                scope.rules(),
                scope.statuses(),
                scope.severities(),
                scope.categories(),
                scope.from(),
                scope.to(),
                scope.stages(),
                tasks,
                scope.template());
    }

    private void requireSound(Handle handle, CampaignStarted scope) {
        requireAmong("/kind", List.of(scope.kind()), names(CampaignKind.values()));
        requireAmong("/rules", scope.rules(), packs.current().ruleIds());
        requireAmong("/statuses", scope.statuses(), names(FindingStatus.values()));
        requireAmong("/severities", scope.severities(), names(Severity.values()));
        if (namesNothing(scope) && !isInWords(scope)) {
            throw Refusal.field("/rules", "须指明规则或警情类别 / name rules or categories of alerts");
        }
        if (scope.template() != null && templates.find(scope.template()).isEmpty()) {
            throw Refusal.field("/template", "须为 / one of these is expected: " + templates.names());
        }
        if (!scope.from().isBefore(scope.to())) {
            throw Refusal.field("/to", "须晚于 from / comes after from");
        }
        Stage.read(scope.stages(), today(handle));
    }

    /** A programme may ask for measures only: its tasks are set one by one. */
    private static boolean isInWords(CampaignStarted scope) {
        return scope.kind().equals(CampaignKind.PROGRAMME.name()) && namesNothing(scope);
    }

    private static boolean namesNothing(CampaignStarted scope) {
        return scope.rules().isEmpty() && scope.categories().isEmpty();
    }

    LocalDate today(Handle handle) {
        return LocalDate.ofInstant(
                DatabaseClock.now(handle), calendar.calendars().zone());
    }

    private static void requireAmong(String field, List<String> said, Set<String> known) {
        for (String each : said) {
            if (!known.contains(each)) {
                throw Refusal.field(field, "没有这样的值 / there is none called " + each);
            }
        }
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof CampaignStarted) {
            DatabaseClock.requireNow(handle, occurredAt);
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return fact instanceof CampaignStarted started ? after.about(started.unit()) : after;
    }
}
