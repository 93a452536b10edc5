package org.firstbutton.casework.measure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.casework.casefile.CasePlaces;
import org.firstbutton.casework.person.PersonIds;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.measure.MeasureFact;
import org.firstbutton.contract.measure.MeasureFact.CustodyExtensionRequested;
import org.firstbutton.contract.measure.MeasureFact.MeasureApplied;
import org.firstbutton.contract.measure.MeasureFact.MeasureApproved;
import org.firstbutton.contract.measure.MeasureFact.MeasureChanged;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 强制措施规范 — one measure at a time on a person, each following the one before without a gap; each says when it runs
 * out, and none ends by running out: somebody lifts it, or it stays visible for ever.
 */
@ApplicationScoped
public class MeasurePractice implements Practice {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int ROUNDS = 3;

    /**
     * The longest first term of each (CPL 71, 77, 79, 91, 156; CPR 107, 122, 129, 148). Supervision's rules judge the
     * terms in full; this says what is written on the day and refuses what no rule could allow.
     */
    private static final Map<String, Period> LONGEST = Map.of(
            "COMPELLED_APPEARANCE", Period.ofDays(1),
            "DETENTION", Period.ofDays(37),
            "ARREST", Period.ofMonths(2),
            "BAIL", Period.ofMonths(12),
            "RESIDENTIAL_SURVEILLANCE", Period.ofMonths(6));

    private static final Map<String, Period> USUAL = Map.of("DETENTION", Period.ofDays(3));

    private final CasePlaces places;
    private final Proceedings proceedings;
    private final PersonIds persons;

    MeasurePractice(CasePlaces places, Proceedings proceedings, PersonIds persons) {
        this.places = places;
        this.proceedings = proceedings;
        this.persons = persons;
    }

    @Override
    public Procedure procedure() {
        return MeasureProcedure.TABLE;
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        return places.onCase(handle, caller, caseId);
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId, JsonNode sent) {
        persons.require(handle, sent);
        return place(handle, caller, id, caseId);
    }

    // Who approved it beforehand is on record; nobody says it again.
    @Override
    public Fact keyed(Proceeding before, Fact fact) {
        return fact instanceof MeasureApplied applied && isApproval(before)
                ? new MeasureApplied(
                        applied.measureId(),
                        applied.measure(),
                        applied.personId(),
                        applied.expiresAt(),
                        before.said("approver"),
                        applied.legalBasis(),
                        applied.designatedPlace())
                : fact;
    }

    private static boolean isApproval(Proceeding measure) {
        return MeasureProcedure.APPROVALS.contains(measure.state());
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof MeasureApplied applied) {
            requireTerm(applied, occurredAt);
            requireChain(handle, before, applied, occurredAt);
        }
        if (fact instanceof MeasureApproved approved) {
            requireApprovedOnce(handle, before, approved);
        }
        if (fact instanceof MeasureChanged changed && !changed.fromMeasure().equals(before.said("measure"))) {
            throw Refusal.field("/fromMeasure", "与现有措施不符 / the measure in force is " + before.said("measure"));
        }
        if (fact instanceof CustodyExtensionRequested asked && (asked.round() < 1 || asked.round() > ROUNDS)) {
            throw Refusal.field("/round", "1 至 3 / 1 to 3 (CPR 148-150)");
        }
        if (before.version() > 0 && occurredAt.isBefore(before.openedAt())) {
            throw Refusal.field("/occurredAt", "早于措施开始 / lies before the measure began");
        }
    }

    private static void requireTerm(MeasureApplied applied, Instant occurredAt) {
        if (applied.personId() == null) {
            throw Refusal.field("/personId", "须指明何人 / say on whom");
        }
        Instant expiresAt = applied.expiresAt();
        if (expiresAt != null
                && (!expiresAt.isAfter(occurredAt)
                        || expiresAt.isAfter(after(occurredAt, LONGEST, applied.measure())))) {
            throw Refusal.field("/expiresAt", "超出法定期限 / outside the longest lawful term of " + applied.measure());
        }
    }

    private void requireApprovedOnce(Handle handle, Proceeding before, MeasureApproved approved) {
        if (approved.personId() == null) {
            throw Refusal.field("/personId", "须指明何人 / say on whom");
        }
        boolean again = proceedings.openAbout(handle, procedure(), approved.personId()).stream()
                .anyMatch(other -> !other.id().equals(before.id())
                        && isApproval(other)
                        && java.util.Objects.equals(approved.measure(), other.said("measure")));
        if (again) {
            throw Refusal.forbiddenBy(
                    "b4: approved once", "同一措施已批准未执行 / the same is approved already and was not carried out");
        }
    }

    // A chain of measures has neither overlap nor gap: what was replaced is followed at once by what replaces it.
    private void requireChain(Handle handle, Proceeding before, MeasureApplied applied, Instant occurredAt) {
        String person = java.util.Objects.requireNonNull(applied.personId());
        boolean inForce = proceedings.openAbout(handle, procedure(), person).stream()
                .anyMatch(other -> !other.id().equals(before.id())
                        && !other.state().equals(Procedure.PROPOSED)
                        && !isApproval(other));
        if (inForce) {
            throw Refusal.forbiddenBy(
                    "b4: one measure at a time",
                    "该人已有措施，须先变更或解除 / another measure is in force; change or lift it first");
        }
        proceedings.about(handle, procedure(), person).stream()
                .filter(other -> !other.id().equals(before.id()) && !isApproval(other))
                .reduce((earlier, later) -> later)
                .filter(last -> last.state().equals("REPLACED"))
                .ifPresent(last -> requireFollowing(last, applied, occurredAt));
    }

    private static void requireFollowing(Proceeding last, MeasureApplied applied, Instant occurredAt) {
        if (!applied.measure().equals(last.said("toMeasure")) || !occurredAt.equals(last.lastAt())) {
            throw Refusal.forbiddenBy(
                    "b4: no gap between measures",
                    "应于 " + last.lastAt() + " 接续 " + last.said("toMeasure") + " / the one before was replaced by "
                            + last.said("toMeasure") + " at " + last.lastAt());
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof MeasureApplied applied) {
            Instant end = applied.expiresAt() != null
                    ? applied.expiresAt()
                    : after(occurredAt, USUAL.containsKey(applied.measure()) ? USUAL : LONGEST, applied.measure());
            return after.about(applied.personId()).until(end);
        }
        if (fact instanceof MeasureApproved approved) {
            return after.about(approved.personId());
        }
        if (fact instanceof MeasureFact.CustodyExtensionApproved extended) {
            Period more = Period.ofMonths(extended.round() == 1 ? 1 : 2);
            Instant end = after.expiresAt() == null ? occurredAt : after.expiresAt();
            return after.until(end.atZone(ZONE).plus(more).toInstant());
        }
        if (fact instanceof MeasureFact.CustodyTermRestarted) {
            return after.until(after(occurredAt, LONGEST, "ARREST"));
        }
        return after;
    }

    private static Instant after(Instant start, Map<String, Period> terms, String measure) {
        Period term = java.util.Objects.requireNonNull(terms.get(measure), measure);
        return start.atZone(ZONE).plus(term).toInstant();
    }
}
