package org.firstbutton.scoring.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.points.Balance;
import org.firstbutton.scoring.scheme.Period;
import org.jdbi.v3.core.Handle;

/** 榜单数据 — figures of every unit in scope that had an alert in hand or a finding confirmed. */
@ApplicationScoped
class Boards {
    private static final String FIGURES = """
            with scored as (
                select e.org_path, sum(e.delta) as points, sum(e.delta * e.delta) filter (where stands) as squares,
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
            select org_path, coalesce(points, 0) as points, coalesce(squares, 0) as squares, coalesce(alerts, 0) as alerts,
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
                row.getString("org_path"),
                confirmed,
                row.getBigDecimal("points"),
                row.getBigDecimal("squares"),
                row.getLong("alerts"));
    }

    /** What every officer in scope has in a period, and the unit that he was in last. */
    List<OfficerFigures> officers(Handle handle, Period period, String within) {
        Map<String, OfficerFigures> officers = new LinkedHashMap<>();
        handle.createQuery("""
                        select e.account, a.org_path, e.metric, e.severity, count(*) as items, sum(e.delta) as points
                        from score_entry e join score_account a on a.account = e.account
                        where e.kind = 'OFFICER' and e.occurred_at >= :start and e.occurred_at < :end
                          and a.org_path ^@ :within and e.reverses is null
                          and not exists (select 1 from score_entry r where r.reverses = e.id)
                        group by e.account, a.org_path, e.metric, e.severity, e.delta > 0
                        order by e.account, e.metric, min(e.base), sum(e.delta)
                        """)
                .bind("start", period.start())
                .bind("end", period.end())
                .bind("within", within)
                .map((row, context) -> officers.computeIfAbsent(
                                Objects.requireNonNull(row.getString("account")),
                                account -> new OfficerFigures(account, orgPath(row), new ArrayList<>()))
                        .items()
                        .add(item(row)))
                .list();
        return List.copyOf(officers.values());
    }

    private static String orgPath(ResultSet row) {
        try {
            return Objects.requireNonNull(row.getString("org_path"));
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Balance.Item item(ResultSet row) throws SQLException {
        String severity = row.getString("severity");
        return new Balance.Item(
                row.getString("metric"),
                severity == null ? null : Severity.valueOf(severity),
                row.getLong("items"),
                Balance.plain(row.getBigDecimal("points")));
    }
}
