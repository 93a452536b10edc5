package org.firstbutton.scoring.evidence;

import static org.firstbutton.scoring.evidence.EvidenceDesk.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.accountability.AccountabilityFact.SanctionRevoked;
import org.firstbutton.contract.accountability.AccountabilityFact.ViolationConfirmed;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.contract.citizen.CitizenFact.CallbackAttempted;
import org.firstbutton.contract.citizen.CitizenFact.CallbackCompleted;
import org.firstbutton.contract.rectification.RectificationFact.RectificationOrdered;
import org.firstbutton.contract.rectification.RectificationFact.RectificationPassed;
import org.firstbutton.contract.rectification.RectificationFact.RectificationRevoked;
import org.firstbutton.contract.review.ReviewFact.AlertInspected;
import org.firstbutton.contract.review.ReviewFact.DossierConfirmed;
import org.firstbutton.contract.scoring.ScoreFact.ListEntryScored;
import org.firstbutton.contract.scoring.ScoreFact.RecordConfirmed;
import org.firstbutton.contract.scoring.ScoreFact.RecordRevoked;
import org.firstbutton.scoring.scheme.Scheme.Source;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 收证：问题以外 — violations, dossiers, ratings, places on lists, rectifications, and who had a part in a matter. */
@ApplicationScoped
class EventEvidence {
    private final Hands hands;

    EventEvidence(Hands hands) {
        this.hands = hands;
    }

    /** Who had a part in what, all at once and before anything that asks for it. */
    void parts(Handle handle, List<RecordedFact> facts, Touched touched) {
        List<Hands.Part> parts = facts.stream()
                .flatMap(fact -> hands.partOf(fact.envelope(), fact.fact()).stream())
                .toList();
        hands.keep(handle, parts);
        parts.forEach(part -> touched.matters().add(part.matter()));
    }

    void violation(Handle handle, RecordedFact recorded, Touched touched) {
        if (recorded.fact() instanceof ViolationConfirmed fact) {
            if (fact.kind().equals("PROHIBITION")) {
                Event event = new Event(
                        Source.VIOLATION,
                        fact.violationId(),
                        fact.officerId(),
                        fact.incidentId(),
                        null,
                        null,
                        Boolean.TRUE.equals(fact.tolerated()));
                add(handle, recorded.envelope(), event);
                touched.officers().add(fact.officerId());
            }
        } else if (recorded.fact() instanceof SanctionRevoked fact
                && fact.incidentId() != null
                && fact.officerId() != null) {
            handle.createUpdate("""
                            update scored_event set voided = :fact
                            where source = 'VIOLATION' and officer = :officer and measure = :incident and voided is null
                            """)
                    .bind("fact", recorded.envelope().id())
                    .bind("officer", fact.officerId())
                    .bind("incident", fact.incidentId())
                    .execute();
            touched.officers().add(fact.officerId());
        }
    }

    void listed(Handle handle, RecordedFact recorded, Touched touched) {
        if (recorded.fact() instanceof ListEntryScored fact) {
            Event event = new Event(
                    Source.LISTED,
                    fact.listId() + "/" + fact.entry(),
                    fact.officerId(),
                    fact.side(),
                    null,
                    null,
                    false);
            add(handle, recorded.envelope(), event);
            touched.officers().add(fact.officerId());
        }
    }

    /** A record is scored by the day on which it was held; one that is revoked earns nothing any more. */
    void record(Handle handle, RecordedFact recorded, Touched touched) {
        if (recorded.fact() instanceof RecordConfirmed fact && fact.officerId() != null && fact.measure() != null) {
            Event event =
                    new Event(Source.RECORD, fact.recordId(), fact.officerId(), fact.measure(), null, null, false);
            add(handle, recorded.envelope(), event, fact.heldAt());
            touched.officers().add(fact.officerId());
        } else if (recorded.fact() instanceof RecordRevoked fact && fact.officerId() != null) {
            handle.createUpdate("""
                            update scored_event set voided = :fact
                            where source = 'RECORD' and evidence = :record and voided is null
                            """)
                    .bind("fact", recorded.envelope().id())
                    .bind("record", fact.recordId())
                    .execute();
            touched.officers().add(fact.officerId());
        }
    }

    void other(Handle handle, RecordedFact recorded, Touched touched) {
        Envelope envelope = recorded.envelope();
        Fact fact = recorded.fact();
        if (fact instanceof DossierConfirmed dossier) {
            dossier(handle, envelope, dossier, touched);
        } else if (fact instanceof CallbackAttempted attempted) {
            asked(handle, envelope, attempted.callbackId(), envelope.orgPath());
        } else if (fact instanceof CallbackCompleted completed) {
            rated(handle, envelope, completed);
            touched.matters().add(envelope.matter());
        } else if (fact instanceof RectificationOrdered || fact instanceof RectificationPassed) {
            rectification(handle, envelope, fact);
        } else if (fact instanceof RectificationRevoked revoked) {
            handle.execute("update rectification_order set revoked = true where order_id = ?", revoked.orderId());
        } else if (fact instanceof AlertInspected inspected) {
            inspected(handle, envelope, inspected);
        } else if (fact instanceof CaseClosed closed) {
            hands.close(handle, envelope, closed);
        }
    }

