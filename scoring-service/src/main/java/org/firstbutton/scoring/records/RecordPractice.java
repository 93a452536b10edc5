package org.firstbutton.scoring.records;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.ProceedingDesk;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.scoring.ScoreFact.ExamTaken;
import org.firstbutton.contract.scoring.ScoreFact.QualificationObtained;
import org.firstbutton.contract.scoring.ScoreFact.RecordConfirmed;
import org.firstbutton.contract.scoring.ScoreFact.RecordEntered;
import org.firstbutton.contract.scoring.ScoreFact.RecordRefused;
import org.firstbutton.contract.scoring.ScoreFact.RecordRevoked;
import org.firstbutton.contract.scoring.ScoreFact.TrainingAssigned;
import org.firstbutton.contract.scoring.ScoreFact.TrainingCompleted;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 记录规范 — the kind says who and what; nobody confirms what he entered, what is about him, or revokes what he confirmed. */
@ApplicationScoped
public class RecordPractice implements Practice {
    private static final String TRAINING = "TRAINING";
    private static final String EXAM = "EXAM";
    private static final String QUALIFICATION = "QUALIFICATION";
    private static final Set<String> OFFICERS = Set.of(Roles.HANDLING_OFFICER, Roles.RESPONDING_OFFICER);
    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(400);

    private final RecordKinds kinds;
    private final RecordLibrary library;
    private final ProceedingDesk desk;
    private final CurrentCaller caller;

    RecordPractice(RecordKinds kinds, RecordLibrary library, ProceedingDesk desk, CurrentCaller caller) {
        this.kinds = kinds;
        this.library = library;
        this.desk = desk;
        this.caller = caller;
    }

    @Override
    public Procedure procedure() {
        return RecordProcedure.TABLE;
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId) {
        throw Refusal.field("/unit", "缺少单位 / is missing");
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId, JsonNode sent) {
        if (caseId != null) {
            throw Refusal.unknownField("/caseId");
        }
        String unit = sent.path("unit").asText();
        if (!unit.endsWith("/") || !asking.covers(unit)) {
            throw Refusal.field("/unit", "须为本人所辖单位，以 / 结尾 / one of your organisations is expected, ending in /");
        }
        String officer = sent.path("officerId").asText();
        return new Place(id.toString(), null, unit, officer.isBlank() ? List.of() : List.of(officer));
    }

