package org.firstbutton.scoring.personnel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.sheet.Sheet;
import org.firstbutton.scoring.points.Account;
import org.firstbutton.scoring.points.Balance;
import org.firstbutton.scoring.points.ScoreEntry;
import org.jspecify.annotations.Nullable;

/**
 * 积分明细 — one entry that stands, and why.
 *
 * @param evidence the finding, or whatever else it rests on
 * @param reason in words
 */
@Schema(name = "PointsLine")
public record PointsLine(
        String officer,
        String unit,
        Instant occurredAt,
        String metric,
        String rule,
        @Nullable String severity,
        BigDecimal points,
        String reason,
        String evidence,
        String scheme,
        UUID entry) {
    static final Sheet<PointsLine> SHEET = Sheet.<PointsLine>of("points", "民警积分")
            .withMark()
            .column("警号 officer", PointsLine::officer)
            .column("单位 unit", PointsLine::unit)
            .column("发生 occurred", PointsLine::occurredAt)
            .column("指标 metric", PointsLine::metric)
            .column("规则 rule", PointsLine::rule)
            .column("严重程度 severity", PointsLine::severity)
            .column("分值 points", PointsLine::points)
            .column("事由 reason", PointsLine::reason)
            .column("依据 evidence", PointsLine::evidence)
            .column("方案 scheme", PointsLine::scheme)
            .column("分录 entry", PointsLine::entry);

    static PointsLine of(ScoreEntry entry) {
        String terms = entry.terms().stream()
                .map(term -> "，" + term.kind().zh() + " ×"
                        + Balance.plain(term.factor()).toPlainString())
                .collect(Collectors.joining());
        return new PointsLine(
                Account.numberOf(entry.account().id()).orElse(entry.account().id()),
                entry.account().orgPath(),
                entry.occurredAt(),
                entry.metric(),
                entry.ruleId(),
                entry.severity() == null ? null : entry.severity().name(),
                Balance.plain(entry.delta()),
                "基准 " + Balance.plain(entry.base()).toPlainString() + "，责任份额 "
                        + Balance.plain(entry.share()).toPlainString() + terms,
                entry.findingId(),
                entry.scheme(),
                entry.id());
    }
}
