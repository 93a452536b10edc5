package org.firstbutton.intake.closing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.casework.CaseFact.CaseAssigned;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.AlertLifecycle;
import org.firstbutton.intake.alert.Alerts;
import org.jdbi.v3.core.Handle;

/** 受立案结果 — what the case side has decided about our alerts, kept here so that closing need not ask another service. */
@ApplicationScoped
class Filings implements FactHandler {
    private static final Set<String> DECISIONS =
            Set.of("case.accepted", "case.not-accepted", "case.filed", "case.not-filed");
    private static final Set<String> OF_INTEREST = Stream.concat(
                    DECISIONS.stream(), Stream.of("report.registered", "case.assigned", "case.closed"))
            .collect(Collectors.toSet());

    @Override
    public Set<Topic> topics() {
        return EnumSet.of(Topic.CASE_EVENTS);
    }

    @Override
    public Runnable apply(Handle handle, List<ArrivedFact> facts) {
        ArrayNode rows = Alerts.ROWS.createArrayNode();
        for (ArrivedFact fact : facts) {
            Envelope envelope = fact.recorded().envelope();
            if (OF_INTEREST.contains(envelope.type())) {
                ObjectNode row = rows.addObject();
                row.put("alert_id", envelope.matter())
                        .put("fact", envelope.id().toString())
                        .put("type", envelope.type())
                        .put("aggregate", envelope.aggregate())
                        .put("occurred_at", envelope.occurredAt().toString())
                        .put("org_path", envelope.orgPath());
                row.putArray("officers").add(officer(fact.recorded()));
            }
        }
        if (!rows.isEmpty()) {
            handle.createUpdate("""
                            insert into alert_filing
                            select r.* from jsonb_populate_recordset(null::alert_filing, cast(:rows as jsonb)) r
                            on conflict do nothing
                            """).bind("rows", rows.toString()).execute();
        }
        return DONE;
    }

    // Nobody calls back on a case that he worked on: whoever wrote the fact, or whom it was assigned to.
    private static String officer(RecordedFact recorded) {
        return recorded.fact() instanceof CaseAssigned assigned
                ? assigned.officer()
                : recorded.envelope().actor().id();
    }

    /** What became a case must look like one, and the case must be registered of this alert. */
    void requireCaseOf(Handle handle, Alert alert, String caseId) {
        if (!alert.caseIndicated()) {
            throw Refusal.forbiddenBy(
                    AlertLifecycle.CONVERT_WITHOUT_CASE, "不是案件类警情 / the alert does not look like a case");
        }
        boolean known = handle.createQuery("""
                        select exists (select 1 from alert_filing
                                       where alert_id = :alert and aggregate = :case)
                        """)
                .bind("alert", alert.id().toString())
                .bind("case", caseId)
                .mapTo(Boolean.class)
                .one();
        if (!known) {
            throw Refusal.field("/caseId", "该警情没有登记这一案件 / no such case has been registered of this alert");
        }
    }

    /** A registered report alone decides nothing. */
    void requireDecisionIfCaseIndicated(Handle handle, Alert alert) {
        boolean decided = handle.createQuery("""
                        select exists (select 1 from alert_filing
                                       where alert_id = :alert and type = any (:decisions))
                        """)
                .bind("alert", alert.id().toString())
                .bindArray("decisions", String.class, DECISIONS.toArray())
                .mapTo(Boolean.class)
                .one();
        if (alert.caseIndicated() && !decided) {
            throw Refusal.forbiddenBy(
                    AlertLifecycle.CLOSE_WITHOUT_FILING, "案件类警情尚无受立案结果 / no filing decision has arrived");
        }
    }
}
