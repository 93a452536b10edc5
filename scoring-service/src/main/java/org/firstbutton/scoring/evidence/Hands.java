package org.firstbutton.scoring.evidence;

import static org.firstbutton.scoring.evidence.EvidenceDesk.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.alert.AlertFact.FeedbackSubmitted;
import org.firstbutton.contract.casework.CaseFact.CaseAccepted;
import org.firstbutton.contract.casework.CaseFact.CaseAssigned;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.contract.casework.CaseFact.CaseFiled;
import org.firstbutton.contract.casework.CaseFact.ReportRegistered;
import org.firstbutton.contract.casework.DecisionFact.DecisionApproved;
import org.firstbutton.contract.review.ReviewFact.LegalReviewPassed;
import org.firstbutton.contract.review.ReviewFact.LegalReviewReturned;
import org.firstbutton.scoring.scheme.Scheme.Role;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 经手 — who handled, reviewed and approved in a matter, and which cases are over. Nearly every matter has some, so a batch
 * of them is written at once.
 */
@ApplicationScoped
class Hands {

    /** Somebody's part in a matter. */
    record Part(String matter, Role role, String officer, Instant at) {}

    /** Who had a part, as the fact says; empty if it says nothing of that. */
    Optional<Part> partOf(Envelope envelope, Fact fact) {
        if (fact instanceof FeedbackSubmitted) {
            return part(envelope, Role.HANDLER, envelope.actor().id());
        } else if (fact instanceof ReportRegistered registered) {
            return part(envelope, Role.HANDLER, registered.officer());
        } else if (fact instanceof CaseAssigned assigned) {
            return part(envelope, Role.HANDLER, assigned.officer());
        } else if (fact instanceof LegalReviewPassed passed) {
            return part(envelope, Role.REVIEWER, passed.reviewer());
        } else if (fact instanceof LegalReviewReturned returned) {
            return part(envelope, Role.REVIEWER, returned.reviewer());
        } else if (fact instanceof CaseAccepted accepted) {
            return part(envelope, Role.APPROVER, accepted.decisionMaker());
        } else if (fact instanceof CaseFiled filed) {
            return part(envelope, Role.APPROVER, filed.decisionMaker());
        } else if (fact instanceof DecisionApproved approved) {
            return part(envelope, Role.APPROVER, approved.approver());
        }
        return Optional.empty();
    }

    private static Optional<Part> part(Envelope envelope, Role role, @Nullable String officer) {
        return officer == null || officer.isBlank()
                ? Optional.empty()
                : Optional.of(new Part(envelope.matter(), role, officer, envelope.occurredAt()));
    }

    void keep(Handle handle, List<Part> parts) {
        Rows.of(parts)
                .text(Part::matter)
                .text(part -> part.role().name())
                .text(Part::officer)
                .texts(Part::at)
                .execute(handle, """
                        insert into matter_hand (matter, role, officer, at)
                        select matter, role, officer, cast(at as timestamptz)
                        from unnest(?, ?, ?, ?) as p(matter, role, officer, at) on conflict do nothing
                        """);
        refresh(handle, parts.stream().map(Part::matter).distinct().toList());
    }

    // A hand may come to be known after the case is over: reviews and decisions travel on other topics.
    private static void refresh(Handle handle, List<String> matters) {
        Rows.of(matters).text(matter -> matter).execute(handle, """
                        update closed_case c set
                            hands = coalesce((select array_agg(distinct officer order by officer) from matter_hand h
                                              where h.matter = c.matter), '{}'),
                            handler = (select officer from matter_hand h where h.matter = c.matter and role = 'HANDLER'
                                       order by at desc, officer limit 1)
                        where matter = any (?)
                        """);
    }

    void close(Handle handle, Envelope envelope, CaseClosed closed) {
        handle.createUpdate("""
                        insert into closed_case (matter, case_id, org_path, outcome, closed_at)
                        values (:matter, :case, :orgPath, :outcome, :at)
                        on conflict (matter) do update set closed_at = excluded.closed_at, outcome = excluded.outcome
                        """)
                .bind("matter", envelope.matter())
                .bind("case", envelope.aggregate())
                .bind("orgPath", envelope.orgPath())
                .bind("outcome", closed.outcome())
                .bind("at", utc(envelope.occurredAt()))
                .execute();
        refresh(handle, List.of(envelope.matter()));
    }
}