    // A second blind review is there to check the first reviewer, not to score the officer twice.
    private static void dossier(Handle handle, Envelope envelope, DossierConfirmed fact, Touched touched) {
        String officer = fact.officerId();
        handle.createUpdate("""
                        insert into dossier_result (dossier_id, matter, org_path, officer, sample, score, vetoes,
                                                    confirmed_at)
                        values (:id, :matter, :orgPath, :officer, :sample, :score, :vetoes, :at) on conflict do nothing
                        """)
                .bind("id", fact.dossierId())
                .bind("matter", envelope.matter())
                .bind("orgPath", envelope.orgPath())
                .bind("officer", officer)
                .bind("sample", fact.sample())
                .bind("score", fact.score())
                .bind("vetoes", fact.vetoes().toArray(String[]::new))
                .bind("at", utc(envelope.occurredAt()))
                .execute();
        if (officer != null && fact.sample().equals("FULL")) {
            Event event = new Event(
                    Source.DOSSIER,
                    fact.dossierId(),
                    officer,
                    fact.vetoes().isEmpty() ? "SCORED" : "VETOED",
                    fact.score(),
                    fact.weight(),
                    false);
            add(handle, envelope, event);
            touched.officers().add(officer);
        }
    }

    private static void inspected(Handle handle, Envelope envelope, AlertInspected fact) {
        if (fact.mode().equals("HUMAN")) {
            handle.createUpdate("""
                            insert into inspected_alert (matter, org_path, result, inspected_at)
                            values (:matter, :orgPath, :result, :at)
                            on conflict (matter) do update set result = excluded.result,
                                                               inspected_at = excluded.inspected_at
                            """)
                    .bind("matter", envelope.matter())
                    .bind("orgPath", envelope.orgPath())
                    .bind("result", fact.result())
                    .bind("at", utc(envelope.occurredAt()))
                    .execute();
        }
    }

    private static void asked(Handle handle, Envelope envelope, String callback, String unit) {
        handle.createUpdate("""
                        insert into citizen_rating (callback_id, matter, unit, asked_at)
                        values (:id, :matter, :unit, :at) on conflict (callback_id) do nothing
                        """)
                .bind("id", callback)
                .bind("matter", envelope.matter())
                .bind("unit", unit)
                .bind("at", utc(envelope.occurredAt()))
                .execute();
    }

    private static void rated(Handle handle, Envelope envelope, CallbackCompleted fact) {
        String unit = Optional.ofNullable(fact.unit())
                .filter(path -> path.endsWith("/"))
                .orElse(envelope.orgPath());
        asked(handle, envelope, fact.callbackId(), unit);
        handle.createUpdate("""
                        update citizen_rating set rating = :rating, rated_at = :at, fact = :fact, unit = :unit
                        where callback_id = :id and rated_at is null
                        """)
                .bind("rating", fact.rating())
                .bind("at", utc(envelope.occurredAt()))
                .bind("fact", envelope.id())
                .bind("unit", unit)
                .bind("id", fact.callbackId())
                .execute();
    }

    /** Ratings count for whoever had the matter in hand by then, in whichever order the two were told. */
    void ratings(Handle handle, Touched touched) {
        if (touched.matters().isEmpty()) {
            return;
        }
        List<String> rated = handle.createQuery("""
                        insert into scored_event (source, evidence, officer, org_path, matter, measure, at, fact)
                        select 'RATING', r.callback_id, h.officer, r.unit, r.matter, r.rating, r.rated_at, r.fact
                        from citizen_rating r
                             cross join lateral (select officer from matter_hand h
                                                 where h.matter = r.matter and h.role = 'HANDLER' and h.at <= r.rated_at
                                                 order by h.at desc, h.officer limit 1) h
                        where r.matter = any (:matters) and r.rating is not null
                          and not exists (select 1 from scored_event e
                                          where e.source = 'RATING' and e.evidence = r.callback_id)
                        on conflict do nothing returning officer
                        """)
                .bindArray("matters", String.class, touched.matters().toArray())
                .mapTo(String.class)
                .list();
        touched.officers().addAll(rated);
    }

    private static void rectification(Handle handle, Envelope envelope, Fact fact) {
        if (fact instanceof RectificationOrdered ordered) {
            handle.createUpdate("""
                            insert into rectification_order (order_id, finding_id, unit, ordered_at)
                            values (:id, :finding, :unit, :at) on conflict (order_id) do nothing
                            """)
                    .bind("id", ordered.orderId())
                    .bind("finding", ordered.findingId())
                    .bind("unit", ordered.unit().endsWith("/") ? ordered.unit() : envelope.orgPath())
                    .bind("at", utc(envelope.occurredAt()))
                    .execute();
        } else if (fact instanceof RectificationPassed passed) {
            handle.createUpdate("update rectification_order set passed_at = :at where order_id = :id")
                    .bind("at", utc(envelope.occurredAt()))
                    .bind("id", passed.orderId())
                    .execute();
        }
    }

    private record Event(
            Source source,
            String evidence,
            String officer,
            String measure,
            @Nullable BigDecimal amount,
            @Nullable Integer weight,
            boolean tolerated) {}

    private static void add(Handle handle, Envelope envelope, Event event) {
        add(handle, envelope, event, envelope.occurredAt());
    }

    private static void add(Handle handle, Envelope envelope, Event event, Instant at) {
        handle.createUpdate("""
                        insert into scored_event (source, evidence, officer, org_path, matter, measure, amount, weight,
                                                  tolerated, at, fact)
                        values (:source, :evidence, :officer, :orgPath, :matter, :measure, :amount, :weight, :tolerated,
                                :at, :fact) on conflict do nothing
                        """)
                .bind("source", event.source().name())
                .bind("evidence", Objects.requireNonNull(event.evidence()))
                .bind("officer", event.officer())
                .bind("orgPath", envelope.orgPath())
                .bind("matter", envelope.matter())
                .bind("measure", event.measure())
                .bind("amount", event.amount())
                .bind("weight", event.weight())
                .bind("tolerated", event.tolerated())
                .bind("at", utc(at))
                .bind("fact", envelope.id())
                .execute();
    }
}
