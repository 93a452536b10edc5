package org.firstbutton.casework.casefile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * 台账筛选 — which cases to list.
 *
 * @param unit organisation path whose subtree is meant
 * @param before the page starts behind this case: its time of registration …
 * @param beforeId … and its id
 */
public record CaseFilter(
        @Nullable CaseState state,
        @Nullable CaseKind kind,
        @Nullable String unit,
        @Nullable Instant before,
        @Nullable UUID beforeId,
        int limit) {

    Query bindTo(Query query) {
        return query.bind("state", state == null ? null : state.name())
                .bind("kind", kind == null ? null : kind.name())
                .bind("unit", unit)
                .bind("before", before == null ? null : OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .bind("beforeId", beforeId)
                .bind("limit", limit);
    }
}
