package org.firstbutton.localrun.county;

/**
 * 埋设 — a finding that must be found.
 *
 * @param subject number of the alert, key of the caller, or name of the source
 */
public record Plant(String rule, String subject) implements Comparable<Plant> {
    @Override
    public int compareTo(Plant other) {
        int byRule = rule.compareTo(other.rule);
        return byRule != 0 ? byRule : subject.compareTo(other.subject);
    }
}
