package org.firstbutton.scoring.evidence;

import static org.firstbutton.scoring.evidence.EvidenceDesk.utc;

import jakarta.enterprise.context.ApplicationScoped;
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

/** 经手 — who handled, reviewed and approved in a matter, and which cases are over. */
@ApplicationScoped
class Hands {

    /** Whether the fact says who had a part. */
    boolean take(Handle handle, Envelope envelope, Fact fact) {
        if (fact instanceof FeedbackSubmitted) {
            return hand(handle, envelope, Role.HANDLER, envelope.actor().id());
        } else if (fact instanceof ReportRegistered registered) {
            return hand(handle, envelope, Role.HANDLER, registered.officer());
        } else if (fact instanceof CaseAssigned assigned) {
            return hand(handle, envelope, Role.HANDLER, assigned.officer());
        } else if (fact instanceof LegalReviewPassed passed) {
            return hand(handle, envelope, Role.REVIEWER, passed.reviewer());
        } else if (fact instanceof LegalReviewReturned returned) {
            return hand(handle, envelope, Role.REVIEWER, returned.reviewer());
        } else if (fact instanceof CaseAccepted accepted) {
            return hand(handle, envelope, Role.APPROVER, accepted.decisionMaker());
        } else if (fact instanceof CaseFiled filed) {
            return hand(handle, envelope, Role.APPROVER, filed.decisionMaker());
        } else if (fact instanceof DecisionApproved approved) {
            return hand(handle, envelope, Role.APPROVER, approved.approver());
        } else if (fact instanceof CaseClosed closed) {
            close(handle, envelope, closed);
        }
        return false;
    }

    private static boolean hand(Handle handle, Envelope envelope, Role role, @Nullable String officer) {
        if (officer == null || officer.isBlank()) {
            return false;
        }
        handle.createUpdate("""
                        insert into matter_hand (matter, role, officer, at) values (:matter, :role, :officer, :at)
                        on conflict do nothing
                        """)
                .bind("matter", envelope.matter())
                .bind("role", role.name())
                .bind("officer", officer)
                .bind("at", utc(envelope.occurredAt()))
                .execute();
        refresh(handle, envelope.matter());
        return true;
    }

    // A hand may come to be known after the case is over: reviews and decisions travel on other topics.
    private static void refresh(Handle handle, String matter) {
        handle.createUpdate("""
                        update closed_case set
                            hands = coalesce((select array_agg(distinct officer order by officer) from matter_hand
                                              where matter = :matter), '{}'),
                            handler = (select officer from matter_hand where matter = :matter and role = 'HANDLER'
                                       order by at desc, officer limit 1)
                        where matter = :matter
                        """).bind("matter", matter).execute();
    }

    private static void close(Handle handle, Envelope envelope, CaseClosed closed) {
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
        refresh(handle, envelope.matter());
    }
}
