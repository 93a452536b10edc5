package org.firstbutton.supervision.rulebook;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Judge;

/**
 * 在用规则包 — read and compiled once, when the service starts. A pack with one error is refused whole, and so is the
 * start: supervision with half its rules would look like supervision.
 */
@Singleton
public class PacksInForce {
    private static final long COMPARISONS_OPEN = 2;
    private static final long COMPARISONS_READ = 3;

    private final List<RulePack> packs;
    private final Map<String, String> texts = new HashMap<>();
    private final Calendars calendars = Calendars.chinaStandard();
    private final Judge judge;

    public PacksInForce(@ConfigProperty(name = "firstbutton.supervision.packs") List<String> resources) {
        packs = resources.stream().map(PackReader::resource).toList();
        for (int i = 0; i < packs.size(); i++) {
            texts.put(packs.get(i).name() + "/" + packs.get(i).version(), PackReader.text(resources.get(i)));
        }
        judge = new Judge(packs, calendars);
        packs.forEach(pack -> Log.infof(
                "rule pack %s %s in force: %d rules",
                pack.name(), pack.version(), pack.rules().size()));
    }

    public List<RulePack> packs() {
        return packs;
    }

    /** The text of the pack that a finding names, as {@code name/version}; none once another version is in force. */
    public Optional<String> textOf(String pack) {
        return Optional.ofNullable(texts.get(pack));
    }

    public Calendars calendars() {
        return calendars;
    }

    /** From here on the facts of a county are read: a comparison that began at {@link #judgedFrom} is then complete. */
    public Instant readFrom(Instant now) {
        return now.minus(Duration.ofDays(COMPARISONS_READ * judge.longestComparison() + 2L));
    }

    /** Comparisons of peers that began earlier are closed. */
    public Instant judgedFrom(Instant now) {
        return now.minus(Duration.ofDays(COMPARISONS_OPEN * judge.longestComparison() + 1L));
    }

    public Judge judge() {
        return judge;
    }
}
