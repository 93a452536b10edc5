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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Caller;
import org.jdbi.v3.core.Handle;

/**
 * 现行方案 — that of the nearest organisation, else the one read at start; a service whose scheme is refused does not
 * start, rather than score by another one.
 */
@Startup
@ApplicationScoped
public class SchemeInForce {
    private static final String DEFAULT = "scheme/product-default.yaml";

    private final Scheme everybodys;
    // An approved scheme never changes, so one reading of it is enough.
    private final ConcurrentMap<UUID, Scheme> read = new ConcurrentHashMap<>();

    SchemeInForce(@ConfigProperty(name = "firstbutton.scoring.scheme") Optional<Path> file) {
        this.everybodys = file.map(SchemeInForce::fromFile).orElseGet(SchemeInForce::shipped);
        Log.infof("scoring scheme in force: %s", everybodys.name());
    }

    /** All schemes that this transaction sees. */
    public SchemeBook book(Handle handle) {
        List<SchemeBook.Own> own = handle.createQuery("""
                        select id, org_path, effective_from, content from scoring_scheme where state = 'APPROVED'
                        """)
                .map((row, context) -> {
                    String content = Objects.requireNonNull(row.getString(4));
                    Scheme scheme = read.computeIfAbsent(
                            row.getObject(1, UUID.class), id -> SchemeFile.read("scheme " + id, content));
                    return new SchemeBook.Own(Objects.requireNonNull(row.getString(2)), scheme.effectiveFrom(), scheme);
                })
                .list();
        return new SchemeBook(everybodys, own);
    }

    /** The one by which the caller's organisation is scored now. */
    public Scheme of(Handle handle, Caller caller, Instant now) {
        List<String> paths = caller.orgPaths();
        return of(handle, paths.isEmpty() ? "" : paths.get(0), now);
    }

    /** The one by which an organisation was scored at this time. */
    public Scheme of(Handle handle, String orgPath, Instant at) {
        return book(handle).inForce(orgPath, at);
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
