package org.firstbutton.chassis.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** 房间图 — a service's rooms and who looks into which, as Mermaid in {@code docs/map/}. */
final class HouseMap {
    private final String service;
    private final Map<String, Set<String>> looks;

    private HouseMap(String service, Map<String, Set<String>> looks) {
        this.service = service;
        this.looks = looks;
    }

    /** Empty where the classes are no service's. */
    static Optional<HouseMap> of(JavaClasses classes) {
        Map<String, Set<String>> looks = new TreeMap<>();
        String service = null;
        for (JavaClass type : classes) {
            Optional<Rooms.Place> place = Rooms.roomOf(type);
            if (place.isPresent()) {
                service = place.get().service();
                looks.computeIfAbsent(place.get().name(), any -> new TreeSet<>())
                        .addAll(Rooms.looks(type, place.get()));
            }
        }
        return service == null ? Optional.empty() : Optional.of(new HouseMap(service, looks));
    }

    void requireUpToDate() {
        Path file = project().resolve("docs/map/" + service + ".md");
        try {
            if (!Files.exists(file) || !Files.readString(file).equals(text())) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text());
                throw new AssertionError("docs/map/" + service + ".md was stale; it is drawn anew, look and commit it");
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    String text() {
        return "# " + service
                + "\n\nDrawn from the code by `HouseRules`; an arrow means \"knows\".\n\n```mermaid\nflowchart LR\n"
                + looks.keySet().stream().map(room -> "  " + room + "\n").collect(Collectors.joining())
                + looks.entrySet().stream()
                        .flatMap(room ->
                                room.getValue().stream().map(other -> "  " + room.getKey() + " --> " + other + "\n"))
                        .collect(Collectors.joining())
                + "```\n";
    }

    private static Path project() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve(".mvn"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("no project above the working directory");
        }
        return here;
    }
}
