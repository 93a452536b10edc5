package org.firstbutton.scoring.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.scheme.Scheme.Role;
import org.firstbutton.scoring.scheme.Scheme.Source;
import org.jspecify.annotations.Nullable;

/**
 * 应记一笔 — what an account has to hold for one piece of evidence under one metric.
 *
 * @param evidence id of the finding, the violation, the dossier …
 * @param base what the scheme says
 * @param share the part of it that this account bears
 * @param because the fact that made it count
 */
public record Line(
        Account account,
        Source source,
        String evidence,
        String metric,
        String rule,
        @Nullable Severity severity,
        @Nullable Role role,
        String matter,
        BigDecimal base,
        BigDecimal share,
        List<Term> terms,
        String scheme,
        Instant occurredAt,
        UUID because) {
    private static final int SCALE = 4;

    /** What an entry is about; an account holds at most one that stands for each. */
    record Key(String evidence, String account, String metric) {}

    Key key() {
        return new Key(evidence, account.id(), metric);
    }

    BigDecimal delta() {
        BigDecimal product = base.multiply(share);
        for (Term term : terms) {
            product = product.multiply(term.factor());
        }
        return product.setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    boolean costsSomething() {
        return terms.stream().noneMatch(Term::leavesNothing);
    }

    Line with(Term term) {
        List<Term> more = new java.util.ArrayList<>(terms);
        more.add(term);
        return new Line(
                account,
                source,
                evidence,
                metric,
                rule,
                severity,
                role,
                matter,
                base,
                share,
                List.copyOf(more),
                scheme,
                occurredAt,
                because);
    }
}
