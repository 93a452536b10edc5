package org.firstbutton.scoring.accounts;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.points.Balance;
import org.firstbutton.scoring.points.PointsLedger;
import org.firstbutton.scoring.points.ScoreEntry;
import org.firstbutton.scoring.points.Term;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.Text;
import org.jspecify.annotations.Nullable;

/**
 * 分录视图
 *
 * @param seq number of the entry in its account
 * @param occurredAt when the duty was broken; decides the period
 * @param postedAt when the entry was written
 * @param findingId the finding, or whatever else the source calls evidence
 * @param why how the figure comes about
 * @param reverses the entry that this one undoes
 * @param reversedBy the entry that undoes this one
 */
public record EntryView(
        UUID id,
        long seq,
        String account,
        String orgPath,
        BigDecimal delta,
        String metric,
        String rule,
        @Nullable Severity severity,
        Scheme.Source source,
        Scheme.@Nullable Role role,
        List<Term> terms,
        @Nullable String matter,
        String findingId,
        Text why,
        String scheme,
        Instant occurredAt,
        Instant postedAt,
        @Nullable UUID reverses,
        @Nullable UUID reversedBy) {

    static EntryView of(ResultSet row) throws SQLException {
        ScoreEntry entry = PointsLedger.entry(row);
        return new EntryView(
                entry.id(),
                row.getLong("seq"),
                entry.account().id(),
                entry.account().orgPath(),
                plain(entry.delta()),
                entry.metric(),
                entry.ruleId(),
                entry.severity(),
                entry.source(),
                entry.role(),
                entry.terms(),
                entry.matter(),
                entry.findingId(),
                why(entry),
                entry.scheme(),
                entry.occurredAt(),
                row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                entry.reverses(),
                row.getObject("reversed_by", UUID.class));
    }

    private static Text why(ScoreEntry entry) {
        if (entry.isReversal()) {
            return new Text(
                    "冲正：" + entry.cause().zh() + "，原分录 " + entry.reverses(),
                    "Reversal: finding " + entry.cause().en() + ", undoes entry " + entry.reverses());
        }
        StringBuilder sum = new StringBuilder(plain(entry.base()).toPlainString() + " × "
                + plain(entry.share()).toPlainString());
        entry.terms()
                .forEach(term -> sum.append(" × ").append(plain(term.factor()).toPlainString()));
        String zh = entry.terms().stream().map(term -> "，" + term.kind().zh()).collect(Collectors.joining());
        String en = entry.terms().stream().map(term -> ", " + term.kind().en()).collect(Collectors.joining());
        Severity severity = entry.severity();
        if (severity == null) {
            return new Text(
                    entry.metric() + "：" + sum + zh + "（方案 " + entry.scheme() + "）",
                    entry.metric() + ": " + sum + en + " (scheme " + entry.scheme() + ")");
        }
        return new Text(
                "问题经核实属实：规则 " + entry.ruleId() + "，严重程度" + severity.zh() + "，" + sum + zh + "（方案 " + entry.scheme()
                        + "）",
                "Finding confirmed: rule " + entry.ruleId() + ", severity " + severity + ", " + sum + en + " (scheme "
                        + entry.scheme() + ")");
    }

    static BigDecimal plain(BigDecimal number) {
        return Balance.plain(number);
    }
}
