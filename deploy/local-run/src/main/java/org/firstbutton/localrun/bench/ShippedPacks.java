package org.firstbutton.localrun.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;

/** 在用规则包 — the packs that the supervision service has in force as it is delivered, those for exports left out. */
final class ShippedPacks {
    private ShippedPacks() {}

    static List<RulePack> inForce() {
        Properties settings = new Properties();
        try (InputStream in = PackReader.class.getResourceAsStream("/application.properties")) {
            settings.load(Objects.requireNonNull(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Set<String> unrecorded = Set.of(list(settings, "firstbutton.supervision.unrecorded"));
        return Stream.of(list(settings, "firstbutton.supervision.packs"))
                .map(PackReader::resource)
                .filter(pack -> pack.sources() == null)
                .map(pack -> pack.without(unrecorded))
                .toList();
    }

    private static String[] list(Properties settings, String key) {
        return settings.getProperty(key, "").split(",\\s*");
    }
}
