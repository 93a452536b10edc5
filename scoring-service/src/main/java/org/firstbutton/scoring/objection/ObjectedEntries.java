package org.firstbutton.scoring.objection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** 被异议分录 — entries as far as one who objects may see them. */
@ApplicationScoped
class ObjectedEntries {

    /** 分录 — {@code stands}: it costs points and was not undone. */
    record Objected(UUID id, String account, String orgPath, boolean ofUnit, boolean stands, Instant postedAt) {}

    /** @param own accounts that are his to read wherever he is posted now */
    Optional<Objected> find(Handle handle, List<String> own, String entryId) {
        if (!entryId.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return Optional.empty();
        }
        handle.createQuery("select set_config('app.account', :own, true)")
                .bind("own", String.join(",", own))
                .mapTo(String.class)
                .one();
        return handle.createQuery("""
                        select e.id, e.account, e.org_path, e.kind = 'UNIT',
                               e.delta < 0 and e.reverses is null
                                   and not exists (select 1 from score_entry r where r.reverses = e.id), e.posted_at
                        from score_entry e where e.id = cast(:id as uuid)
                        """)
                .bind("id", entryId)
                .map((row, context) -> new Objected(
                        row.getObject(1, UUID.class),
                        Objects.requireNonNull(row.getString(2)),
                        Objects.requireNonNull(row.getString(3)),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()))
                .findOne();
    }
}
