package org.firstbutton.scoring.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.points.Account;
import org.firstbutton.scoring.scheme.AccountKind;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.jdbi.v3.core.Handle;

/** 单位得分 — of each ranked unit: the start of its account and its shrunken rate, so that who does more loses nothing by it. */
@ApplicationScoped
public class UnitScores {
    private final Boards boards;

    UnitScores(Boards boards) {
        this.boards = boards;
    }

    /** 单位得分 — out of a hundred, never below the floor of its account. */
    public record UnitScore(String account, String orgPath, BigDecimal score, long critical) {}

    /** Units below {@code within}, not itself: an organisation is not compared with its own parts. */
    public List<UnitScore> of(Handle handle, Period period, String within, Scheme scheme) {
        Scheme.AccountTerms terms = scheme.termsOf(AccountKind.UNIT);
        List<UnitFigures> figures = boards.units(handle, period, within).stream()
                .filter(unit -> !unit.orgPath().equals(within))
                .toList();
        return new Ranking(scheme)
                .of(figures).stream()
                        .filter(standing -> standing.rank() != null)
                        .map(standing -> new UnitScore(
                                Account.unit(standing.figures().orgPath()).id(),
                                standing.figures().orgPath(),
                                terms.start()
                                        .add(Objects.requireNonNull(standing.shrunken())
                                                .multiply(BigDecimal.valueOf(
                                                        scheme.board().ratePer())))
                                        .max(terms.floor())
                                        .setScale(2, RoundingMode.HALF_UP),
                                standing.figures().confirmed().getOrDefault(Severity.CRITICAL, 0L)))
                        .toList();
    }
}
