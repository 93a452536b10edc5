package org.firstbutton.scoring.scheme;

/** 严重程度 — of a finding, from the lightest to the gravest. */
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
}
