package org.firstbutton.supervision.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.StrictJson;
import org.firstbutton.contract.CloudEventJson;

/**
 * 模板表 — the templates that ship and those of the file {@code firstbutton.supervision.programmes}, which may say a shipped
 * one anew; read once and strictly: a service with a template at fault does not start.
 */
@Startup
@ApplicationScoped
class ProgrammeTemplates {
    private static final String SHIPPED = "/programmes/product-defaults.json";

    private final Map<String, ProgrammeTemplate> all = new LinkedHashMap<>();

    ProgrammeTemplates(@ConfigProperty(name = "firstbutton.supervision.programmes") Optional<Path> file) {
        shipped().forEach(template -> all.put(template.id(), template));
        file.ifPresent(own -> in(own).forEach(template -> all.put(template.id(), template)));
    }

    List<ProgrammeTemplate> all() {
        return List.copyOf(all.values());
    }

    Set<String> names() {
        return all.keySet();
    }

    Optional<ProgrammeTemplate> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    static List<ProgrammeTemplate> shipped() {
        try (InputStream in = ProgrammeTemplates.class.getResourceAsStream(SHIPPED)) {
            return read(SHIPPED, CloudEventJson.MAPPER.readTree(Objects.requireNonNull(in)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<ProgrammeTemplate> in(Path file) {
        try {
            return read(file.toString(), CloudEventJson.MAPPER.readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalArgumentException naming the file and the template at fault */
    static List<ProgrammeTemplate> read(String file, JsonNode templates) {
        Map<String, ProgrammeTemplate> read = new LinkedHashMap<>();
        for (int i = 0; i < templates.size(); i++) {
            ProgrammeTemplate template = template(file, templates.get(i), "/" + i);
            if (!template.id().matches("[A-Z][A-Z0-9_]{1,40}") || read.put(template.id(), template) != null) {
                throw new IllegalArgumentException(file + ": /" + i + ": the template does not fit together");
            }
        }
        return List.copyOf(read.values());
    }

    private static ProgrammeTemplate template(String file, JsonNode node, String at) {
        try {
            return StrictJson.read(node, ProgrammeTemplate.class, at);
        } catch (Refusal fault) {
            throw new IllegalArgumentException(file + ": " + fault.getMessage(), fault);
        }
    }
}
