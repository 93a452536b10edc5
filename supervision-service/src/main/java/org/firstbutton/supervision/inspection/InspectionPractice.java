package org.firstbutton.supervision.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.review.ReviewFact.InspectionArrived;
import org.firstbutton.contract.review.ReviewFact.InspectionDone;
import org.firstbutton.contract.review.ReviewFact.InspectionPlanned;
import org.firstbutton.contract.review.ReviewFact.JointInspectionHeld;
import org.firstbutton.supervision.finding.Recusal;
import org.firstbutton.supervision.roster.PostHolder;
import org.firstbutton.supervision.roster.Roster;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 巡查规范 — two go, neither of the inspected unit, by a scheme that has its items; both sign what they saw. The unit is
 * told of an announced visit when it is planned and of an unannounced one (四不两直) when they have arrived.
 */
@ApplicationScoped
public class InspectionPractice implements Practice {
    private static final Duration LONGEST_AHEAD = Duration.ofDays(366);
    private static final String PAIR = "inspection: two inspectors, neither of the unit";

    private final Schemes schemes;
    private final Roster roster;
    private final UnitNotices notices;
    private final InspectionFaults faults;
    private final CurrentCaller caller;

    InspectionPractice(
            Schemes schemes, Roster roster, UnitNotices notices, InspectionFaults faults, CurrentCaller caller) {
        this.schemes = schemes;
        this.roster = roster;
        this.notices = notices;
        this.faults = faults;
        this.caller = caller;
    }

    @Override
    public Procedure procedure() {
        return InspectionProcedure.TABLE;
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId) {
        throw Refusal.field("/unit", "须指明被巡查单位 / say which unit");
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId, JsonNode sent) {
        if (caseId != null) {
            throw Refusal.unknownField("/caseId");
        }
        String unit = sent.path("unit").asText();
        if (!unit.endsWith("/")) {
            throw Refusal.field("/unit", "须为机构路径，以 / 结尾 / the path of an organisation, ending in /");
        }
        String office = Recusal.office(asking, unit)
                .filter(above -> !above.equals(unit))
                .orElseThrow(() -> Refusal.field("/unit", "只能巡查下级单位 / only units below one's own office"));
        return new Place(id.toString(), null, office, List.of());
    }

