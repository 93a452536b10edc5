package org.firstbutton.supervision.rulebook;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Judge;

/**
 * 在用规则包 — read and compiled once, when the service starts. A pack with one error is refused whole, and so is the
 * start: supervision with half its rules would look like supervision.
 */
@Singleton
public class PacksInForce {
    private final List<RulePack> packs;
    private final Judge judge;

    public PacksInForce(
            @ConfigProperty(name = "firstbutton.supervision.packs") List<String> resources, CalendarInForce calendar) {
        packs = resources.stream().map(PackReader::resource).toList();
        judge = new Judge(packs, calendar.calendars());
        packs.forEach(pack -> Log.infof(
                "rule pack %s %s in force: %d rules",
                pack.name(), pack.version(), pack.rules().size()));
    }

    public List<RulePack> packs() {
        return packs;
    }

    public Judge judge() {
        return judge;
    }
}
