package org.firstbutton.scoring.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** 整改情况 — whether what put somebody on the black list was put right, and has not come back. */
@ApplicationScoped
class Rectified {
    // An entry is a unit's account, an alert, or the dossier of a case.
    private static final String FINDINGS = """
            from scored_finding f
            where f.confirmation is not null and f.fallen is null
              and (f.matter = :entry or 'unit:' || replace(rtrim(f.unit, '/'), '/', '.') = :entry
                   or f.matter = (select d.matter from dossier_result d where d.dossier_id = :entry))
            """;

    /** When the last of its rectifications passed; empty while one is open, or where there was none. */
    Optional<Instant> since(Handle handle, String entry) {
        return handle.createQuery("""
                        select case when bool_and(passed_at is not null) then max(passed_at) end
                        from rectification_order o where not revoked and o.finding_id in (select f.finding_id
                        """ + FINDINGS + ")")
                .bind("entry", entry)
                .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .one()
                .map(OffsetDateTime::toInstant);
    }

    boolean recurred(Handle handle, String entry, Instant since) {
        return handle.createQuery("select exists (select 1 " + FINDINGS + " and f.broken_at > :since)")
                .bind("entry", entry)
                .bind("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .mapTo(Boolean.class)
                .one();
    }
}
