package org.firstbutton.supervision.sampling;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.firstbutton.contract.review.ReviewFact.SamplePlanned;
import org.jdbi.v3.core.Handle;

/** 抽样框库 — lays down once what a sample is drawn from. */
@ApplicationScoped
class Frames {
    // No crime: called invalid, withdrawn, not accepted or not filed; or closed with no case though it looked like one.
    // A sealed finding flags nothing here: the layer would give it away.
    private static final String FREEZE = """
            insert into sample_frame (sample, org_path, matter, unit, category, layer, flags)
            select :sample, :office, r.matter, r.org_path, coalesce(kind.category, '-'),
                   case when coalesce(ended.no_crime, false) then 'NO_CRIME'
                        when cardinality(found.flags) > 0 then 'FLAGGED' else 'UNFLAGGED' end,
                   found.flags
            from (select distinct on (matter) matter, org_path from timeline_fact
                  where type = 'alert.received' and org_path ^@ :unit and occurred_at >= :from and occurred_at < :to
                  order by matter, occurred_at, id) r
            left join lateral (
                select regexp_replace(f.body ->> 'category', '[^A-Za-z0-9_-]', '_', 'g') as category,
                       (f.body ->> 'caseIndicated')::boolean as case_indicated
                from timeline_fact f where f.matter = r.matter and f.type = 'alert.classified'
                order by f.occurred_at desc, f.id desc limit 1) kind on true
            cross join lateral (
                select not coalesce(bool_or(f.type in ('case.accepted', 'case.filed')), false)
                       and (coalesce(bool_or(f.type in ('alert.invalidated', 'alert.withdrawn', 'case.not-accepted',
                                                        'case.not-filed')), false)
                            or (coalesce(bool_or(f.type = 'alert.closed'), false) and coalesce(kind.case_indicated, false)))
                       as no_crime
                from timeline_fact f where f.matter = r.matter) ended
            cross join lateral (
                select coalesce(array_agg(distinct g.rule_id order by g.rule_id), '{}') as flags from finding g
                where g.matter = r.matter and not g.integrity and g.status in ('RAISED', 'CONFIRMED')) found
            """;

    void freeze(Handle handle, UUID sample, String office, SamplePlanned plan) {
        handle.createUpdate(FREEZE)
                .bind("sample", sample)
                .bind("office", office)
                .bind("unit", plan.unit())
                .bind("from", OffsetDateTime.ofInstant(plan.from(), ZoneOffset.UTC))
                .bind("to", OffsetDateTime.ofInstant(plan.to(), ZoneOffset.UTC))
                .execute();
    }

    Frame of(Handle handle, UUID sample) {
        return new Frame(handle.createQuery("""
                        select matter, unit, category, layer, flags from sample_frame where sample = :sample
                        order by unit collate "C", category collate "C", layer collate "C", matter collate "C"
                        """)
                .bind("sample", sample)
                .map((row, context) -> line(row))
                .list());
    }

    private static Frame.Line line(ResultSet row) throws SQLException {
        return new Frame.Line(
                row.getString("matter"),
                new Stratum(
                        row.getString("unit"),
                        row.getString("category"),
                        Stratum.Layer.valueOf(row.getString("layer"))),
                List.of((String[]) row.getArray("flags").getArray()));
    }
}
