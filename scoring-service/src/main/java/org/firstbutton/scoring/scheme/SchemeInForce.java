package org.firstbutton.scoring.scheme;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** 现行方案 — read once at start; a service whose scheme is refused does not start, rather than score by another one. */
@Startup
@ApplicationScoped
public class SchemeInForce {
    private static final String DEFAULT = "scheme/product-default.yaml";

    private final Scheme scheme;

    SchemeInForce(@ConfigProperty(name = "firstbutton.scoring.scheme") Optional<Path> file) {
        this.scheme = file.map(SchemeInForce::fromFile).orElseGet(SchemeInForce::shipped);
        Log.infof("scoring scheme in force: %s", scheme.name());
    }

    public Scheme get() {
        return scheme;
    }

    /** The scheme that ships with the product. */
    public static Scheme shipped() {
        try (InputStream in = Objects.requireNonNull(SchemeFile.class.getResourceAsStream("/" + DEFAULT))) {
            return SchemeFile.read(DEFAULT, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Scheme fromFile(Path file) {
        try {
            return SchemeFile.read(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the scoring scheme cannot be read", unreadable);
        }
    }
}
