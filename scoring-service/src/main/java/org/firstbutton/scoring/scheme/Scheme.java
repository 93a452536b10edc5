package org.firstbutton.scoring.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 积分方案 — what is scored and by how much. A closed set of sources feeds it: a scheme can weigh what the house
 * records, it cannot invent something to count.
 *
 * @param id name of the scheme; with {@code version} it stands on every entry posted under it
 * @param zone in whose days, months and quarters scores are counted
 * @param areas what a unit's hundred is made of; a scheme without has none
 * @param roles which part of a person's deduction who reviewed and who approved bear; the handler bears the rest
 */
public record Scheme(
        @JsonProperty("scheme") String id,
        int version,
        LocalDate effectiveFrom,
        ZoneId zone,
        Text note,
        Map<AccountKind, AccountTerms> accounts,
        List<Metric> metrics,
        Map<Role, RoleTerms> roles,
        Repeats repeats,
        Relief relief,
        BoardTerms board,
        List<PeerGroup> peerGroups,
        @Nullable List<Area> areas) {

    /** 计分来源 — kinds of evidence that can post points. */
    public enum Source {
        CONFIRMED_FINDING,
        VIOLATION,
        DOSSIER,
        RATING,
        LISTED,
        RECORD
    }

    /** 责任角色 — as which somebody had a part in the matter. */
    public enum Role {
        HANDLER,
        REVIEWER,
        APPROVER
    }

    /**
     * 账户条款
     *
     * @param start points at the start of each quarter
     * @param floor a balance never falls below it
     * @param share which part of a deduction this kind of account bears
     * @param positiveCap at most so many points are gained in a quarter
     */
    public record AccountTerms(
            BigDecimal start,
            BigDecimal floor,
            BigDecimal share,
            @Nullable BigDecimal positiveCap) {}

    /**
     * 计分项
     *
     * @param measures what it looks at; refused where that is banned (ACC-06)
     * @param points by severity, or by the measures of its source
     * @param cap at most so many points of this metric in a quarter
     */
    public record Metric(
            String id,
            Text name,
            String measures,
            Source source,
            Set<AccountKind> appliesTo,
            Map<String, BigDecimal> points,
            @Nullable BigDecimal cap) {

        public BigDecimal of(String measure) {
            return points.getOrDefault(measure, BigDecimal.ZERO);
        }
    }

    /** 角色条款 — {@code rules}: ids of rules, or the beginnings of them, for which this role answers too. */
    public record RoleTerms(BigDecimal share, Set<String> rules) {
        public boolean answersFor(String rule) {
            return rules.stream().anyMatch(own -> rule.equals(own) || rule.startsWith(own + "-"));
        }
    }

    /** 屡犯加重 — the same rule again within so many days. */
    public record Repeats(int days, BigDecimal second, BigDecimal further) {}

    /** 从轻 — factors on a deduction: what was reported by oneself, and what was tolerated in part. */
    public record Relief(BigDecimal selfReported, BigDecimal lenient) {}

    /**
     * 榜单条款
     *
     * @param minimumAlerts a unit with fewer alerts in hand is not ranked
     * @param ratePer rates are given per so many alerts
     * @param minimumItems an officer with fewer scored items is not ranked
     * @param funnelSigmas a unit outside so many standard errors of the group's rate stands out
     */
    public record BoardTerms(int minimumAlerts, int ratePer, int minimumItems, BigDecimal funnelSigmas) {}

    /** 同类组 — {@code units}: paths of the units that belong to it. Who belongs to none is compared with the others of none. */
    public record PeerGroup(String id, Text name, Set<String> units) {}

    /** 考评领域 — what a share of a unit's hundred is reckoned from. */
    public enum AreaSource {
        FINDINGS,
        DOSSIERS,
        RECTIFICATIONS,
        CITIZENS
    }

    /** 领域 — {@code rules}: of findings, the beginnings of the ids that it looks at. */
    public record Area(String id, Text name, BigDecimal weight, AreaSource source, Set<String> rules) {
        public boolean looksAt(String rule) {
            return rules.stream().anyMatch(own -> rule.startsWith(own + "-"));
        }
    }

    public List<Area> areasOrNone() {
        return areas == null ? List.of() : areas;
    }

    /** For example {@code product-default/1}. */
    public String name() {
        return id + '/' + version;
    }

    public AccountTerms termsOf(AccountKind kind) {
        AccountTerms terms = accounts.get(kind);
        if (terms == null) {
            throw new IllegalStateException(name() + " has no terms for " + kind);
        }
        return terms;
    }

    public Optional<Metric> metricOf(Source source) {
        return metrics.stream().filter(metric -> metric.source() == source).findFirst();
    }

    public Optional<Metric> metric(String metric) {
        return metrics.stream().filter(known -> known.id().equals(metric)).findFirst();
    }

    /** Which part of a person's deduction somebody of this role bears who answers for this rule; zero if he does not. */
    public BigDecimal shareOf(Role role, String rule) {
        RoleTerms terms = roles.get(role);
        return terms == null || !terms.answersFor(rule) ? BigDecimal.ZERO : terms.share();
    }

    /** The group whose units are compared with each other; {@code GENERAL} for those that no group names. */
    public String peersOf(String orgPath) {
        return peerGroups.stream()
                .filter(group -> group.units().stream().anyMatch(orgPath::startsWith))
                .map(PeerGroup::id)
                .findFirst()
                .orElse("GENERAL");
    }
}
