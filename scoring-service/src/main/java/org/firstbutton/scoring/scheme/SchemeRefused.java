package org.firstbutton.scoring.scheme;

import java.util.List;

/** 方案被拒 — a scheme with any fault is refused whole; each fault says where it stands and what was expected. */
public final class SchemeRefused extends RuntimeException {
    private final transient List<String> faults;

    SchemeRefused(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
