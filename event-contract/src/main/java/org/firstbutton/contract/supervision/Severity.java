package org.firstbutton.contract.supervision;

/** 严重程度 — blue, yellow, orange, red. */
public enum Severity {
    LOW("低"),
    MEDIUM("中"),
    HIGH("高"),
    CRITICAL("特别严重");

    private final String zh;

    Severity(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    public Severity atLeast(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
