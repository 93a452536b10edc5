package org.firstbutton.casework.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 目录库房 — a directory that all replicas share; two levels of two hexadecimal digits keep each folder small. */
final class FolderStore implements ContentStore {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{64}");

    private final Path root;

    FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(Received content) throws IOException {
        Path place = place(content.address());
        if (Files.exists(place)) {
            return;
        }
        Files.createDirectories(place.getParent());
        // Written beside its place, on the same file system, so that nobody ever sees half of it.
        Path beside = Files.createTempFile(place.getParent(), "arriving-", null);
        try {
            Files.copy(content.file(), beside, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    @Override
    public boolean holds(String address) {
        return Files.exists(place(address));
    }

    @Override
    public InputStream open(String address) throws IOException {
        return Files.newInputStream(place(address));
    }

    @Override
    public void remove(String address) throws IOException {
        Files.deleteIfExists(place(address));
    }

    @Override
    public void putBefore(Instant instant, Consumer<String> address) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        FileTime limit = FileTime.from(instant);
        try (Stream<Path> files = Files.find(
                root,
                3,
                (file, attributes) -> attributes.isRegularFile()
                        && attributes.lastModifiedTime().compareTo(limit) < 0
                        && ADDRESS.matcher(file.getFileName().toString()).matches())) {
            files.forEach(file -> address.accept(file.getFileName().toString()));
        }
    }

    private Path place(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("no address: " + address);
        }
        return root.resolve(address.substring(0, 2))
                .resolve(address.substring(2, 4))
                .resolve(address);
    }
}
