package org.firstbutton.scoring.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.firstbutton.scoring.scheme.Period;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** 领域数据 — what a unit's areas are reckoned from: points by rule, and shares of what was in order. */
@ApplicationScoped
class AreaFigures {
    private static final String POINTS = """
            select org_path, rule_id, sum(delta) from score_entry
            where kind = 'UNIT' and org_path ^@ :within and occurred_at >= :start and occurred_at < :end
            group by org_path, rule_id
            """;
    // A dossier that was reviewed twice counts with the mean of both.
    private static final String DOSSIERS = """
            select org_path, avg(score) / 100 from (
                select org_path, matter, avg(score) as score from dossier_result
                where org_path ^@ :within and confirmed_at >= :start and confirmed_at < :end
                group by org_path, matter) once
            group by org_path
            """;
    private static final String RECTIFIED = """
            select unit, count(passed_at)::numeric / count(*) from rectification_order
            where not revoked and unit ^@ :within and ordered_at >= :start and ordered_at < :end
            group by unit
            """;
    private static final String CITIZENS = """
            select unit, sum(case rating when 'SATISFIED' then 1 when 'BASICALLY_SATISFIED' then 0.5 else 0 end) / count(*)
            from citizen_rating
            where rating in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED') and unit ^@ :within
              and asked_at >= :start and asked_at < :end
            group by unit
            """;

    /**
     * 单位的领域数据
     *
     * @param points by rule
     * @param dossiers mean score of its dossiers, as a share of one
     */
    record Of(
            Map<String, Map<String, BigDecimal>> points,
            Map<String, BigDecimal> dossiers,
            Map<String, BigDecimal> rectified,
            Map<String, BigDecimal> citizens) {}

    Of within(Handle handle, Period period, String within) {
        Map<String, Map<String, BigDecimal>> points = new HashMap<>();
        asked(handle, POINTS, period, within)
                .map((row, context) -> points.computeIfAbsent(
                                Objects.requireNonNull(row.getString(1)), any -> new HashMap<>())
                        .put(Objects.requireNonNull(row.getString(2)), row.getBigDecimal(3)))
                .list();
        return new Of(
                points,
                shares(handle, DOSSIERS, period, within),
                shares(handle, RECTIFIED, period, within),
                shares(handle, CITIZENS, period, within));
    }

    private static Map<String, BigDecimal> shares(Handle handle, String sql, Period period, String within) {
        Map<String, BigDecimal> shares = new HashMap<>();
        asked(handle, sql, period, within)
                .map((row, context) -> shares.put(Objects.requireNonNull(row.getString(1)), row.getBigDecimal(2)))
                .list();
        return shares;
    }

    private static Query asked(Handle handle, String sql, Period period, String within) {
        return handle.createQuery(sql)
                .bind("within", within)
                .bind("start", period.start())
                .bind("end", period.end());
    }
}
