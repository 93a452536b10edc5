package org.firstbutton.supervision.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Judge;

/** A pack, compiled once, with the judge and the oracle that go by it. */
record Rules(RulePack pack, Judge judge, Oracle oracle, Set<String> names) {
    private static final Map<String, Rules> COMPILED = new ConcurrentHashMap<>();
    private static final Calendars CALENDARS = Calendars.chinaStandard();

    static Rules of(String yaml) {
        return COMPILED.computeIfAbsent(yaml, Rules::compile);
    }

    private static Rules compile(String yaml) {
        RulePack pack = PackReader.read("drawn.yaml", yaml);
        return new Rules(
                pack,
                new Judge(List.of(pack), CALENDARS),
                new Oracle(pack, CALENDARS),
                Set.of(pack.name() + "/" + pack.version()));
    }
}
