package org.firstbutton.localrun.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 数据目录 — where everything of a local system lives. {@code postgres}, {@code kafka}, {@code keys} and {@code
 * secrets} are its memory; {@code run} and {@code log} say what is happening now.
 *
 * @param project the root of the source tree, where the packaged services are
 * @param directory {@code <project>/.firstbutton} unless {@code FIRSTBUTTON_HOME} says otherwise
 */
public record Home(Path project, Path directory) {

    public static Home ofThisMachine() {
        return of(System.getenv(), Path.of(System.getProperty("firstbutton.project", ".")));
    }

    static Home of(Map<String, String> environment, Path project) {
        Path root = project.toAbsolutePath().normalize();
        Path directory = Optional.ofNullable(environment.get("FIRSTBUTTON_HOME"))
                .filter(named -> !named.isBlank())
                .map(named -> Path.of(named).toAbsolutePath().normalize())
                .orElse(root.resolve(".firstbutton"));
        return new Home(root, directory);
    }

    public Path run() {
        return made(directory.resolve("run"));
    }

    public Path log(String part) {
        return made(directory.resolve("log")).resolve(part + ".log");
    }

    public Path keys() {
        return made(directory.resolve("keys"));
    }

    public Path postgres() {
        return directory.resolve("postgres");
    }

    public Path kafka() {
        return directory.resolve("kafka");
    }

    public Path secrets() {
        return directory.resolve("secrets");
    }

    /** Forgets all data; ports and logs stay, since they are no data. */
    public void forget() {
        Stream.of(postgres(), kafka(), keys(), secrets()).forEach(Home::delete);
    }

    public static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) inside.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
