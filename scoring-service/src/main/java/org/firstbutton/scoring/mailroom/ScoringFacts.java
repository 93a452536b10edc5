package org.firstbutton.scoring.mailroom;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.alert.AlertFact;
import org.firstbutton.scoring.evidence.EvidenceDesk;
import org.firstbutton.scoring.evidence.Touched;
import org.firstbutton.scoring.exposure.Exposure;
import org.firstbutton.scoring.points.Bookkeeping;
import org.jdbi.v3.core.Handle;

/**
 * 来件 — evidence is kept, alerts counted, and the books settled. Unconfirmed integrity findings never come here; what
 * people do in this service itself comes back as facts and is scored like everything else.
 */
@ApplicationScoped
class ScoringFacts implements FactHandler {
    private final EvidenceDesk evidence;
    private final Bookkeeping books;
    private final Exposure exposure;

    ScoringFacts(EvidenceDesk evidence, Bookkeeping books, Exposure exposure) {
        this.evidence = evidence;
        this.books = books;
        this.exposure = exposure;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(
                Topic.SUPERVISION_FINDINGS,
                Topic.ALERT_EVENTS,
                Topic.CASE_EVENTS,
                Topic.REVIEW_EVENTS,
                Topic.CITIZEN_EVENTS,
                Topic.RECTIFICATION_EVENTS,
                Topic.ACCOUNTABILITY_EVENTS,
                Topic.SCORE_EVENTS);
    }

    @Override
    public Runnable apply(Handle handle, List<ArrivedFact> facts) {
        Set<String> atWork = exposure.take(handle, alerts(facts));
        if (!atWork.isEmpty()) {
            books.openUnits(handle, atWork);
        }
        Touched touched = evidence.take(handle, facts);
        if (!touched.isEmpty()) {
            ArrivedFact last = facts.get(facts.size() - 1);
            books.settle(handle, touched, last.recorded().envelope().id());
        }
        return DONE;
    }

    private static List<RecordedFact> alerts(List<ArrivedFact> facts) {
        return facts.stream()
                .map(ArrivedFact::recorded)
                .filter(recorded -> recorded.fact() instanceof AlertFact)
                .toList();
    }
}