    @Override
    public Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        if (fact instanceof RecordConfirmed confirmed) {
            RecordKind kind = kindOf(before);
            return new RecordConfirmed(
                    confirmed.recordId(),
                    kind.kind(),
                    before.subject(),
                    kind.measure(details(before, kind)),
                    before.openedAt(),
                    confirmed.answer());
        }
        if (fact instanceof RecordRevoked revoked) {
            return new RecordRevoked(revoked.recordId(), before.subject(), revoked.reason());
        }
        if (fact instanceof ExamTaken exam) {
            Map<String, String> said = details(before, kindOf(before));
            String score = said.get("score");
            return new ExamTaken(
                    exam.recordId(),
                    exam.officerId(),
                    said.getOrDefault("result", "-"),
                    score == null ? null : new BigDecimal(score));
        }
        if (fact instanceof QualificationObtained obtained) {
            String level = details(before, kindOf(before)).getOrDefault("level", "-");
            return new QualificationObtained(obtained.recordId(), obtained.officerId(), level);
        }
        return fact;
    }

    @Override
    public void requireImpartial(Handle handle, Proceeding before, Step step) {
        String me = caller.get().actorId();
        boolean decides =
                Set.of("confirm", "refuse", "revoke", "complete-training").contains(step.name());
        if (decides && me.equals(before.subject())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "不得认定本人的记录 / nobody decides on a record about himself");
        }
        boolean checks = Set.of("confirm", "refuse").contains(step.name());
        if (checks && me.equals(before.said("enteredBy"))) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "填报人不得认可 / who entered it does not confirm it");
        }
        if (step.name().equals("revoke") && me.equals(before.said("confirmedBy"))) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "认可人不得自行撤销 / who confirmed it does not revoke it");
        }
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof RecordEntered entered) {
            requireEntered(entered);
        } else if (fact instanceof TrainingAssigned assigned) {
            DatabaseClock.requireNow(handle, occurredAt);
            if (!assigned.dueAt().isAfter(occurredAt)) {
                throw Refusal.field("/dueAt", "须晚于现在 / lies in the past");
            }
        } else if (fact instanceof TrainingCompleted completed) {
            boolean plain = completed.hours().toString().matches("[0-9]{1,3}([.][0-9]{1,2})?");
            if (!plain || completed.hours().signum() <= 0 || completed.hours().compareTo(MOST_HOURS) > 0) {
                throw Refusal.field("/hours", "须为不超过 400 的数，最多两位小数 / at most 400 is expected, with two decimals");
            }
        } else if (fact instanceof RecordConfirmed confirmed) {
            DatabaseClock.requireNow(handle, occurredAt);
            RecordKind kind = kindOf(before);
            requireRole(kind, kind.confirmedBy());
            if (kind.answered() && confirmed.answer() == null) {
                throw Refusal.field("/answer", "须写明答复 / the answer is expected");
            }
        } else if (fact instanceof RecordRefused || fact instanceof RecordRevoked) {
            DatabaseClock.requireNow(handle, occurredAt);
            requireRole(kindOf(before), kindOf(before).confirmedBy());
        }
    }

    private void requireEntered(RecordEntered entered) {
        RecordKind kind = kinds.named(entered.kind());
        requireRole(kind, kind.enteredBy());
        String officer = entered.officerId();
        if (officer == null && kind.about() == RecordKind.About.OFFICER) {
            throw Refusal.field("/officerId", "须写明民警 / the officer is expected");
        }
        if (officer != null && kind.about() == RecordKind.About.UNIT) {
            throw Refusal.field("/officerId", kind.zh() + "不记到个人 / it is about no officer");
        }
        boolean forOthers = kind.enteredBy().stream()
                .filter(role -> !OFFICERS.contains(role))
                .anyMatch(caller.get()::has);
        if (officer != null && !forOthers && !officer.equals(caller.get().actorId())) {
            throw Refusal.field("/officerId", "只能填报本人 / you enter your own only");
        }
        kind.read(entered.details());
    }

    private void requireRole(RecordKind kind, Set<String> roles) {
        if (!caller.get().hasAnyOf(roles)) {
            throw Refusal.of(
                    ProblemKind.FORBIDDEN, kind.zh() + "：限 " + roles + " / " + kind.en() + ": only for these roles");
        }
    }

    private RecordKind kindOf(Proceeding record) {
        return kinds.named(Objects.requireNonNull(record.said("kind")));
    }

    // What was assigned and completed has no fields of its own sent; its hours stand for them.
    private static Map<String, String> details(Proceeding record, RecordKind kind) {
        List<String> details = new ArrayList<>();
        record.detail().path("details").forEach(detail -> details.add(detail.asText()));
        String hours = record.said("hours");
        if (hours != null) {
            details.add("hours=" + hours);
        }
        return kind.read(details);
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        String me = caller.get().actorId();
        if (fact instanceof RecordEntered entered) {
            return after.about(entered.officerId()).saying("enteredBy", me);
        }
        if (fact instanceof TrainingAssigned assigned) {
            return after.about(assigned.officerId())
                    .until(assigned.dueAt())
                    .saying("kind", TRAINING)
                    .saying("title", assigned.subject());
        }
        if (fact instanceof TrainingCompleted) {
            return after.until(null).saying("enteredBy", me);
        }
        return fact instanceof RecordConfirmed ? after.saying("confirmedBy", me) : after;
    }

    @Override
    public void follows(Handle handle, Proceeding after, Step step, Fact fact) {
        if (fact instanceof RecordConfirmed confirmed) {
            RecordKind kind = kindOf(after);
            library.keep(handle, KeptRecord.of(after, kind, confirmed, details(after, kind)), kind.once());
            if (kind.kind().equals(EXAM)) {
                desk.follow(handle, this, after, "tell-exam");
            } else if (kind.kind().equals(QUALIFICATION)) {
                desk.follow(handle, this, after, "tell-qualification");
            }
        } else if (fact instanceof RecordRevoked) {
            library.revoke(handle, after.id(), caller.get().actorId());
        }
    }
}
