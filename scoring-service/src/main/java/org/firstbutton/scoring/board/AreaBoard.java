package org.firstbutton.scoring.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.scoring.evaluation.Grade;
import org.firstbutton.scoring.points.Balance;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.Scheme.Area;
import org.firstbutton.scoring.scheme.Text;
import org.jspecify.annotations.Nullable;

/** 领域得分 — a unit's hundred, area by area; what an area loses never goes below nothing, and never takes from another. */
@Schema(name = "AreaBoard")
public record AreaBoard(LocalDate from, LocalDate to, String scheme, List<UnitAreas> units) {
    private static final int DECIMALS = 2;

    /** 一个领域 — no score where nothing of it happened in the period; it then counts neither for nor against. */
    @Schema(name = "AreaScore")
    public record AreaScore(
            String area,
            Text name,
            BigDecimal weight,
            @Nullable BigDecimal score) {}

    /** 一个单位 — no total where it had too few alerts to be compared. A veto is a person's finding and is not in it. */
    @Schema(name = "UnitAreas")
    public record UnitAreas(
            String orgPath,
            long alerts,
            List<AreaScore> areas,
            @Nullable BigDecimal total,
            @Nullable Grade grade) {}

    static AreaBoard of(Period period, Scheme scheme, List<UnitFigures> units, AreaFigures.Of figures) {
        return new AreaBoard(
                period.from(),
                period.to(),
                scheme.name(),
                units.stream().map(unit -> unit(scheme, unit, figures)).toList());
    }

    private static UnitAreas unit(Scheme scheme, UnitFigures unit, AreaFigures.Of figures) {
        List<AreaScore> scores = new ArrayList<>();
        for (Area area : scheme.areasOrNone()) {
            BigDecimal score = score(scheme, area, unit, figures);
            scores.add(new AreaScore(
                    area.id(), area.name(), Balance.plain(area.weight()), score == null ? null : Balance.plain(score)));
        }
        BigDecimal total = unit.alerts() < scheme.board().minimumAlerts() ? null : total(scores);
        return new UnitAreas(unit.orgPath(), unit.alerts(), scores, total, total == null ? null : Grade.of(total));
    }

    private static @Nullable BigDecimal score(Scheme scheme, Area area, UnitFigures unit, AreaFigures.Of figures) {
        return switch (area.source()) {
            case FINDINGS -> findings(scheme, area, unit, figures.points().getOrDefault(unit.orgPath(), Map.of()));
            case DOSSIERS -> share(area, figures.dossiers().get(unit.orgPath()));
            case RECTIFICATIONS -> share(area, figures.rectified().get(unit.orgPath()));
            case CITIZENS -> share(area, figures.citizens().get(unit.orgPath()));
        };
    }

    // A rate, not a sum: who had more alerts loses nothing by it.
    private static @Nullable BigDecimal findings(
            Scheme scheme, Area area, UnitFigures unit, Map<String, BigDecimal> byRule) {
        if (unit.alerts() == 0) {
            return null;
        }
        BigDecimal lost = byRule.entrySet().stream()
                .filter(rule -> area.looksAt(rule.getKey()))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return lost.multiply(BigDecimal.valueOf(scheme.board().ratePer()))
                .divide(BigDecimal.valueOf(unit.alerts()), DECIMALS, RoundingMode.HALF_EVEN)
                .add(area.weight())
                .max(BigDecimal.ZERO);
    }

    private static @Nullable BigDecimal share(Area area, @Nullable BigDecimal share) {
        return share == null ? null : area.weight().multiply(share).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal total(List<AreaScore> areas) {
        BigDecimal reached = BigDecimal.ZERO;
        BigDecimal possible = BigDecimal.ZERO;
        for (AreaScore area : areas) {
            BigDecimal score = area.score();
            if (score != null) {
                reached = reached.add(score);
                possible = possible.add(area.weight());
            }
        }
        return possible.signum() == 0
                ? null
                : reached.multiply(BigDecimal.valueOf(100)).divide(possible, DECIMALS, RoundingMode.HALF_UP);
    }
}
