package org.firstbutton.supervision.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** 核查簿 — what people have done about each finding; written in the transaction of the finding's own change. */
@ApplicationScoped
public class Verifications {

    public Verifying of(Handle handle, UUID finding) {
        return handle.createQuery("select * from verification where finding = :finding")
                .bind("finding", finding)
                .map((row, context) -> Verifying.of(row))
                .findOne()
                .orElse(Verifying.NONE);
    }

    /** Later findings that say the same of the same unit after this one had been put right. */
    List<UUID> recurrencesOf(Handle handle, UUID finding) {
        return handle.createQuery(
                        "select v.finding from verification v where v.recurrence_of = :finding order by v.confirmed_at")
                .bind("finding", finding)
                .mapTo(UUID.class)
                .list();
    }

    void assigned(Handle handle, UUID finding, Verifying.Assigned to) {
        set(
                handle,
                finding,
                "assignee = :officer, assignee_role = :role, assignee_office = :office, assigned_by = :by, why = :why, "
                        + "due_at = cast(:due as timestamptz)",
                Map.of(
                        "officer", to.officer(),
                        "role", to.role(),
                        "office", to.office(),
                        "by", to.by(),
                        "why", to.why(),
                        "due", to.dueAt().toString()));
    }

    void answered(Handle handle, UUID finding, Verifying.Answered answer) {
        set(
                handle,
                finding,
                "answered_by = :by, answered_at = cast(:at as timestamptz), answer = :statement",
                Map.of("by", answer.by(), "at", answer.at().toString(), "statement", answer.statement()));
    }

    void dismissalProposed(Handle handle, UUID finding, Verifying.Dismissal dismissal) {
        set(
                handle,
                finding,
                "dismissal_by = :by, dismissal_office = :office, dismissal_code = :code, dismissal_reason = :reason, "
                        + "dismissal_at = cast(:at as timestamptz)",
                Map.of(
                        "by", dismissal.by(),
                        "office", dismissal.office(),
                        "code", dismissal.reasonCode(),
                        "reason", dismissal.reason(),
                        "at", dismissal.at().toString()));
    }

    void dismissalDecided(Handle handle, UUID finding) {
        set(
                handle,
                finding,
                "dismissal_by = null, dismissal_office = null, dismissal_code = null, dismissal_reason = null, "
                        + "dismissal_at = null",
                Map.of());
    }

    void confirmed(Handle handle, UUID finding, Verifying.Confirmed confirmed, @Nullable UUID recurrenceOf) {
        update(
                        handle,
                        finding,
                        "confirmed_by = :by, confirmed_office = :office, confirmed_at = cast(:at as timestamptz), "
                                + "officer = :officer, recurrence_of = cast(:earlier as uuid)")
                .bind("by", confirmed.by())
                .bind("office", confirmed.office())
                .bind("at", confirmed.at().toString())
                .bind("officer", confirmed.officer())
                .bind("earlier", recurrenceOf)
                .execute();
    }

    private static void set(Handle handle, UUID finding, String assignments, Map<String, String> values) {
        update(handle, finding, assignments).bindMap(values).execute();
    }

    private static Update update(Handle handle, UUID finding, String assignments) {
        handle.createUpdate("insert into verification (finding) values (:finding) on conflict do nothing")
                .bind("finding", finding)
                .execute();
        return handle.createUpdate("update verification set " + assignments + " where finding = :finding")
                .bind("finding", finding);
    }

    /** Whether the machine has withdrawn and raised the finding again since. */
    boolean withdrawnSince(Handle handle, UUID finding, Instant then) {
        return handle.createQuery("""
                        select exists (select from finding_history where finding = :finding and change = 'WITHDRAWN'
                                       and at >= cast(:then as timestamptz))
                        """)
                .bind("finding", finding)
                .bind("then", then.toString())
                .mapTo(Boolean.class)
                .one();
    }
}
