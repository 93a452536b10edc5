package org.firstbutton.chassis.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** 模板 — the Word file of a kind of paper: the unit's own if it has put one into the configured folder, else the one that ships. */
@ApplicationScoped
public class PaperTemplates {
    private final PaperSettings settings;

    public PaperTemplates(PaperSettings settings) {
        this.settings = settings;
    }

    byte[] of(PaperKind kind) {
        Optional<Path> own = settings.templates()
                .map(folder -> folder.resolve(kind.template()))
                .filter(Files::exists);
        try {
            return own.isPresent() ? Files.readAllBytes(own.get()) : shipped(kind);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] shipped(PaperKind kind) throws IOException {
        String name = "/papers/" + kind.template();
        try (InputStream file =
                Objects.requireNonNull(kind.getClass().getResourceAsStream(name), () -> name + " ships with " + kind)) {
            return file.readAllBytes();
        }
    }
}
