package org.firstbutton.scoring.term;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** 异议期 — until when something may be objected to. */
@Singleton
public class ObjectionWindow {
    private final Term published;
    private final Term entry;

    /** @throws IllegalArgumentException for a window that is neither working days nor a time */
    ObjectionWindow(
            @ConfigProperty(name = "firstbutton.scoring.objection-window") String published,
            @ConfigProperty(name = "firstbutton.scoring.entry-objection-window") String entry,
            @ConfigProperty(name = "firstbutton.scoring.calendar") Optional<Path> file) {
        WorkingDays shipped = WorkingDays.shipped();
        WorkingDays days =
                file.map(more -> shipped.with(more.toString(), text(more))).orElse(shipped);
        this.published = Term.of("firstbutton.scoring.objection-window", published, days);
        this.entry = Term.of("firstbutton.scoring.entry-objection-window", entry, days);
    }

    /** Of grades, lists and dossiers, which are final afterwards. */
    public Instant until(Instant from) {
        return published.until(from);
    }

    /** Of an entry in an account, since it was posted; and of the decision, since it was objected to. */
    public Instant untilForAnEntry(Instant from) {
        return entry.until(from);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("firstbutton.scoring.calendar cannot be read: " + file, unreadable);
        }
    }
}
