package org.firstbutton.supervision.ladder;

import java.util.List;
import org.firstbutton.supervision.calendar.Limit;
import org.jspecify.annotations.Nullable;

/** 阶梯 — its rungs from the first to be told to the last. */
record Ladder(String id, String zh, String en, List<Rung> rungs) {

    /** Integrity: the finding's own unit is not told. */
    static final String INTEGRITY = "E4";

    /** Ladders that always run on the clock: operations, liberty, the system itself. */
    boolean runsOnTheClock() {
        return id.equals("E1") || id.equals("E3") || id.equals("OPS");
    }

    /**
     * 一级
     *
     * @param after working time since the finding was raised; none: at once
     * @param graveAfter the same on the clock, for what cannot wait
     * @param hold how long an acknowledgement keeps the next rung away
     */
    record Rung(@Nullable Limit after, @Nullable Limit graveAfter, List<Addressee> tell, Limit hold) {

        @Nullable
        Limit after(boolean grave) {
            return grave ? graveAfter : after;
        }
    }

    /** 告知对象 — whoever holds this role in the organisation at this level. */
    record Addressee(String role, Level level) {
        Addressee oneLevelUp() {
            return new Addressee(role, level.above());
        }

        @Override
        public String toString() {
            return role + "@" + level;
        }
    }
}
