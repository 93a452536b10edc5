package org.firstbutton.scoring.accounts;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.firstbutton.scoring.points.PointsLedger;
import org.firstbutton.scoring.points.ScoreEntry;
import org.firstbutton.scoring.scheme.Severity;
import org.firstbutton.scoring.scheme.Text;
import org.jspecify.annotations.Nullable;

/**
 * 分录视图
 *
 * @param seq number of the entry in its account
 * @param occurredAt when the duty was broken; decides the period
 * @param postedAt when the entry was written
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
        Severity severity,
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
        String sum = plain(entry.base()).toPlainString() + " × "
                + plain(entry.share()).toPlainString();
        return new Text(
                "问题经核实属实：规则 " + entry.ruleId() + "，严重程度" + entry.severity().zh() + "，" + sum + "（方案 " + entry.scheme()
                        + "）",
                "Finding confirmed: rule " + entry.ruleId() + ", severity " + entry.severity() + ", " + sum
                        + " (scheme " + entry.scheme() + ")");
    }

    /** Without trailing zeros, and never in exponent form. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
