package org.firstbutton.supervision.rulebook;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.rules.Vocabulary;
import org.jdbi.v3.core.Handle;

/**
 * 在用规则包 — the shipped packs, and in place of those of the same name what two people have activated since. A pack
 * with one error is refused whole, and so is the start: supervision with half its rules would look like supervision.
 */
@Singleton
public class PacksInForce {
    private final List<PackSet.Text> shipped;
    private final Set<String> unrecorded;
    private final Calendars calendars;
    private volatile PackSet current;

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
        shipped = resources.stream()
                .map(name -> new PackSet.Text(PackReader.resource(name), PackReader.text(name)))
                .toList();
        calendars = calendar.calendars();
        current = new PackSet(0, shipped, this.unrecorded, calendars);
        log(current);
    }

    void start(@Observes StartupEvent started, Transactions transactions) {
        transactions.asConsumer(handle -> {
            shipped.forEach(text -> ChangesInForce.keep(handle, text));
            return of(handle);
        });
    }

    /** The set as this replica last read it. */
    public PackSet current() {
        return current;
    }

    /** The set that is in force now by the database: read again only when its version has changed. */
    public PackSet of(Handle handle) {
        return ChangesInForce.version(handle) > current.version() ? renewed(handle) : current;
    }

    /** The pack of this name that came with the product. */
    public Optional<RulePack> shipped(String name) {
        return shipped.stream()
                .map(PackSet.Text::pack)
                .filter(pack -> pack.name().equals(name))
                .findFirst();
    }

    public Optional<String> shippedText(String name) {
        return shipped.stream()
                .filter(text -> text.pack().name().equals(name))
                .map(PackSet.Text::yaml)
                .findFirst();
    }

    /** The text of the pack that a finding names, as {@code name/version}, in force or superseded. */
    public Optional<String> textOf(Handle handle, String pack) {
        return current.textOf(pack).or(() -> ChangesInForce.textOf(handle, pack));
    }

    private synchronized PackSet renewed(Handle handle) {
        long version = ChangesInForce.version(handle);
        if (version > current.version()) {
            PackSet set = new PackSet(version, ChangesInForce.live(handle, shipped), unrecorded, calendars);
            for (ChangesInForce.Shadow shadow : ChangesInForce.shadows(handle)) {
                set = set.besides(shadow.pack(), PackReader.read(shadow.file(), shadow.yaml()));
            }
            current = set;
            log(set);
        }
        return current;
    }

    private static void log(PackSet set) {
        Log.infof(
                "rule set %d in force: %d packs, %d on trial",
                set.version(), set.packs().size(), set.onTrial().size());
    }
}
