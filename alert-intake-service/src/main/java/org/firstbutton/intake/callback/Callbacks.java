package org.firstbutton.intake.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.firstbutton.intake.alert.Alerts;
import org.firstbutton.intake.callback.Callback.Attempt;
import org.firstbutton.intake.callback.Callback.Sheet;
import org.jdbi.v3.core.Handle;

/** 回访库 — call-backs and their attempts, as one JSON document each. */
@ApplicationScoped
class Callbacks {
    /** The attempts of call-back {@code b}, in their order. */
    static final String ATTEMPTS = """
            coalesce((select jsonb_agg(jsonb_build_object('at', t.at, 'channel', t.channel, 'outcome', t.outcome,
                                                          'officer', t.officer) order by t.ordinal)
                      from callback_attempt t where t.callback_id = b.id), '[]')
            """;

    private static final String SELECT = """
            select jsonb_build_object(
                'id', b.id, 'state', b.state, 'version', b.version,
                'subject', jsonb_build_object('alert_id', b.alert_id, 'case_id', b.case_id, 'org_path', b.org_path,
                                              'closed_at', b.closed_at, 'category', a.category, 'level', a.level),
                'sheet', case when b.state = 'COMPLETED' then jsonb_build_object(
                    'questionnaire', b.questionnaire, 'channel', b.channel, 'answers', b.answers, 'rating', b.rating,
                    'completed_by', b.completed_by, 'completed_at', b.completed_at) end,
                'attempts',\s""" + ATTEMPTS + """
            ) from callback b join alert a on a.id = b.alert_id where b.id = :id
            """;

    Optional<Callback> find(Handle handle, String id) {
        return handle.createQuery(SELECT)
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(Callbacks::read);
    }

    /** The call-back, locked before it is read. */
    Optional<Callback> lock(Handle handle, String id) {
        handle.createQuery("select id from callback where id = :id for update")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
        return find(handle, id);
    }

    /** The call-back on this closing, locked; it begins with version 0 where nobody attempted it before. */
    Callback lockFor(Handle handle, Subject subject) {
        handle.createQuery("select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)")
                .bind("key", "callback " + Objects.requireNonNullElse(subject.caseId(), subject.alertId()))
                .mapTo(String.class)
                .one();
        return handle.createQuery("select id from callback where subject = :subject and closed_at = :closedAt")
                .bind("subject", Objects.requireNonNullElse(subject.caseId(), subject.alertId()))
                .bind("closedAt", utc(subject.closedAt()))
                .mapTo(String.class)
                .findOne()
                .flatMap(id -> lock(handle, id))
                .orElseGet(() -> new Callback(
                        Generators.timeBasedEpochGenerator().generate().toString(),
                        subject,
                        Callback.State.OPEN,
                        0,
                        List.of(),
                        null));
    }

    void saveAttempt(Handle handle, Callback after) {
        Subject subject = after.subject();
        handle.createUpdate("""
                        insert into callback (id, alert_id, case_id, closed_at, org_path, state, version)
                        values (:id, :alert, :case, :closedAt, :orgPath, :state, :version)
                        on conflict (id) do update set state = excluded.state, version = excluded.version
                        """)
                .bind("id", after.id())
                .bind("alert", subject.alertId())
                .bind("case", subject.caseId())
                .bind("closedAt", utc(subject.closedAt()))
                .bind("orgPath", subject.orgPath())
                .bind("state", after.state().name())
                .bind("version", after.version())
                .execute();
        int ordinal = after.attempts().size();
        Attempt attempt = after.attempts().get(ordinal - 1);
        handle.createUpdate("""
                        insert into callback_attempt (callback_id, ordinal, at, channel, outcome, officer)
                        values (:id, :ordinal, :at, :channel, :outcome, :officer)
                        """)
                .bind("id", after.id())
                .bind("ordinal", ordinal)
                .bind("at", utc(attempt.at()))
                .bind("channel", attempt.channel().name())
                .bind("outcome", attempt.outcome().name())
                .bind("officer", attempt.officer())
                .execute();
    }

    void saveSheet(Handle handle, Callback after) {
        Sheet sheet = Objects.requireNonNull(after.sheet());
        handle.createUpdate("""
                        update callback set state = :state, version = :version, questionnaire = :questionnaire,
                               channel = :channel, answers = cast(:answers as jsonb), rating = :rating,
                               completed_by = :by, completed_at = :at
                        where id = :id
                        """)
                .bind("id", after.id())
                .bind("state", after.state().name())
                .bind("version", after.version())
                .bind("questionnaire", sheet.questionnaire())
                .bind("channel", sheet.channel().name())
                .bind("answers", sheet.answers().toString())
                .bind("rating", sheet.rating())
                .bind("by", sheet.completedBy())
                .bind("at", utc(sheet.completedAt()))
                .execute();
    }

    private static Callback read(String row) {
        try {
            return Alerts.ROWS.readValue(row, Callback.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
