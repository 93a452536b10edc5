package org.firstbutton.supervision.rulebook;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.rules.Vocabulary;
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
    private final Set<String> unrecorded;
    private final Map<String, String> texts = new HashMap<>();
    private final Calendars calendars;
    private final Judge judge;

    /** @param unrecorded facts that no source of this installation records yet; rules that only they can meet rest */
    public PacksInForce(
            @ConfigProperty(name = "firstbutton.supervision.packs") List<String> resources,
            @ConfigProperty(name = "firstbutton.supervision.unrecorded") Optional<Set<String>> unrecorded,
            CalendarInForce calendar) {
        this.unrecorded = unrecorded.orElse(Set.of());
        this.unrecorded.stream()
                .filter(type -> !Vocabulary.contract().knows(type))
                .forEach(type -> {
                    throw new IllegalArgumentException("firstbutton.supervision.unrecorded: no such fact: " + type);
                });
        packs = resources.stream().map(PackReader::resource).toList();
        for (int i = 0; i < packs.size(); i++) {
            texts.put(packs.get(i).name() + "/" + packs.get(i).version(), PackReader.text(resources.get(i)));
        }
        calendars = calendar.calendars();
        judge = new Judge(
                packs.stream().map(pack -> pack.without(this.unrecorded)).toList(), calendars);
        packs.forEach(pack -> Log.infof(
                "rule pack %s %s in force: %d rules",
                pack.name(), pack.version(), pack.rules().size()));
    }

    /** The facts for which this rule waits before it judges anybody; none for a rule that judges. */
    public Set<String> waitsFor(Rule rule) {
        return rule.waitsFor(unrecorded);
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
