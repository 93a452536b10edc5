package org.firstbutton.intake.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.review.ReviewFact.RecheckCompleted;
import org.firstbutton.intake.alert.AlertPlaces;
import org.firstbutton.intake.alert.Alerts;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 复查核实规范 — one run is one recheck of what was recorded on an alert: because the citizen was not content, because its
 * class was changed, because it was withdrawn. Done by somebody who had no hand in it and is not of the unit that had.
 */
@ApplicationScoped
public class RecheckPractice implements Practice {
    private static final String OUTSIDE = "PUB-03: rechecked from outside the unit";
    private static final Set<String> RESULTS = Set.of("UPHELD", "CONFIRMED", "PARTLY_CONFIRMED", "UNCLEAR");

    public static final Procedure PROCEDURE = new Procedure(
            new Procedure.Head(
                    "rechecks",
                    "复查核实",
                    "recheck from outside the unit",
                    "PUB-03",
                    Set.of(
                            Roles.CASE_MANAGER,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.INSPECTORATE,
                            Roles.INSPECTOR_GENERAL,
                            Roles.BUREAU_LEADER),
                    Set.of()),
            """
            state     | zh     | en
            COMPLETED | 已核实 | completed
            """,
            """
            step     | zh       | en                     | fact              | by                                          | approved by | given
            complete | 核实完成 | say what it has shown  | recheck.completed | INSPECTORATE LEGAL_BRIGADE LEGAL_DETACHMENT |             | officerId=actor unit='-'
            """,
            """
            state | steps    | then
            -     | complete | COMPLETED
            """);

    private final AlertPlaces places;
    private final CurrentCaller current;

    RecheckPractice(AlertPlaces places, CurrentCaller current) {
        this.places = places;
        this.current = current;
    }

    @Override
    public Procedure procedure() {
        return PROCEDURE;
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        throw Refusal.field("/alertId", "须指明警情 / name the alert");
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId, JsonNode sent) {
        if (caseId != null) {
            throw Refusal.field("/caseId", "复查针对警情 / a recheck is of an alert; name it in alertId");
        }
        String stated = text(sent, "alertId");
        String alert =
                asked(handle, text(sent, "callbackId")).map(Asked::alertId).orElse(stated);
        if (alert == null) {
            return place(handle, caller, id, null);
        }
        if (stated != null && !stated.equals(alert)) {
            throw Refusal.field("/alertId", "与回访所涉警情不符 / the call-back was on another alert");
        }
        Place place = places.onAlert(handle, caller, alert);
        requireOutside(handle, caller, place);
        return place;
    }

    private static void requireOutside(Handle handle, Caller caller, Place place) {
        if (caller.orgPaths().stream().anyMatch(own -> own.startsWith(place.orgPath()))) {
            throw Refusal.forbiddenBy(OUTSIDE, "须由责任单位以外的单位复查 / the unit does not recheck itself");
        }
        if (Alerts.hadAHand(handle, place.matter(), caller.actorId())) {
            throw Refusal.forbiddenBy(OUTSIDE, "经办人不得复查本人经手的警情 / who had a hand in it does not recheck it");
        }
    }

    @Override
    public Fact keyed(Proceeding before, Fact fact) {
        RecheckCompleted sent = (RecheckCompleted) fact;
        String unit = current.get().orgPaths().stream().findFirst().orElseThrow(Refusal::notFound);
        return new RecheckCompleted(
                sent.callbackId(), sent.complaintId(), before.matter(), sent.officerId(), unit, sent.result());
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        RecheckCompleted recheck = (RecheckCompleted) fact;
        if (!RESULTS.contains(recheck.result())) {
            throw Refusal.field("/result", "须为 " + new TreeSet<>(RESULTS) + " 之一 / one of these");
        }
        asked(handle, recheck.callbackId())
                .filter(asked -> occurredAt.isBefore(asked.at()))
                .ifPresent(asked -> {
                    throw Refusal.field("/occurredAt", "早于回访 / lies before the call-back, " + asked.at());
                });
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        RecheckCompleted recheck = (RecheckCompleted) fact;
        return after.about(recheck.callbackId() == null ? recheck.complaintId() : recheck.callbackId());
    }

    /** 回访答复 — what the citizen was asked about, and when he answered. */
    private record Asked(String alertId, Instant at) {}

    // A grade given online and a call-back of another system are not among them: who rechecks those names the alert.
    private static Optional<Asked> asked(Handle handle, @Nullable String callback) {
        return handle.createQuery(
                        "select alert_id, completed_at from callback where id = :id and completed_at is not null")
                .bind("id", callback)
                .map((row, context) -> new Asked(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .findOne();
    }

    private static @Nullable String text(JsonNode sent, String field) {
        return sent.hasNonNull(field) ? sent.get(field).asText() : null;
    }
}
