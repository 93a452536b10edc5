package org.firstbutton.supervision.lens;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.StrictJson;
import org.firstbutton.contract.CloudEventJson;

/**
 * 视角表 — the lenses that ship and those of the file {@code firstbutton.supervision.lenses}, which may say a shipped one
 * anew; read once and strictly: a service with a lens at fault does not start.
 */
@Startup
@ApplicationScoped
public class Lenses {
    private static final String SHIPPED = "/lenses/product-defaults.json";

    private final Map<String, Lens> all = new LinkedHashMap<>();

    Lenses(@ConfigProperty(name = "firstbutton.supervision.lenses") Optional<Path> file) {
        shipped().forEach(lens -> all.put(lens.id(), lens));
        file.ifPresent(own -> in(own).forEach(lens -> all.put(lens.id(), lens)));
    }

    List<Lens> all() {
        return List.copyOf(all.values());
    }

    /** 400 for a lens that is not in the register. */
    Lens named(String id) {
        return Optional.ofNullable(all.get(id))
                .orElseThrow(() -> Refusal.field("lens", "须为 / one of these is expected: " + all.keySet()));
    }

    static List<Lens> shipped() {
        try (InputStream in = Lenses.class.getResourceAsStream(SHIPPED)) {
            return read(SHIPPED, CloudEventJson.MAPPER.readTree(Objects.requireNonNull(in)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Lens> in(Path file) {
        try {
            return read(file.toString(), CloudEventJson.MAPPER.readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalArgumentException naming the file and the lens at fault */
    static List<Lens> read(String file, JsonNode lenses) {
        Map<String, Lens> read = new LinkedHashMap<>();
        for (int i = 0; i < lenses.size(); i++) {
            Lens lens = lens(file, lenses.get(i), "/" + i);
            if (!lens.isWhole() || read.put(lens.id(), lens) != null) {
                throw new IllegalArgumentException(file + ": /" + i + ": the lens does not fit together");
            }
        }
        return List.copyOf(read.values());
    }

    private static Lens lens(String file, JsonNode node, String at) {
        try {
            Lens lens = StrictJson.read(node, Lens.class, at);
            for (int i = 0; i < lens.groups().size(); i++) {
                StrictJson.read(node.path("groups").get(i), Lens.Group.class, at + "/groups/" + i);
            }
            return lens;
        } catch (Refusal fault) {
            throw new IllegalArgumentException(file + ": " + fault.getMessage(), fault);
        }
    }
}
