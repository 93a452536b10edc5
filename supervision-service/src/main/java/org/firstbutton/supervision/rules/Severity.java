package org.firstbutton.supervision.rules;

/** 严重程度 — blue, yellow, orange, red. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public Severity atLeast(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
