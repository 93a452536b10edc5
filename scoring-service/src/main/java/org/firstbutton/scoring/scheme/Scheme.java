package org.firstbutton.scoring.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 积分方案 — what is scored and by how much. A closed set of sources feeds it: a scheme can weigh what the house
 * records, it cannot invent something to count.
 *
 * @param id name of the scheme; with {@code version} it stands on every entry posted under it
 * @param zone in whose days, months and quarters scores are counted
 */
public record Scheme(
        @JsonProperty("scheme") String id,
        int version,
        LocalDate effectiveFrom,
        ZoneId zone,
        Text note,
        Map<AccountKind, AccountTerms> accounts,
        List<Metric> metrics,
        BoardTerms board) {

    /** 计分来源 — kinds of facts that can post points. */
    public enum Source {
        CONFIRMED_FINDING
    }

    /**
     * 账户条款
     *
     * @param start points at the start of each quarter
     * @param floor a balance never falls below it
     * @param share which part of a deduction this kind of account bears
     */
    public record AccountTerms(BigDecimal start, BigDecimal floor, BigDecimal share) {}

    /** 计分项 */
    public record Metric(
            String id, Text name, Source source, Set<AccountKind> appliesTo, Map<Severity, BigDecimal> points) {}

    /**
     * 榜单条款
     *
     * @param minimumAlerts a unit with fewer alerts in hand is not ranked
     * @param ratePer rates are given per so many alerts
     */
    public record BoardTerms(int minimumAlerts, int ratePer) {}

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
}
