package org.firstbutton.scoring.dossierreview;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.StrictJson;
import org.firstbutton.contract.CloudEventJson;

/**
 * 评查表集 — the form that ships with the product and those of the file {@code firstbutton.scoring.forms}, read once and
 * strictly: a service with a form at fault does not start. A review keeps the version it was selected under.
 */
@Startup
@ApplicationScoped
public class ReviewForms {
    private static final String SHIPPED = "/forms/product-defaults.json";

    private final List<ReviewForm> all;

    ReviewForms(@ConfigProperty(name = "firstbutton.scoring.forms") Optional<Path> file) {
        List<ReviewForm> read = new ArrayList<>(shipped());
        file.ifPresent(own -> read.addAll(in(own)));
        Set<String> seen = new HashSet<>();
        for (ReviewForm form : read) {
            if (!seen.add(form.name())) {
                throw new IllegalArgumentException("two forms " + form.name());
            }
        }
        this.all = List.copyOf(read);
    }

    List<ReviewForm> all() {
        return all;
    }

    /** The form that facts call so. */
    Optional<ReviewForm> named(String name) {
        return all.stream().filter(form -> form.name().equals(name)).findFirst();
    }

    private static List<ReviewForm> shipped() {
        try (InputStream in = ReviewForms.class.getResourceAsStream(SHIPPED)) {
            return read(SHIPPED, CloudEventJson.MAPPER.readTree(Objects.requireNonNull(in)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<ReviewForm> in(Path file) {
        try {
            return read(file.toString(), CloudEventJson.MAPPER.readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws IllegalArgumentException naming the file and the form at fault */
    static List<ReviewForm> read(String file, JsonNode forms) {
        List<ReviewForm> read = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            try {
                read.add(StrictJson.read(forms.get(i), ReviewForm.class, "/" + i));
            } catch (Refusal fault) {
                throw new IllegalArgumentException(file + ": " + fault.getMessage(), fault);
            }
            BigDecimal whole =
                    read.get(i).items().stream().map(ReviewForm.Item::points).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (whole.compareTo(ReviewForm.WHOLE) != 0) {
                throw new IllegalArgumentException(file + ": /" + i + "/items: " + whole + " points, not a hundred");
            }
        }
        return read;
    }
}
