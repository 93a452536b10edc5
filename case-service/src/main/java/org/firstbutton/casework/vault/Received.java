package org.firstbutton.casework.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;

/**
 * 收件 — a content on this machine's disk until it is put into the store, because its address is known only at its end.
 *
 * @param address SHA-256 in hexadecimal
 * @param size bytes
 */
public record Received(Path file, String address, long size) implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final int ENOUGH_TO_TELL_ITS_TYPE = 64 * 1024;

    /**
     * Takes the stream in, a chunk at a time.
     *
     * @param directory where it lies meanwhile
     * @throws Refusal 413 as soon as it is longer than {@code maxBytes}, 400 if there is nothing
     */
    public static Received from(InputStream stream, Path directory, long maxBytes) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(directory), "received-", null);
        try {
            DigestInputStream in = new DigestInputStream(stream, sha256());
            long size = copy(in, file, maxBytes);
            if (size == 0) {
                throw Refusal.field("/", "内容为空 / there is no content");
            }
            return new Received(
                    file, HexFormat.of().formatHex(in.getMessageDigest().digest()), size);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private static long copy(InputStream in, Path file, long maxBytes) throws IOException {
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                size += read;
                if (size > maxBytes) {
                    throw Refusal.of(
                            ProblemKind.TOO_LARGE, "附件至多 " + maxBytes + " 字节 / at most " + maxBytes + " bytes");
                }
                out.write(chunk, 0, read);
            }
        }
        return size;
    }

    /** Its beginning, as much as is needed to tell what it is. */
    public byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(ENOUGH_TO_TELL_ITS_TYPE);
        }
    }

    /** Nothing is left of it on this disk, wherever else it was put. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
