package org.firstbutton.casework.measure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.casework.casefile.CaseKind;
import org.firstbutton.casework.casefile.CasePlaces;
import org.firstbutton.casework.person.PersonIds;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.measure.MeasureFact.MeasureApplied;
import org.firstbutton.contract.measure.MeasureFact.MeasureChanged;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 证据保全与止付 — one run is one measure on things or on a payment, where it is recorded as a measure; the single items
 * are the property desk's. As with measures on persons, none ends by running out.
 */
@ApplicationScoped
public class PreservationPractice implements Practice {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The first term (APR 110, 112): when somebody has to look at it again; in a criminal case no law ends it then. */
    private static final Map<String, Period> USUAL =
            Map.of("PRESERVATION", Period.ofDays(7), "SEIZURE", Period.ofDays(30));

    /** With the one extension that the law knows (APR 112). */
    private static final Map<String, Period> LONGEST =
            Map.of("PRESERVATION", Period.ofDays(7), "SEIZURE", Period.ofDays(60));

    public static final Procedure PROCEDURE = new Procedure(
            new Procedure.Head(
                    "preservations",
                    "证据保全与止付",
                    "preservation of evidence, or stopped payment",
                    "b10",
                    Roles.and(Roles.SEE_CASES, Roles.PROPERTY_KEEPER),
                    Set.of(Roles.HANDLING_OFFICER)),
            """
            state           | zh           | en
            PRESERVED       | 先行登记保存 | preserved
            SEIZED          | 已扣押       | seized
            PAYMENT_STOPPED | 已止付       | payment stopped
            REPLACED        | 已变更       | replaced by another
            LIFTED          | 已解除       | lifted
            """,
            """
            step         | zh           | en                         | fact            | by               | approved by              | given
            preserve     | 先行登记保存 | preserve as evidence       | measure.applied | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER | measureId=id measure='PRESERVATION' approver=approver
            seize        | 扣押         | seize                      | measure.applied | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER | measureId=id measure='SEIZURE' approver=approver
            stop-payment | 紧急止付     | have a payment stopped     | measure.applied | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER | measureId=id measure='STOP_PAYMENT' approver=approver
            change       | 变更措施     | replace by another measure | measure.changed | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER | measureId=id approver=approver
            lift         | 解除措施     | lift                       | measure.lifted  | HANDLING_OFFICER | UNIT_CHIEF BUREAU_LEADER | measureId=id
            """,
            """
            state           | steps        | then
            -               | preserve     | PRESERVED
            -               | seize        | SEIZED
            -               | stop-payment | PAYMENT_STOPPED
            PRESERVED       | change       | REPLACED
            PRESERVED       | lift         | LIFTED
            SEIZED          | change       | REPLACED
            SEIZED          | lift         | LIFTED
            PAYMENT_STOPPED | change       | REPLACED
            PAYMENT_STOPPED | lift         | LIFTED
            """);

    private final CasePlaces places;
    private final PersonIds persons;

    PreservationPractice(CasePlaces places, PersonIds persons) {
        this.places = places;
        this.persons = persons;
    }

    @Override
    public Procedure procedure() {
        return PROCEDURE;
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

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof MeasureApplied applied) {
            requireTerm(isAdministrative(handle, before), applied, occurredAt);
        }
        if (fact instanceof MeasureChanged changed && !changed.fromMeasure().equals(before.said("measure"))) {
            throw Refusal.field("/fromMeasure", "与现有措施不符 / the measure in force is " + before.said("measure"));
        }
        if (before.version() > 0 && occurredAt.isBefore(before.openedAt())) {
            throw Refusal.field("/occurredAt", "早于措施开始 / lies before the measure began");
        }
    }

    private boolean isAdministrative(Handle handle, Proceeding before) {
        UUID caseId = before.caseId();
        return caseId != null && places.kind(handle, caseId) == CaseKind.ADMIN;
    }

    // How long a bank stops a payment is the bank's rule, not ours: whoever asked for it knows the end.
    private static void requireTerm(boolean administrative, MeasureApplied applied, Instant occurredAt) {
        Instant expiresAt = applied.expiresAt();
        if (applied.measure().equals("STOP_PAYMENT") && expiresAt == null) {
            throw Refusal.field("/expiresAt", "须写明止付到期时间 / say until when the payment is stopped");
        }
        if (expiresAt != null && !expiresAt.isAfter(occurredAt)) {
            throw Refusal.field("/expiresAt", "须晚于措施开始 / must be later than the measure");
        }
        Period longest = administrative ? LONGEST.get(applied.measure()) : null;
        if (expiresAt != null && longest != null && expiresAt.isAfter(after(occurredAt, longest))) {
            throw Refusal.field("/expiresAt", "超出法定期限 / outside the longest lawful term of " + applied.measure());
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof MeasureApplied applied) {
            Period usual = USUAL.get(applied.measure());
            Instant end = applied.expiresAt() != null || usual == null ? applied.expiresAt() : after(occurredAt, usual);
            return after.about(applied.personId()).until(end);
        }
        return after;
    }

    private static Instant after(Instant start, Period term) {
        return start.atZone(ZONE).plus(term).toInstant();
    }
}
