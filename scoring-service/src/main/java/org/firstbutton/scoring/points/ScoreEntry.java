package org.firstbutton.scoring.points;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.scheme.Scheme.Role;
import org.firstbutton.scoring.scheme.Scheme.Source;
import org.jspecify.annotations.Nullable;

/**
 * 积分分录 — points added to or taken from an account, once and for all.
 *
 * @param base what the scheme says
 * @param share the part of it that this account bears
 * @param terms what else the figure was multiplied by
 * @param findingId the finding, or whatever else the source calls evidence
 * @param causeEvent id of the fact that made us post it
 * @param reverses the entry that this one undoes
 * @param occurredAt when it happened; a counter-entry keeps it, so that each period adds up to what stands
 */
public record ScoreEntry(
        UUID id,
        Account account,
        BigDecimal delta,
        BigDecimal base,
        BigDecimal share,
        List<Term> terms,
        Source source,
        String metric,
        String ruleId,
        @Nullable Severity severity,
        @Nullable Role role,
        @Nullable String matter,
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
        WITHDRAWN("问题已撤回", "withdrawn"),
        TOLERATED("容错认定", "tolerated"),
        NO_FAULT("认定无过错", "found to be nobody's fault"),
        SANCTION_REVOKED("处分撤销", "freed by the revoked sanction"),
        OBJECTION_UPHELD("异议成立", "freed by an upheld objection"),
        REVISED("依据变化后重算", "reckoned again, for what it rests on has changed"),
        VOIDED("依据已撤销", "voided with its evidence");

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

    /**
     * The entry for a line.
     *
     * @param generation how many entries were posted for the same before; they were all reversed
     */
    static ScoreEntry posted(Line line, int generation) {
        return new ScoreEntry(
                idOf(line.key(), generation),
                line.account(),
                line.delta(),
                line.base(),
                line.share(),
                line.terms(),
                line.source(),
                line.metric(),
                line.rule(),
                line.severity(),
                line.role(),
                line.matter(),
                line.evidence(),
                Cause.CONFIRMED,
                line.because(),
                null,
                line.scheme(),
                line.occurredAt());
    }

    /** The counter-entry; what stood stays to be seen. */
    ScoreEntry reversed(Cause why, UUID factId) {
        return new ScoreEntry(
                named("firstbutton:score-reversal\n" + id),
                account,
                delta.negate(),
                base,
                share,
                terms,
                source,
                metric,
                ruleId,
                severity,
                role,
                matter,
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

    Line.Key key() {
        return new Line.Key(findingId, account.id(), metric);
    }

    /** Whether it is what the line asks for; who told it does not matter. */
    boolean says(Line line) {
        return delta.compareTo(line.delta()) == 0
                && base.compareTo(line.base()) == 0
                && share.compareTo(line.share()) == 0
                && sameTerms(line)
                && scheme.equals(line.scheme())
                && Objects.equals(severity, line.severity())
                && Objects.equals(role, line.role())
                && occurredAt.equals(line.occurredAt());
    }

    private boolean sameTerms(Line line) {
        return terms.size() == line.terms().size()
                && java.util.stream.IntStream.range(0, terms.size()).allMatch(at -> {
                    Term mine = terms.get(at);
                    Term asked = line.terms().get(at);
                    return mine.kind() == asked.kind()
                            && mine.factor().compareTo(asked.factor()) == 0
                            && mine.because().equals(asked.because());
                });
    }

    // The first generation keeps the name that it had before there were others.
    private static UUID idOf(Line.Key key, int generation) {
        String name = "firstbutton:score\n" + key.evidence() + '\n' + key.account() + '\n' + key.metric();
        return named(generation == 0 ? name : name + '\n' + generation);
    }

    private static UUID named(String name) {
        NameBasedGenerator generator = Generators.nameBasedGenerator(NAMESPACE);
        return generator.generate(name);
    }
}
