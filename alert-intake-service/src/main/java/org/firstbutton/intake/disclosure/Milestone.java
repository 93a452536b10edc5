package org.firstbutton.intake.disclosure;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** 公开节点 — the facts of a case of which its party is told. */
public enum Milestone {
    CASE_ACCEPTED("case.accepted", "已受案", "case accepted"),
    CASE_NOT_ACCEPTED("case.not-accepted", "不予受案", "case not accepted"),
    CASE_FILED("case.filed", "已立案", "case filed"),
    CASE_NOT_FILED("case.not-filed", "不予立案", "case not filed"),
    DECISION_MADE("decision.made", "已作出决定", "decision made"),
    CASE_CLOSED("case.closed", "已结案", "case closed");

    private final String fact;
    private final String zh;
    private final String en;

    Milestone(String fact, String zh, String en) {
        this.fact = fact;
        this.zh = zh;
        this.en = en;
    }

    public String fact() {
        return fact;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public static Optional<Milestone> of(String fact) {
        return Arrays.stream(values())
                .filter(milestone -> milestone.fact.equals(fact))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Milestone::fact).collect(Collectors.joining(", "));
    }
}
