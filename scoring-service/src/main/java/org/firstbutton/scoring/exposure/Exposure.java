package org.firstbutton.scoring.exposure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.contract.RecordedFact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** 工作量 — keeps which alerts each organisation had in hand. */
@ApplicationScoped
public class Exposure {

    /** Takes facts about alerts and says which organisations had one in hand; telling it twice changes nothing. */
    public Set<String> take(Handle handle, List<RecordedFact> facts) {
        AlertsInHand inHand = AlertsInHand.of(facts);
        if (!inHand.hands().isEmpty()) {
            hold(handle, inHand);
        }
        if (!inHand.setAside().isEmpty()) {
            setAside(handle, inHand);
        }
        return inHand.hands().keySet().stream().map(AlertsInHand.Hand::orgPath).collect(Collectors.toSet());
    }

    private static void hold(Handle handle, AlertsInHand inHand) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into alert_exposure (alert, org_path, in_hand_at) values (:alert, :orgPath, :since)
                on conflict (alert, org_path) do nothing
                """);
        inHand.hands()
                .forEach((hand, since) -> batch.bind("alert", hand.alert())
                        .bind("orgPath", hand.orgPath())
                        .bind("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                        .add());
        batch.execute();
    }

    private static void setAside(Handle handle, AlertsInHand inHand) {
        PreparedBatch batch = handle.prepareBatch("update alert_exposure set set_aside = :why where alert = :alert");
        inHand.setAside()
                .forEach((alert, why) ->
                        batch.bind("why", why.orElse(null)).bind("alert", alert).add());
        batch.execute();
    }
}
