package org.firstbutton.scoring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.accountability.AccountabilityFact;
import org.firstbutton.contract.accountability.AccountabilityFact.AccountabilityFaultDetermined;
import org.firstbutton.contract.accountability.AccountabilityFact.SanctionRevoked;
import org.firstbutton.contract.accountability.AccountabilityFact.ToleranceDecided;
import org.firstbutton.contract.scoring.ScoreFact;
import org.firstbutton.contract.scoring.ScoreFact.SelfReportAccepted;
import org.firstbutton.contract.supervision.FindingFact;
import org.firstbutton.contract.supervision.FindingFact.FindingConfirmed;
import org.firstbutton.contract.supervision.FindingFact.FindingDismissed;
import org.firstbutton.contract.supervision.FindingFact.FindingOverturned;
import org.firstbutton.contract.supervision.FindingFact.FindingRaised;
import org.firstbutton.contract.supervision.FindingFact.FindingWithdrawn;
import org.firstbutton.contract.supervision.Severity;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 收证 — keeps of each fact what points depend on, and says whose points it may have changed. Telling it twice changes nothing. */
@ApplicationScoped
public class EvidenceDesk {
    private final EventEvidence events;
    private final UpheldObjections objections;

    EvidenceDesk(EventEvidence events, UpheldObjections objections) {
        this.events = events;
        this.objections = objections;
    }

    public Touched take(Handle handle, List<ArrivedFact> facts) {
        Touched touched = Touched.nothing();
        events.parts(handle, facts.stream().map(ArrivedFact::recorded).toList(), touched);
        for (ArrivedFact arrived : facts) {
            RecordedFact recorded = arrived.recorded();
            if (recorded.fact() instanceof FindingFact fact) {
                finding(handle, recorded.envelope(), fact, touched);
            } else if (recorded.fact() instanceof AccountabilityFact) {
                ruling(handle, recorded, touched);
                events.violation(handle, recorded, touched);
            } else if (recorded.fact() instanceof ScoreFact fact) {
                selfReport(handle, fact, touched);
                events.listed(handle, recorded, touched);
                events.record(handle, recorded, touched);
                objections.decided(handle, recorded, touched);
            } else {
                events.other(handle, recorded, touched);
            }
        }
        events.ratings(handle, touched);
        return touched;
    }

    private static void finding(Handle handle, Envelope envelope, FindingFact fact, Touched touched) {
        if (fact instanceof FindingRaised raised) {
            handle.createUpdate("""
                            insert into scored_finding (finding_id, raised_at) values (:id, :at)
                            on conflict (finding_id) do update set raised_at = excluded.raised_at
                            """)
                    .bind("id", raised.findingId())
                    .bind("at", utc(envelope.occurredAt()))
                    .execute();
        } else if (fact instanceof FindingConfirmed confirmed) {
            confirm(handle, envelope, confirmed);
            touched.findings().add(confirmed.findingId());
        } else if (fact instanceof FindingOverturned fallen) {
            fall(handle, envelope, fallen.findingId(), FindingFile.Fallen.Why.OVERTURNED, touched);
        } else if (fact instanceof FindingDismissed fallen) {
            fall(handle, envelope, fallen.findingId(), FindingFile.Fallen.Why.DISMISSED, touched);
        } else if (fact instanceof FindingWithdrawn fallen) {
            fall(handle, envelope, fallen.findingId(), FindingFile.Fallen.Why.WITHDRAWN, touched);
        }
    }

    private static void confirm(Handle handle, Envelope envelope, FindingConfirmed fact) {
        // The person who confirmed may hold another unit answerable than the one responsible for the matter.
        String unit = fact.unit().endsWith("/") ? fact.unit() : envelope.orgPath();
        String officer = fact.officer();
        handle.createUpdate("""
                        insert into scored_finding (finding_id, rule_id, severity, matter, unit, officer, broken_at,
                                                    confirmed_at, confirmation)
                        values (:id, :rule, :severity, :matter, :unit, :officer, :brokenAt, :confirmedAt, :fact)
                        on conflict (finding_id) do update set rule_id = excluded.rule_id,
                            severity = excluded.severity, matter = excluded.matter, unit = excluded.unit,
                            officer = excluded.officer, broken_at = excluded.broken_at,
                            confirmed_at = excluded.confirmed_at, confirmation = excluded.confirmation
                        where scored_finding.confirmation is null
                        """)
                .bind("id", fact.findingId())
                .bind("rule", fact.ruleId())
                .bind(
                        "severity",
                        Severity.valueOf(fact.severity().toUpperCase(Locale.ROOT))
                                .name())
                .bind("matter", envelope.matter())
                .bind("unit", unit)
                .bind("officer", officer == null || officer.isBlank() ? null : officer)
                .bind("brokenAt", utc(fact.brokenAt()))
                .bind("confirmedAt", utc(envelope.occurredAt()))
                .bind("fact", envelope.id())
                .execute();
    }

    private static void fall(
            Handle handle, Envelope envelope, String finding, FindingFile.Fallen.Why why, Touched touched) {
        handle.createUpdate("""
                        update scored_finding set fallen = :why, fallen_by = :fact
                        where finding_id = :id and fallen is null
                        """)
                .bind("why", why.name())
                .bind("fact", envelope.id())
                .bind("id", finding)
                .execute();
        touched.findings().add(finding);
    }

    private static void ruling(Handle handle, RecordedFact recorded, Touched touched) {
        Fact fact = recorded.fact();
        if (fact instanceof ToleranceDecided tolerance) {
            ruling(handle, recorded, tolerance.findingId(), tolerance.officerId(), "TOLERANCE", tolerance.outcome());
            touched.findings().add(tolerance.findingId());
        } else if (fact instanceof AccountabilityFaultDetermined fault) {
            ruling(handle, recorded, fault.findingId(), fault.officerId(), "FAULT", fault.outcome());
            touched.findings().add(fault.findingId());
        } else if (fact instanceof SanctionRevoked revoked && revoked.findingId() != null) {
            ruling(handle, recorded, revoked.findingId(), revoked.officerId(), "SANCTION", "REVOKED");
            touched.findings().add(revoked.findingId());
        }
    }

    private static void ruling(
            Handle handle, RecordedFact recorded, String finding, @Nullable String officer, String kind, String what) {
        handle.createUpdate("""
                        insert into finding_ruling (finding_id, officer, kind, outcome, at, fact)
                        values (:finding, :officer, :kind, :outcome, :at, :fact)
                        on conflict (finding_id, officer, kind) do update
                            set outcome = excluded.outcome, at = excluded.at, fact = excluded.fact
                        where finding_ruling.at <= excluded.at
                        """)
                .bind("finding", finding)
                .bind("officer", officer == null ? "" : officer)
                .bind("kind", kind)
                .bind("outcome", what)
                .bind("at", utc(recorded.envelope().occurredAt()))
                .bind("fact", recorded.envelope().id())
                .execute();
    }

    private static void selfReport(Handle handle, ScoreFact fact, Touched touched) {
        if (fact instanceof SelfReportAccepted accepted) {
            handle.createUpdate("""
                            insert into self_report (report_id, officer, matter, rule_id, reported_at)
                            values (:id, :officer, :matter, :rule, :at) on conflict (report_id) do nothing
                            """)
                    .bind("id", accepted.reportId())
                    .bind("officer", accepted.officerId())
                    .bind("matter", accepted.about())
                    .bind("rule", accepted.ruleId())
                    .bind("at", utc(accepted.reportedAt()))
                    .execute();
            touched.matters().add(accepted.about());
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
