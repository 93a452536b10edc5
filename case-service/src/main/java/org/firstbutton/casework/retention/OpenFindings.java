package org.firstbutton.casework.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Topic;
import org.jdbi.v3.core.Handle;

/**
 * 未结问题 — which matters supervision has not done with: from the raising of a finding to its withdrawal, dismissal or
 * overturning, or, where it was confirmed, to a rectification that passed. Both topics are read, because the dossier that
 * an integrity finding rests on must not go either; nothing of it is shown to anybody.
 */
@ApplicationScoped
class OpenFindings implements FactHandler {
    private static final Set<String> OPENS = Set.of("finding.raised", "finding.confirmed");
    private static final Set<String> ENDS =
            Set.of("finding.withdrawn", "finding.dismissed", "finding.overturned", "rectification.passed");

    @Override
    public Set<Topic> topics() {
        return EnumSet.of(Topic.SUPERVISION_FINDINGS, Topic.SUPERVISION_FINDINGS_INTEGRITY, Topic.RECTIFICATION_EVENTS);
    }

    // One by one and in their order: a batch may raise and withdraw the same finding. Findings are few.
    @Override
    public Runnable apply(Handle handle, List<ArrivedFact> facts) {
        for (ArrivedFact fact : facts) {
            Envelope envelope = fact.recorded().envelope();
            String finding = fact.data().path("findingId").asText();
            if (OPENS.contains(envelope.type())) {
                handle.createUpdate("""
                                insert into open_finding (finding_id, matter, raised_at)
                                values (:finding, :matter, cast(:at as timestamptz)) on conflict do nothing
                                """)
                        .bind("finding", finding)
                        .bind("matter", envelope.matter())
                        .bind("at", envelope.occurredAt().toString())
                        .execute();
            } else if (ENDS.contains(envelope.type())) {
                handle.createUpdate("delete from open_finding where finding_id = :finding")
                        .bind("finding", finding)
                        .execute();
            }
        }
        return DONE;
    }
}
