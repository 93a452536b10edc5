package org.firstbutton.localrun.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Properties;
import java.util.TreeMap;

/** 口令 — generated once per home, kept in files that only their owner can read, never printed. */
public final class Secrets {
    private static final int BYTES = 24;
    private static final int MASTER_KEY_BYTES = 32;

    private final Path file;
    private final Path keys;
    private final Properties values;

    private Secrets(Path file, Path keys, Properties values) {
        this.file = file;
        this.keys = keys;
        this.values = values;
    }

    public static Secrets of(Home home) {
        Properties values = new Properties();
        try {
            Files.createDirectories(home.directory());
            if (Files.exists(home.secrets())) {
                try (var reader = Files.newBufferedReader(home.secrets())) {
                    values.load(reader);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Secrets(home.secrets(), home.keys(), values);
    }

    /** The secret of this name, made when asked for the first time. */
    public synchronized String of(String name) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        values.setProperty(name, made);
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        writePrivately(file, text.toString());
        return made;
    }

    /** Where a service keeps the Ed25519 key that signs its audit checkpoints; the service makes it when it is absent. */
    public Path auditKey(String service) {
        return keys.resolve(service + "-audit.pem");
    }

    /**
     * The master key of a service's confidential columns; made here when it is absent, as a service never makes one: without
     * the first one its database's sealed values do not open.
     */
    public synchronized Path confidentialKey(String service) {
        Path key = keys.resolve(service + "-confidential.key");
        if (!Files.exists(key)) {
            byte[] random = new byte[MASTER_KEY_BYTES];
            new SecureRandom().nextBytes(random);
            try {
                Files.createDirectories(keys);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            writePrivately(key, Base64.getEncoder().encodeToString(random) + "\n");
        }
        return key;
    }

    /** Whole or not at all, and private before the first byte is in it. */
    public static void writePrivately(Path file, String text) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft);
            Files.setPosixFilePermissions(
                    draft, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
            Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
