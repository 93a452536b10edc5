package org.firstbutton.scoring.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.firstbutton.scoring.board.UnitScores;
import org.firstbutton.scoring.board.UnitScores.UnitScore;
import org.firstbutton.scoring.listing.Contest.Entrant;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.jdbi.v3.core.Handle;

/** 参评 — who may stand on which list, within what the caller may see. */
@ApplicationScoped
class Entrants {
    // Reviewed twice, by two who did not know of each other, and both confirmed; one under objection is not confirmed.
    private static final String DOSSIERS = """
            select f.dossier_id as entry, f.officer, round((f.score + s.score) / 2, 2) as score,
                   cardinality(f.vetoes) + cardinality(s.vetoes) = 0 as fit, true as unfit
            from dossier_result f join dossier_result s on s.matter = f.matter and s.sample = 'SECOND'
            where f.sample = 'FULL' and f.org_path ^@ :within and f.confirmed_at >= :start and f.confirmed_at < :end
            """;
    private static final String CLOSED = """
            select count(*) from closed_case where org_path ^@ :within and closed_at >= :start and closed_at < :end
            """;
    // The worst carry a confirmed finding, the best none, and a citizen who was satisfied. Findings under the rules on
    // body
    // cameras and on time limits are findings too, so "none" says that all of that was kept.
    private static final String ALERTS = """
            select i.matter as entry,
                   coalesce((select g.officer from scored_finding g where g.matter = i.matter and g.fallen is null
                               and g.officer is not null order by g.broken_at, g.finding_id limit 1),
                            (select e.officer from scored_event e where e.matter = i.matter and e.source = 'RATING'
                             limit 1)) as officer,
                   coalesce((select sum(e.delta) from score_entry e where e.matter = i.matter and e.kind = 'UNIT'), 0)
                       + case when r.rating = 'SATISFIED' then 1 else 0 end as score,
                   r.rating = 'SATISFIED' and not f.found as fit, f.found as unfit
            from inspected_alert i
                 left join lateral (select rating from citizen_rating c where c.matter = i.matter and rating is not null
                                    order by rated_at desc limit 1) r on true
                 cross join lateral (select exists (select 1 from scored_finding g where g.matter = i.matter
                                                      and g.confirmation is not null and g.fallen is null) as found) f
            where i.org_path ^@ :within and i.inspected_at >= :start and i.inspected_at < :end
            """;
    private static final String INSPECTED = """
            select count(*) from inspected_alert
            where org_path ^@ :within and inspected_at >= :start and inspected_at < :end
            """;
    private static final BigDecimal RED_FROM = BigDecimal.valueOf(90);
    private static final BigDecimal BLACK_BELOW = BigDecimal.valueOf(70);

    private final UnitScores units;

    Entrants(UnitScores units) {
        this.units = units;
    }

    Contest dossiers(Handle handle, Period period, String within) {
        return Contest.of(entrants(handle, DOSSIERS, period, within), count(handle, CLOSED, period, within));
    }

    Contest alerts(Handle handle, Period period, String within) {
        return Contest.of(entrants(handle, ALERTS, period, within), count(handle, INSPECTED, period, within));
    }

    /** Red and black: a tenth of the ranked units a side, who do not only stand there but are good or bad enough. */
    Contest units(Handle handle, Period period, String within, Scheme scheme) {
        List<UnitScore> scores = units.of(handle, period, within, scheme);
        int places = scores.size() / 10;
        List<Entrant> entrants = scores.stream()
                .map(unit -> new Entrant(
                        unit.account(),
                        null,
                        unit.score(),
                        unit.score().compareTo(RED_FROM) >= 0 && unit.critical() == 0,
                        unit.score().compareTo(BLACK_BELOW) < 0))
                .toList();
        List<Entrant> best = Contest.line(
                entrants, java.util.Comparator.comparing(Entrant::score).reversed(), places);
        List<Entrant> worst = Contest.line(entrants, java.util.Comparator.comparing(Entrant::score), places);
        return new Contest(
                best.stream().filter(Entrant::fit).toList(),
                worst.stream().filter(Entrant::unfit).toList(),
                places);
    }

    private static List<Entrant> entrants(Handle handle, String sql, Period period, String within) {
        return handle.createQuery(sql)
                .bind("within", within)
                .bind("start", period.start())
                .bind("end", period.end())
                .map((row, context) -> entrant(row))
                .list();
    }

    private static long count(Handle handle, String sql, Period period, String within) {
        return handle.createQuery(sql)
                .bind("within", within)
                .bind("start", period.start())
                .bind("end", period.end())
                .mapTo(Long.class)
                .one();
    }

    private static Entrant entrant(ResultSet row) throws SQLException {
        return new Entrant(
                Objects.requireNonNull(row.getString("entry")),
                row.getString("officer"),
                row.getBigDecimal("score"),
                row.getBoolean("fit"),
                row.getBoolean("unfit"));
    }
}
