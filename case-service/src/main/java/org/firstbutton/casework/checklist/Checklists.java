package org.firstbutton.casework.checklist;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.StrictJson;
import org.firstbutton.contract.CloudEventJson;

/**
 * 卷内目录集 — the checklists that ship with the product and those of the directory {@code firstbutton.checklists}, read
 * once and strictly: a service with a checklist at fault does not start. A dossier goes by the version that was in force
 * on the day it was begun, so an old version stays in its file.
 */
@Startup
@ApplicationScoped
public class Checklists {
    private static final String SHIPPED = "/checklists/product-defaults.json";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");
    private static final Set<String> KINDS = Set.of("ADMIN", "CRIMINAL");
    private static final Set<String> ORIGINS = Set.of("LAW", "PRODUCT_DEFAULT");

    private final List<Checklist> all;

    Checklists(@ConfigProperty(name = "firstbutton.checklists") Optional<Path> directory) {
        List<Checklist> read = new ArrayList<>(shipped());
        directory.ifPresent(files -> read.addAll(in(files)));
        Set<String> seen = new HashSet<>();
        for (Checklist checklist : read) {
            if (!seen.add(checklist.form() + " from " + checklist.from())) {
                throw new IllegalArgumentException("two checklists " + checklist.form() + " from " + checklist.from());
            }
        }
        this.all = read.stream().sorted(Comparator.comparing(Checklist::from)).toList();
    }

    /** All versions of all forms, the oldest first. */
    public List<Checklist> all() {
        return all;
    }

    /** The version of this form for a dossier begun then. */
    public Optional<Checklist> of(String form, Instant begun) {
        LocalDate day = begun.atZone(ZONE).toLocalDate();
        return all.stream()
                .filter(checklist ->
                        checklist.form().equals(form) && !checklist.from().isAfter(day))
                .reduce((before, after) -> after);
    }

    private static List<Checklist> shipped() {
        try (InputStream in = Checklists.class.getResourceAsStream(SHIPPED)) {
            return read(SHIPPED, CloudEventJson.MAPPER.readTree(Objects.requireNonNull(in)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Checklist> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Checklist> read = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                read.addAll(read(file.toString(), CloudEventJson.MAPPER.readTree(file.toFile())));
            }
            return read;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads one file: an array of checklists.
     *
     * @throws IllegalArgumentException naming the file and the field at fault
     */
    static List<Checklist> read(String file, JsonNode lists) {
        List<Checklist> read = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            try {
                Checklist checklist = StrictJson.read(lists.get(i), Checklist.class, "/" + i);
                requireSound(checklist, "/" + i);
                read.add(checklist);
            } catch (Refusal fault) {
                throw new IllegalArgumentException(file + ": " + fault.getMessage(), fault);
            }
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException(file + ": no checklist");
        }
        return read;
    }

    private static void requireSound(Checklist checklist, String at) {
        require(NAME.matcher(checklist.form()).matches(), at + "/form", "capitals, digits and _");
        require(KINDS.contains(checklist.caseKind()), at + "/caseKind", "one of " + KINDS);
        require(ORIGINS.contains(checklist.origin()), at + "/origin", "one of " + ORIGINS);
        require(
                checklist.retentionYears() == null || checklist.retentionYears() >= 0,
                at + "/retentionYears",
                "not below zero");
        require(!checklist.items().isEmpty(), at + "/items", "at least one");
        Set<String> names = new HashSet<>();
        for (Checklist.Item item : checklist.items()) {
            require(
                    item.item() != null && NAME.matcher(item.item()).matches() && names.add(item.item()),
                    at + "/items",
                    "each has a name of its own of capitals, digits and _: " + item.item());
            require(item.zh() != null && item.en() != null, at + "/items", "a name in both languages: " + item.item());
        }
    }

    private static void require(boolean sound, String field, String message) {
        if (!sound) {
            throw Refusal.field(field, message);
        }
    }
}
