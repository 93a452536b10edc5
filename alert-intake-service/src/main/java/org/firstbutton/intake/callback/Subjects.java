package org.firstbutton.intake.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.alert.Alerts;
import org.jdbi.v3.core.Handle;

/** 回访对象库 — what is closed in the caller's organisations, and who had a hand in it. */
@ApplicationScoped
class Subjects {
    private static final String ALERT = """
            select a.id as alert_id, cast(null as text) as case_id, a.org_path, a.closed_at, a.category, a.level
            from alert a where a.id = :id and a.state = 'CLOSED' for share of a
            """;
    private static final String CASE = """
            select a.id as alert_id, f.aggregate as case_id, f.org_path, f.occurred_at as closed_at, a.category, a.level
            from alert_filing f join alert a on a.id = f.alert_id
            where f.aggregate = :id and f.type = 'case.closed' order by f.occurred_at desc limit 1
            """;

    /**
     * What an attempt is about.
     *
     * @throws Refusal 404 for what the caller does not see or does not answer for, 409 for what is not closed
     */
    Subject closed(Handle handle, Caller caller, CallbackCommands.Attempt attempt) {
        UUID id = attempt.alertId() != null ? attempt.alertId() : attempt.caseId();
        boolean ofAlert = attempt.alertId() != null;
        Subject closed = find(handle, ofAlert ? ALERT : CASE, String.valueOf(id))
                .orElseThrow(() -> unclosed(handle, ofAlert, String.valueOf(id)));
        if (!caller.covers(closed.orgPath())) {
            throw Refusal.notFound();
        }
        return closed;
    }

    private static Optional<Subject> find(Handle handle, String sql, String id) {
        return handle.createQuery(sql)
                .bind("id", id)
                .map((row, context) -> new Subject(
                        Objects.requireNonNull(row.getString("alert_id")),
                        row.getString("case_id"),
                        Objects.requireNonNull(row.getString("org_path")),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                        row.getString("category"),
                        row.getObject("level", Integer.class)))
                .findOne();
    }

    private static Refusal unclosed(Handle handle, boolean ofAlert, String id) {
        boolean seen = handle.createQuery(
                        ofAlert
                                ? "select exists (select 1 from alert where id = :id)"
                                : "select exists (select 1 from alert_filing where aggregate = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
        return seen
                ? Refusal.forbiddenBy("b1: call back only what is closed", "尚未办结 / it is not closed")
                : Refusal.notFound();
    }

    /** 409 where the officer would call back on his own work. */
    void requireNoHand(Handle handle, Subject subject, String officer) {
        if (Alerts.hadAHand(handle, subject.alertId(), officer)) {
            throw Refusal.forbiddenBy(
                    "b1: nobody calls back on his own work",
                    "经办人不得回访本人经手的警情、案件 / who had a hand in it does not call back on it");
        }
    }
}
