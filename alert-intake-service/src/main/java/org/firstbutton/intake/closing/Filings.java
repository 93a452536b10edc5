package org.firstbutton.intake.closing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Topic;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.AlertLifecycle;
import org.firstbutton.intake.alert.Alerts;
import org.jdbi.v3.core.Handle;

/** 受立案结果 — what the case side has decided about our alerts, kept here so that closing need not ask another service. */
@ApplicationScoped
class Filings implements FactHandler {
    private static final Set<String> OF_INTEREST =
            Set.of("report.registered", "case.accepted", "case.not-accepted", "case.filed", "case.not-filed");

    @Override
    public Set<Topic> topics() {
        return EnumSet.of(Topic.CASE_EVENTS);
    }

    @Override
    public void apply(Handle handle, List<ArrivedFact> facts) {
        ArrayNode rows = Alerts.ROWS.createArrayNode();
        for (ArrivedFact fact : facts) {
            Envelope envelope = fact.recorded().envelope();
            if (OF_INTEREST.contains(envelope.type())) {
                rows.addObject()
                        .put("alert_id", envelope.matter())
                        .put("fact", envelope.id().toString())
                        .put("type", envelope.type())
                        .put("aggregate", envelope.aggregate())
                        .put("occurred_at", envelope.occurredAt().toString())
                        .put("org_path", envelope.orgPath());
            }
        }
        if (!rows.isEmpty()) {
            handle.createUpdate("""
                            insert into alert_filing
                            select r.* from jsonb_populate_recordset(null::alert_filing, cast(:rows as jsonb)) r
                            on conflict do nothing
                            """).bind("rows", rows.toString()).execute();
        }
    }

    /** A registered report alone decides nothing. */
    void requireDecisionIfCaseIndicated(Handle handle, Alert alert) {
        boolean decided = handle.createQuery("""
                        select exists (select 1 from alert_filing
                                       where alert_id = :alert and type <> 'report.registered')
                        """)
                .bind("alert", alert.id().toString())
                .mapTo(Boolean.class)
                .one();
        if (alert.caseIndicated() && !decided) {
            throw Refusal.forbiddenBy(
                    AlertLifecycle.CLOSE_WITHOUT_FILING, "案件类警情尚无受立案结果 / no filing decision has arrived");
        }
    }
}
