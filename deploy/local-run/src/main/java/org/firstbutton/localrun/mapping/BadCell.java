package org.firstbutton.localrun.mapping;

import org.firstbutton.localrun.Words;

/** 坏值 — a cell that the mapping cannot read; its row is refused and the others go on. */
public final class BadCell extends RuntimeException {
    private final String column;
    private final transient Words what;

    BadCell(String column, Words what) {
        super(column + ": " + what.en());
        this.column = column;
        this.what = what;
    }

    public String column() {
        return column;
    }

    public Words what() {
        return what;
    }
}
