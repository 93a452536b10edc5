package org.firstbutton.casework.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.BiFunction;
import org.firstbutton.casework.retention.ContentLock;
import org.firstbutton.casework.vault.ContentStore;
import org.firstbutton.casework.vault.Received;
import org.firstbutton.casework.vault.VaultSettings;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 收件 — receives a content, tells what it is and puts it into the store. */
@ApplicationScoped
class ContentIntake {
    private final ContentTypes types;
    private final ContentStore store;
    private final VaultSettings settings;

    ContentIntake(ContentTypes types, ContentStore store, VaultSettings settings) {
        this.types = types;
        this.store = store;
        this.settings = settings;
    }

    /**
     * Receives the content, and only once it lies in the store lets the work refer to it.
     *
     * @param declaredType the header Content-Type
     * @param declaredDigest the header Content-Digest
     * @param work with the content and its type
     */
    <T> T take(
            InputStream content,
            @Nullable String declaredType,
            @Nullable String declaredDigest,
            BiFunction<Received, String, T> work)
            throws IOException {
        try (Received received = Received.from(content, settings.receiving(), settings.maxBytes())) {
            requireDigest(declaredDigest, received.address());
            String type = types.of(received, declaredType);
            store.put(received);
            return work.apply(received, type);
        }
    }

    /** Within the transaction that refers to it: the sweep may have removed what lay there unreferenced for long. */
    void requireKept(Handle handle, String address) {
        ContentLock.take(handle, address);
        try {
            if (!store.holds(address)) {
                throw Refusal.of(ProblemKind.UNAVAILABLE, "请重新上传 / send it again");
            }
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    InputStream open(Attachment attachment) throws IOException {
        return store.open(attachment.sha256());
    }

    /** As RFC 9530 writes a hash. */
    static String digest(String address) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(address)) + ":";
    }

    // A client that says it learns at once of a transfer gone wrong.
    private static void requireDigest(@Nullable String declared, String address) {
        if (declared != null && !declared.strip().equals(digest(address))) {
            throw Refusal.field("Content-Digest", "与内容不符 / the content received has " + digest(address));
        }
    }
}
