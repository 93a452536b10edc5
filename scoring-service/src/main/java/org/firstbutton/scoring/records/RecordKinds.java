package org.firstbutton.scoring.records;

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
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.StrictJson;
import org.firstbutton.contract.CloudEventJson;

/**
 * 记录种类表 — the kinds that ship with the product and those of the file {@code firstbutton.scoring.record-kinds}, which
 * may say a shipped kind anew; read once and strictly: a service with a kind at fault does not start.
 */
@Startup
@ApplicationScoped
public class RecordKinds {
    private static final String SHIPPED = "/records/product-defaults.json";

    private final Map<String, RecordKind> all = new LinkedHashMap<>();

    RecordKinds(@ConfigProperty(name = "firstbutton.scoring.record-kinds") Optional<Path> file) {
        shipped().forEach(kind -> all.put(kind.kind(), kind));
        file.ifPresent(own -> in(own).forEach(kind -> all.put(kind.kind(), kind)));
    }

    List<RecordKind> all() {
        return List.copyOf(all.values());
    }

    /** 400 for a kind that is not in the register. */
    RecordKind named(String name) {
        return find(name).orElseThrow(() -> Refusal.field("/kind", "须为 / one of these is expected: " + all.keySet()));
    }

    Optional<RecordKind> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    private static List<RecordKind> shipped() {
        try (InputStream in = RecordKinds.class.getResourceAsStream(SHIPPED)) {
            return read(SHIPPED, CloudEventJson.MAPPER.readTree(Objects.requireNonNull(in)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<RecordKind> in(Path file) {
        try {
            return read(file.toString(), CloudEventJson.MAPPER.readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalArgumentException naming the file and the kind at fault */
    static List<RecordKind> read(String file, JsonNode kinds) {
        Map<String, RecordKind> read = new LinkedHashMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            String at = "/" + i;
            RecordKind kind = kind(file, kinds.get(i), at);
            boolean knownRoles = Stream.of(kind.enteredBy(), kind.confirmedBy())
                    .flatMap(Set::stream)
                    .allMatch(Roles::isRole);
            if (!kind.kind().matches("[A-Z][A-Z_]{1,40}") || !kind.isWhole() || !knownRoles) {
                throw new IllegalArgumentException(file + ": " + at + ": the kind does not fit together");
            }
            if (read.put(kind.kind(), kind) != null) {
                throw new IllegalArgumentException(file + ": two kinds " + kind.kind());
            }
        }
        return List.copyOf(read.values());
    }

    private static RecordKind kind(String file, JsonNode node, String at) {
        try {
            RecordKind kind = StrictJson.read(node, RecordKind.class, at);
            for (int i = 0; i < kind.fields().size(); i++) {
                StrictJson.read(node.path("fields").get(i), RecordKind.Field.class, at + "/fields/" + i);
            }
            return kind;
        } catch (Refusal fault) {
            throw new IllegalArgumentException(file + ": " + fault.getMessage(), fault);
        }
    }
}
