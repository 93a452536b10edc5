package org.firstbutton.supervision.ladder;

import org.firstbutton.supervision.verdict.Correlation;

/** 层级 — how far up from the finding's own organisation somebody is looked for. Paths are {@code province/city/county/unit/}. */
enum Level {
    PROVINCE(1),
    CITY(2),
    COUNTY(3),
    UNIT(4);

    private final int depth;

    Level(int depth) {
        this.depth = depth;
    }

    /** The organisation at this level above (or at) the path; a shorter path stands for itself. */
    String of(String orgPath) {
        return Correlation.upTo(depth, orgPath);
    }

    Level above() {
        return switch (this) {
            case UNIT -> COUNTY;
            case COUNTY -> CITY;
            case CITY, PROVINCE -> PROVINCE;
        };
    }
}
