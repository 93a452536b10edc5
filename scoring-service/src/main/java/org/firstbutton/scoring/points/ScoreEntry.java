package org.firstbutton.scoring.points;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.Severity;
import org.jspecify.annotations.Nullable;

/**
 * 积分分录 — points added to or taken from an account, once and for all.
 *
 * @param base what the scheme says for this severity
 * @param share the part of it that this account bears
 * @param causeEvent id of the fact that made us post it
 * @param reverses the entry that this one undoes
 * @param occurredAt when the duty was broken; a counter-entry keeps it, so that each period adds up to what stands
 */
public record ScoreEntry(
        UUID id,
        Account account,
        BigDecimal delta,
        BigDecimal base,
        BigDecimal share,
        String metric,
        String ruleId,
        Severity severity,
        String findingId,
        Cause cause,
        UUID causeEvent,
        @Nullable UUID reverses,
        String scheme,
        Instant occurredAt) {
    private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /** 事由 */
    public enum Cause {
        CONFIRMED("核实属实", "confirmed"),
        OVERTURNED("核实结论被推翻", "overturned"),
        DISMISSED("核查不属实", "dismissed"),
        WITHDRAWN("问题已撤回", "withdrawn");

        private final String zh;
        private final String en;

        Cause(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** What a confirmed finding costs an account under a metric of the scheme. */
    static ScoreEntry posted(Scheme scheme, Scheme.Metric metric, Account account, ConfirmedFinding finding) {
        BigDecimal base = metric.points().getOrDefault(finding.severity(), BigDecimal.ZERO);
        BigDecimal share = scheme.termsOf(account.kind()).share();
        return new ScoreEntry(
                idOf(finding.findingId(), account.id(), metric.id()),
                account,
                base.multiply(share),
                base,
                share,
                metric.id(),
                finding.ruleId(),
                finding.severity(),
                finding.findingId(),
                Cause.CONFIRMED,
                finding.factId(),
                null,
                scheme.name(),
                finding.brokenAt());
    }

    /** The counter-entry; what stood stays to be seen. */
    ScoreEntry reversed(Cause why, UUID factId) {
        return new ScoreEntry(
                named("firstbutton:score-reversal\n" + id),
                account,
                delta.negate(),
                base,
                share,
                metric,
                ruleId,
                severity,
                findingId,
                why,
                factId,
                id,
                scheme,
                occurredAt);
    }

    public boolean isReversal() {
        return reverses != null;
    }

    /** A finding scores an account once per metric, however often it is told. */
    static UUID idOf(String findingId, String account, String metric) {
        return named("firstbutton:score\n" + findingId + '\n' + account + '\n' + metric);
    }

    private static UUID named(String name) {
        NameBasedGenerator generator = Generators.nameBasedGenerator(NAMESPACE);
        return generator.generate(name);
    }
}
