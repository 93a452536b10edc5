package org.firstbutton.supervision.simulation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.simulation.LiveRun.Key;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Viewpoint;

/** The packs in force together, compiled once, with the judge of all of them and an oracle for each. */
record Rules(Judge judge, List<Oracle> oracles, Set<String> names) {
    static final String BETWEEN_PACKS = "---\n";

    private static final Map<String, Rules> COMPILED = new ConcurrentHashMap<>();
    private static final Calendars CALENDARS = Calendars.chinaStandard();

    static Rules of(String yaml) {
        return COMPILED.computeIfAbsent(yaml, Rules::compile);
    }

    private static Rules compile(String yaml) {
        // A history that is being shrunk may have lost all rules of a pack.
        List<RulePack> packs = Arrays.stream(yaml.split(BETWEEN_PACKS))
                .filter(pack -> pack.contains("- id: "))
                .map(pack -> PackReader.read("drawn.yaml", pack))
                .toList();
        return new Rules(
                new Judge(packs, CALENDARS),
                packs.stream().map(pack -> new Oracle(pack, CALENDARS)).toList(),
                packs.stream().map(pack -> pack.name() + "/" + pack.version()).collect(Collectors.toSet()));
    }

    /** What follows from all facts at once, by each pack on its own. */
    List<Expected> expected(Key key, Collection<TimelineFact> facts, Viewpoint view) {
        return oracles.stream()
                .flatMap(oracle -> oracle.judge(key, facts, view).stream())
                .toList();
    }
}
