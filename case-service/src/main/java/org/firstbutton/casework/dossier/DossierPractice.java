package org.firstbutton.casework.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.firstbutton.casework.casefile.CaseCommand;
import org.firstbutton.casework.casefile.CaseDesk;
import org.firstbutton.casework.casefile.CasePlaces;
import org.firstbutton.casework.checklist.Checklist;
import org.firstbutton.casework.checklist.Checklists;
import org.firstbutton.casework.retention.Retention;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.review.ReviewFact.DossierArchived;
import org.firstbutton.contract.review.ReviewFact.DossierDropped;
import org.firstbutton.contract.review.ReviewFact.DossierLoanExtended;
import org.firstbutton.contract.review.ReviewFact.DossierLoaned;
import org.firstbutton.contract.review.ReviewFact.DossierSubmitted;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 卷宗规范 — complete or with a reason, archived by somebody who did not handle the case, dropped only when nothing stands against it. */
@ApplicationScoped
public class DossierPractice implements Practice {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String RETAIN_UNTIL = "retainUntil";

    private final CasePlaces places;
    private final Checklists checklists;
    private final DossierItems items;
    private final Retention retention;
    private final CaseDesk cases;

    DossierPractice(CasePlaces places, Checklists checklists, DossierItems items, Retention retention, CaseDesk cases) {
        this.cases = cases;
        this.places = places;
        this.checklists = checklists;
        this.items = items;
        this.retention = retention;
    }

    @Override
    public Procedure procedure() {
        return DossierTable.PROCEDURE;
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        return places.onCase(handle, caller, caseId);
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof DossierSubmitted submitted) {
            requireForm(handle, before, submitted.form());
        } else if (fact instanceof DossierArchived archived) {
            requireReviewed(handle, before, archived);
        } else if (fact instanceof DossierLoaned loan && !loan.dueAt().isAfter(occurredAt)) {
            throw Refusal.field("/dueAt", "须晚于借阅时间 / must be later than the loan");
        } else if (fact instanceof DossierLoanExtended extended) {
            requireLonger(before, extended.dueAt());
        } else if (fact instanceof DossierDropped) {
            requireDroppable(before, occurredAt);
        }
    }

    private static void requireLonger(Proceeding before, Instant dueAt) {
        Instant due = before.expiresAt();
        if (due != null && !dueAt.isAfter(due)) {
            throw Refusal.field("/dueAt", "须晚于现归还时间 / must be later than " + due);
        }
    }

    private void requireForm(Handle handle, Proceeding fresh, String form) {
        Checklist checklist = checklists
                .of(form, fresh.openedAt())
                .orElseThrow(() -> Refusal.field(
                        "/form",
                        "须为 "
                                + checklists.all().stream()
                                        .map(Checklist::form)
                                        .distinct()
                                        .toList() + " 之一 / no checklist of that name"));
        UUID caseId = Objects.requireNonNull(fresh.caseId());
        if (!checklist.caseKind().equals(places.kind(handle, caseId).name())) {
            throw Refusal.field("/form", checklist.zh() + "不适用于此类案件 / is for a case of kind " + checklist.caseKind());
        }
    }

    private void requireReviewed(Handle handle, Proceeding before, DossierArchived archived) {
        Set<String> missing = new TreeSet<>(items.missing(handle, before));
        if (!missing.equals(new TreeSet<>(archived.missing()))) {
            throw Refusal.forbiddenBy(
                    "REV-06: say which papers are missing",
                    "缺少材料：" + missing + " / the dossier lacks " + missing + ", not " + archived.missing());
        }
        if (!missing.isEmpty() && archived.reason() == null) {
            throw Refusal.forbiddenBy(
                    "REV-06: complete, or with a reason",
                    "缺少 " + missing + "，须说明原因 / the dossier lacks " + missing + ": say in reason why");
        }
        UUID caseId = before.caseId();
        if (caseId != null && places.hands(handle, caseId).contains(String.valueOf(archived.reviewer()))) {
            throw Refusal.forbiddenBy(
                    "REV-03: who handled the case does not archive it",
                    "参与办案的人员不得审核归档 / who has worked on the case does not let its dossier pass");
        }
    }

    private void requireDroppable(Proceeding before, Instant occurredAt) {
        String until = before.said(RETAIN_UNTIL);
        if (until == null) {
            throw Refusal.forbiddenBy("REV-06: kept for ever", "该卷宗永久保管 / dossiers of this form are kept for ever");
        }
        if (occurredAt.isBefore(Instant.parse(until))) {
            throw Refusal.forbiddenBy(
                    "REV-06: drop only after the term", "保管期限至 " + until + " / it is kept until " + until);
        }
        Set<Retention.Obstacle> against =
                retention.obstacles(List.of(before.matter())).getOrDefault(before.matter(), Set.of());
        if (!against.isEmpty()) {
            throw Refusal.forbiddenBy(
                    "REV-06: drop only what is over and done with",
                    "尚不得销毁：" + against + " / " + against + " stands against it");
        }
    }

    /** In the archive it runs out with its term, on loan with the loan; a hold lets it run out never. */
    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof DossierArchived && after.said(RETAIN_UNTIL) == null) {
            checklists
                    .of(String.valueOf(after.said("form")), after.openedAt())
                    .map(Checklist::retentionYears)
                    .ifPresent(years -> after.detail()
                            .put(
                                    RETAIN_UNTIL,
                                    occurredAt
                                            .atZone(ZONE)
                                            .plusYears(years)
                                            .toInstant()
                                            .toString()));
        }
        return after.until(end(after));
    }

    @Override
    public void follows(Handle handle, Proceeding after, Step step, Fact fact) {
        UUID caseId = after.caseId();
        if (fact instanceof DossierArchived && caseId != null) {
            cases.follow(handle, caseId, CaseCommand.ARCHIVE);
        }
    }

    private static @Nullable Instant end(Proceeding dossier) {
        String end = switch (dossier.state()) {
            case "ARCHIVED" -> dossier.said(RETAIN_UNTIL);
            case "LOANED", "HELD_LOANED" -> dossier.said("dueAt");
            default -> null;
        };
        return end == null ? null : Instant.parse(end);
    }
}
