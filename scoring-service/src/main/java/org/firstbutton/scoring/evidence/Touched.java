package org.firstbutton.scoring.evidence;

import java.util.Set;
import java.util.TreeSet;

/** 触及 — whose points a batch of facts may have changed. */
public record Touched(Set<String> findings, Set<String> matters, Set<String> officers) {

    static Touched nothing() {
        return new Touched(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    public boolean isEmpty() {
        return findings.isEmpty() && matters.isEmpty() && officers.isEmpty();
    }
}
