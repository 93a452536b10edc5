package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Fact;
import org.firstbutton.localrun.county.story.Chronicle.Statement;

/** 笔 — writes statements down, each some seconds after it happened unless somebody puts it off. */
final class Pen {
    private static final int AT_ONCE = 5;

    private final Dice dice;
    private final int longestLag;
    private final Map<Class<? extends Fact>, Integer> putOff;
    private final List<Statement> written = new ArrayList<>();

    Pen(Dice dice, int longestLag, Map<Class<? extends Fact>, Integer> putOff) {
        this.dice = dice;
        this.longestLag = longestLag;
        this.putOff = new HashMap<>(putOff);
    }

    void write(Instant at, Fact fact, String officer, String role) {
        // Only the first fact of its kind is put off: one fault, one finding.
        Integer late = putOff.remove(fact.getClass());
        Instant recorded = at.plusSeconds(late == null ? dice.between(1, longestLag) : late);
        written.add(new Statement(fact, at, recorded, new Actor(officer, role)));
    }

    /** What a device or a register writes down by itself. */
    void writeAtOnce(Instant at, Fact fact, String officer, String role) {
        written.add(new Statement(fact, at, at.plusSeconds(dice.between(1, AT_ONCE)), new Actor(officer, role)));
    }

    List<Statement> inOrder() {
        return written.stream()
                .sorted(Comparator.comparing(Statement::occurredAt))
                .toList();
    }
}