    @Override
    public Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        if (fact instanceof InspectionPlanned plan) {
            return planned(handle, before, plan, occurredAt);
        }
        if (fact instanceof InspectionArrived arrived) {
            return new InspectionArrived(arrived.planId(), said(before, "unit"), arrived.arrivedBy());
        }
        if (fact instanceof InspectionDone done) {
            return done(handle, before, done);
        }
        if (fact instanceof JointInspectionHeld held) {
            return new JointInspectionHeld(held.office(), held.exchanged(), held.planId(), before.said("liaison"));
        }
        return fact;
    }

    private InspectionPlanned planned(Handle handle, Proceeding before, InspectionPlanned plan, Instant occurredAt) {
        if (plan.officerId() == null
                || plan.partner() == null
                || plan.officerId().equals(plan.partner())) {
            throw Refusal.field("/partner", "须两人同行 / officerId and partner, two people");
        }
        Instant due = plan.dueAt();
        if (due == null || !due.isAfter(occurredAt) || due.isAfter(occurredAt.plus(LONGEST_AHEAD))) {
            throw Refusal.field("/dueAt", "须在此后一年之内 / lies within the next year");
        }
        Scheme scheme = schemes.inForce(handle, plan.scheme(), before.orgPath())
                .orElseThrow(() -> Refusal.field("/scheme", "没有已批准的方案 / no approved scheme of this name"));
        return new InspectionPlanned(
                plan.planId(),
                plan.scheme(),
                plan.officerId(),
                plan.partner(),
                scheme.id().toString(),
                plan.unit(),
                Boolean.TRUE.equals(plan.unannounced()),
                plan.liaison(),
                due);
    }

    private InspectionDone done(Handle handle, Proceeding before, InspectionDone done) {
        List<String> items = schemeOf(handle, before).content().codes();
        List<String> checked = Objects.requireNonNullElse(done.checked(), List.of());
        List<String> faults = Objects.requireNonNullElse(done.faults(), List.of());
        if (!items.containsAll(checked) || new HashSet<>(checked).size() != checked.size()) {
            throw Refusal.field("/checked", "只能是方案中的条目，各一次 / items of the scheme, each once: " + items);
        }
        if (!checked.containsAll(faults) || new HashSet<>(faults).size() != faults.size()) {
            throw Refusal.field("/faults", "只能是已查条目，各一次 / of what was checked, each once");
        }
        List<String> missing = new ArrayList<>(items);
        missing.removeAll(checked);
        return new InspectionDone(
                done.planId(),
                said(before, "scheme"),
                said(before, "officerId"),
                missing,
                said(before, "unit"),
                checked,
                faults,
                done.remark());
    }

    private Scheme schemeOf(Handle handle, Proceeding of) {
        return schemes.find(handle, UUID.fromString(said(of, "schemeId"))).orElseThrow(Refusal::notFound);
    }

    @Override
    public void requireImpartial(Handle handle, Proceeding before, Step step) {
        if (step.name().equals("arrive") || step.name().equals("finish")) {
            String me = caller.get().actorId();
            if (!Set.of(said(before, "officerId"), said(before, "partner")).contains(me)) {
                throw Refusal.forbiddenBy(PAIR, "由两名巡查人员本人办理 / done by the two inspectors themselves");
            }
            requireOutside(handle, Set.of(me), said(before, "unit"), "/officerId");
        }
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof InspectionPlanned plan) {
            String unit = Objects.requireNonNull(plan.unit());
            requireOutside(handle, Set.of(Objects.requireNonNull(plan.officerId())), unit, "/officerId");
            requireOutside(handle, Set.of(Objects.requireNonNull(plan.partner())), unit, "/partner");
        }
        if (fact instanceof InspectionArrived) {
            DatabaseClock.requireNow(handle, occurredAt);
        }
        if (fact instanceof JointInspectionHeld held && held.liaison() == null) {
            throw Refusal.forbiddenBy("inspection: planned with the procuratorate", "并非联合巡查 / no liaison was named");
        }
    }

    // Where somebody serves is what the roster says; who stands nowhere on it may serve in that very unit.
    private void requireOutside(Handle handle, Set<String> people, String unit, String field) {
        List<PostHolder> posts = roster.heldBy(handle, people, DatabaseClock.now(handle));
        boolean inside = posts.stream().anyMatch(post -> post.orgPath().startsWith(unit))
                || (people.contains(caller.get().actorId())
                        && caller.get().orgPaths().stream().anyMatch(path -> path.startsWith(unit)));
        if (inside) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, field + ": 不得巡查本单位 / nobody inspects his own unit");
        }
        if (posts.isEmpty()) {
            throw Refusal.field(field, "岗位名册中没有此人 / holds no post on the roster");
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return fact instanceof InspectionPlanned plan ? after.about(plan.unit()).until(plan.dueAt()) : after;
    }

    @Override
    public void follows(Handle handle, Proceeding after, Step step, Fact fact) {
        if (fact instanceof InspectionPlanned plan && !Boolean.TRUE.equals(plan.unannounced())) {
            notices.tell(handle, after);
        }
        if (fact instanceof InspectionArrived) {
            notices.tell(handle, after);
            notices.arrived(handle, after);
        }
        if (fact instanceof InspectionDone done) {
            notices.done(handle, after, done);
            faults.tell(handle, caller.get(), after, done);
        }
    }

    private static String said(Proceeding of, String field) {
        return Objects.requireNonNull(of.said(field), field);
    }
}
