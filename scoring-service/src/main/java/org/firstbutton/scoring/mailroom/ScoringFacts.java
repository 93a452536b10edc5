package org.firstbutton.scoring.mailroom;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.alert.AlertFact;
import org.firstbutton.contract.supervision.FindingFact;
import org.firstbutton.scoring.exposure.Exposure;
import org.firstbutton.scoring.points.FindingPoints;
import org.jdbi.v3.core.Handle;

/** 来件 — findings go to the points desk, alerts to the exposure desk; unconfirmed integrity findings never come here. */
@ApplicationScoped
class ScoringFacts implements FactHandler {
    private final FindingPoints points;
    private final Exposure exposure;

    ScoringFacts(FindingPoints points, Exposure exposure) {
        this.points = points;
        this.exposure = exposure;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.SUPERVISION_FINDINGS, Topic.ALERT_EVENTS);
    }

    @Override
    public void apply(Handle handle, List<ArrivedFact> facts) {
        Set<String> atWork = exposure.take(handle, ofFamily(AlertFact.class, facts));
        if (!atWork.isEmpty()) {
            points.openUnits(handle, atWork);
        }
        points.take(handle, ofFamily(FindingFact.class, facts));
    }

    private static List<RecordedFact> ofFamily(Class<?> family, List<ArrivedFact> facts) {
        return facts.stream()
                .map(ArrivedFact::recorded)
                .filter(recorded -> family.isInstance(recorded.fact()))
                .toList();
    }
}
