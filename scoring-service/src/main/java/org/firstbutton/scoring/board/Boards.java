package org.firstbutton.scoring.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Severity;
import org.jdbi.v3.core.Handle;

/** 榜单数据 — figures of every unit in scope that had an alert in hand or a finding confirmed. */
@ApplicationScoped
class Boards {
    private static final String FIGURES = """
            with scored as (
                select e.org_path, sum(e.delta) as points,
                       count(*) filter (where stands and severity = 'LOW') as low,
                       count(*) filter (where stands and severity = 'MEDIUM') as medium,
                       count(*) filter (where stands and severity = 'HIGH') as high,
                       count(*) filter (where stands and severity = 'CRITICAL') as critical
                from score_entry e,
                     lateral (select e.reverses is null and not exists (
                         select 1 from score_entry r where r.reverses = e.id) as stands) s
                where e.kind = 'UNIT' and e.occurred_at >= :start and e.occurred_at < :end
                  and e.org_path ^@ :within
                group by e.org_path),
            worked as (
                select org_path, count(*) as alerts from alert_exposure
                where set_aside is null and in_hand_at >= :start and in_hand_at < :end and org_path ^@ :within
                group by org_path)
            select org_path, coalesce(points, 0) as points, coalesce(alerts, 0) as alerts,
                   coalesce(low, 0) as low, coalesce(medium, 0) as medium, coalesce(high, 0) as high,
                   coalesce(critical, 0) as critical
            from scored full join worked using (org_path)
            order by org_path
            """;

    List<UnitFigures> units(Handle handle, Period period, String within) {
        return handle.createQuery(FIGURES)
                .bind("start", period.start())
                .bind("end", period.end())
                .bind("within", within)
                .map((row, context) -> figures(row))
                .list();
    }

    private static UnitFigures figures(ResultSet row) throws SQLException {
        Map<Severity, Long> confirmed = new EnumMap<>(Severity.class);
        confirmed.put(Severity.LOW, row.getLong("low"));
        confirmed.put(Severity.MEDIUM, row.getLong("medium"));
        confirmed.put(Severity.HIGH, row.getLong("high"));
        confirmed.put(Severity.CRITICAL, row.getLong("critical"));
        return new UnitFigures(
                row.getString("org_path"), confirmed, row.getBigDecimal("points"), row.getLong("alerts"));
    }
}
