package org.firstbutton.scoring.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * 收缩估计 — empirical Bayes for rates over different exposures. The fewer alerts a unit had in hand, the more its rate is
 * drawn towards that of its group; how strongly is read off the group itself (method of moments). What chance alone would
 * do is the funnel: the group's rate ± so many standard errors for that exposure.
 *
 * <pre>
 * y_i = points_i ÷ alerts_i                 raw rate
 * μ   = Σ points ÷ Σ alerts                 the group's
 * s²  = Σ entry² ÷ Σ alerts                 variance of the points of one alert, if all units were alike
 * τ²  = max(0, (Σ n_i (y_i − μ)² − (k − 1) s²) ÷ (Σ n_i − Σ n_i² ÷ Σ n_i))    what units really differ by
 * B_i = τ² ÷ (τ² + s² ÷ n_i)                how much of its own rate a unit keeps
 * shrunken_i = μ + B_i (y_i − μ)
 * </pre>
 */
public record Shrinkage(double mean, double within, double between) {
    private static final int DECIMALS = 6;
    private static final double NOTHING = 1e-9;

    static Shrinkage of(List<UnitFigures> group) {
        double alerts = 0;
        double points = 0;
        double squares = 0;
        double alertSquares = 0;
        for (UnitFigures unit : group) {
            alerts += unit.alerts();
            alertSquares += (double) unit.alerts() * unit.alerts();
            points += unit.points().doubleValue();
            squares += unit.squares().doubleValue();
        }
        if (alerts == 0) {
            return new Shrinkage(0, 0, 0);
        }
        double mean = points / alerts;
        double within = squares / alerts;
        double spread = 0;
        for (UnitFigures unit : group) {
            double off = rate(unit) - mean;
            spread += unit.alerts() * off * off;
        }
        double divisor = alerts - alertSquares / alerts;
        double between = divisor <= 0 ? 0 : (spread - (group.size() - 1) * within) / divisor;
        // What only the rounding of the sums leaves is no difference.
        return new Shrinkage(mean, within, between <= within * NOTHING ? 0 : between);
    }

    /** How much of its own rate a unit keeps, between 0 and 1. */
    double keeps(UnitFigures unit) {
        if (between == 0) {
            return 0;
        }
        return between / (between + within / unit.alerts());
    }

    /** Points for each alert, drawn towards the group's; rounded so that equal figures are a tie. */
    BigDecimal shrunken(UnitFigures unit) {
        double shrunken = mean + keeps(unit) * (rate(unit) - mean);
        return BigDecimal.valueOf(shrunken).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** The rate that chance alone would hardly leave. */
    Limits limits(UnitFigures unit, BigDecimal sigmas) {
        double margin = sigmas.doubleValue() * Math.sqrt(within / unit.alerts());
        double rate = rate(unit);
        Side side = rate < mean - margin ? Side.WORSE : rate > mean + margin ? Side.BETTER : Side.WITHIN;
        return new Limits(mean - margin, mean + margin, side);
    }

    /** 漏斗界限 — of points for each alert. */
    public record Limits(double lower, double upper, Side side) {}

    /** 相对同组 */
    public enum Side {
        BETTER,
        WITHIN,
        WORSE
    }

    /** How many points more the unit would need for this shrunken rate, if the group stayed as it is. */
    BigDecimal pointsTo(UnitFigures unit, BigDecimal shrunken) {
        double wanted = mean + (shrunken.doubleValue() - mean) / keeps(unit);
        double more = (wanted - rate(unit)) * unit.alerts();
        return BigDecimal.valueOf(more).setScale(2, RoundingMode.HALF_UP);
    }

    private static double rate(UnitFigures unit) {
        return unit.points().doubleValue() / unit.alerts();
    }
}
