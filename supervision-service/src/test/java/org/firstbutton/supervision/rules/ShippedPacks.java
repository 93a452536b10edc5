package org.firstbutton.supervision.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** 随附规则包 — every pack file that ships with the product, found on its own. */
public final class ShippedPacks {
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    private ShippedPacks() {}

    /** Their resource names, for example {@code /rules/national/alerts.yaml}. */
    public static List<String> names() {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("rules"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> "/" + RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static List<RulePack> all() {
        return names().stream().map(PackReader::resource).toList();
    }

    /** Without the packs for exports of other systems. */
    public static List<RulePack> ours() {
        return all().stream().filter(pack -> pack.sources() == null).toList();
    }
}
