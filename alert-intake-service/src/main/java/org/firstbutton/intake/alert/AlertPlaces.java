package org.firstbutton.intake.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice.Place;
import org.jdbi.v3.core.Handle;

/** 随警 — where a proceeding belongs that is opened on an alert, or on the case that came of one. */
@ApplicationScoped
public class AlertPlaces {

    /** The place on an alert that the caller sees; 404 for any other. */
    public Place onAlert(Handle handle, Caller caller, String alertId) {
        String id = AlertDesk.idOf(alertId).toString();
        List<String> orgPaths =
                handle.createQuery("""
                        select path from alert, unnest(array_prepend(org_path, org_paths)) with ordinality as of (path, place)
                        where id = :id order by place
                        """).bind("id", id).mapTo(String.class).list();
        // An alert may have gone on to an organisation that the caller does not write for.
        String orgPath = orgPaths.stream().filter(caller::covers).findFirst().orElseThrow(Refusal::notFound);
        return new Place(id, null, orgPath, List.of());
    }

    /** The place on the alert that the case came of; 404 where no alert that the caller sees led to such a case. */
    public Place onCase(Handle handle, Caller caller, UUID caseId) {
        Place place = onAlert(handle, caller, alertOf(handle, caseId).orElseThrow(Refusal::notFound));
        return new Place(place.matter(), caseId, place.orgPath(), place.hands());
    }

    /** A matter of its own at the caller's first organisation. */
    public Place alone(Caller caller, UUID id) {
        String orgPath = caller.orgPaths().stream().findFirst().orElseThrow(Refusal::notFound);
        return new Place(id.toString(), null, orgPath, List.of());
    }

    private static Optional<String> alertOf(Handle handle, UUID caseId) {
        return handle.createQuery(
                        "select alert_id from alert_filing where aggregate = :case order by occurred_at limit 1")
                .bind("case", caseId.toString())
                .mapTo(String.class)
                .findOne();
    }
}
