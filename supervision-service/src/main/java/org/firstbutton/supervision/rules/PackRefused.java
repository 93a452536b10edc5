package org.firstbutton.supervision.rules;

import java.util.List;
import java.util.stream.Collectors;

/** 规则包被拒 — a pack is refused whole, with everything that is wrong in it; the pack in force stays. */
public final class PackRefused extends RuntimeException {
    private final List<Fault> faults;

    PackRefused(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /** What is wrong where; line and column count from 1. */
    public record Fault(String file, int line, int column, String expected) {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column + ": " + expected;
        }
    }
}
