package org.firstbutton.intake.complaint;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.citizen.CitizenFact.ComplaintReceived;
import org.firstbutton.contract.citizen.CitizenFact.PetitionReviewRequested;
import org.firstbutton.intake.alert.AlertPlaces;
import org.firstbutton.intake.reception.CallerKeys;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 投诉信访规范 — a complaint belongs to the matter of its alert or case; each state runs out at the end of the day on which
 * the law wants the next step (petition rules 22, 34-36), and stays open until somebody takes that step.
 */
@ApplicationScoped
public class ComplaintPractice implements Practice {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Map<String, Period> TERMS = Map.of(
            "RECEIVED", Period.ofDays(15),
            "ACCEPTED", Period.ofDays(60),
            "REPLIED", Period.ofDays(30),
            "REVIEW_REQUESTED", Period.ofDays(30),
            "REVIEWED", Period.ofDays(30),
            "SECOND_REVIEW_REQUESTED", Period.ofDays(30));
    private static final Period EXTENSION = Period.ofDays(30);

    private final AlertPlaces places;
    private final CallerKeys keys;

    ComplaintPractice(AlertPlaces places, CallerKeys keys) {
        this.places = places;
        this.keys = keys;
    }

    @Override
    public Procedure procedure() {
        return ComplaintProcedure.TABLE;
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        return caseId == null ? places.alone(caller, id) : places.onCase(handle, caller, caseId);
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId, JsonNode sent) {
        if (!sent.hasNonNull("alertId")) {
            return place(handle, caller, id, caseId);
        }
        Place place = places.onAlert(handle, caller, sent.get("alertId").asText());
        if (caseId == null) {
            return place;
        }
        Place ofCase = places.onCase(handle, caller, caseId);
        if (!ofCase.matter().equals(place.matter())) {
            throw Refusal.field("/alertId", "与案件不属同一事项 / the case came of another alert");
        }
        return ofCase;
    }

    // Whoever reads the topic learns that two petitions are on one matter, and nothing of who brought them.
    @Override
    public Fact keyed(Proceeding before, Fact fact) {
        if (!(fact instanceof ComplaintReceived received)) {
            return fact;
        }
        boolean known = !before.matter().equals(before.id().toString());
        if (known && received.petitionKey() != null) {
            throw Refusal.field("/petitionKey", "由所涉警情或案件得出 / follows from the alert or case; leave it out");
        }
        String matter = known ? before.matter() : received.petitionKey();
        return new ComplaintReceived(
                received.complaintId(),
                received.channel(),
                received.alertId(),
                received.caseId(),
                matter == null ? null : keys.of("petition", matter.strip()),
                received.anonymous());
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (before.version() > 0 && occurredAt.isBefore(before.lastAt())) {
            throw Refusal.field("/occurredAt", "早于上一步骤 / lies before the step taken last, " + before.lastAt());
        }
        Instant end = before.expiresAt();
        if (fact instanceof PetitionReviewRequested && end != null && occurredAt.isAfter(end)) {
            throw Refusal.forbiddenBy(
                    "b9: a review is asked for within 30 days",
                    "申请期限已于 " + end + " 届满 / the time for it ended at " + end);
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        Proceeding known = fact instanceof ComplaintReceived received ? after.about(received.petitionKey()) : after;
        return switch (step.name()) {
            case "assign-leader", "acknowledge" -> known;
            case "extend" -> known.until(later(java.util.Objects.requireNonNull(known.expiresAt())));
            default -> known.until(end(known.state(), occurredAt));
        };
    }

    private static Instant later(Instant end) {
        return end.atZone(ZONE).plus(EXTENSION).toInstant();
    }

    // The day of the event does not count; the last day ends at midnight.
    private static @Nullable Instant end(String state, Instant from) {
        Period term = TERMS.get(state);
        return term == null
                ? null
                : from.atZone(ZONE)
                        .toLocalDate()
                        .plus(term)
                        .plusDays(1)
                        .atStartOfDay(ZONE)
                        .toInstant();
    }
}
