package org.firstbutton.supervision.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 生效期 — the days on which a rule arms, by its pack's dates and its own. */
record Span(LocalDate from, LocalDate until) {

    static Span of(RulePack pack, Rule rule) {
        LocalDate own = rule.heading().effectiveFrom();
        LocalDate from = own != null && own.isAfter(pack.effectiveFrom()) ? own : pack.effectiveFrom();
        LocalDate packEnd = end(pack.effectiveTo());
        LocalDate ownEnd = end(rule.heading().effectiveTo());
        return new Span(from, ownEnd.isBefore(packEnd) ? ownEnd : packEnd);
    }

    private static LocalDate end(@Nullable LocalDate day) {
        return day == null ? LocalDate.MAX : day;
    }

    boolean isEmpty() {
        return !from.isBefore(until);
    }

    boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }
}
