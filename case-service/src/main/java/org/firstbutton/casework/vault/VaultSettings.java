package org.firstbutton.casework.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings of attachments and where they are kept, {@code firstbutton.attachments.*}. */
@ConfigMapping(prefix = "firstbutton.attachments")
public interface VaultSettings {

    /** The directory that all replicas share; needed where no bucket is named. */
    Optional<Path> folder();

    /** Where a content lies while it is received: a disk of this machine with room for the uploads of a moment. */
    @WithDefault("${java.io.tmpdir}")
    Path receiving();

    /** The most bytes of one attachment. Keep {@code quarkus.http.limits.max-body-size} above it. */
    @WithDefault("52428800")
    long maxBytes();

    /** Media types that are taken, as their first bytes tell them. */
    @WithDefault("application/pdf,image/jpeg,image/png,image/tiff,audio/mpeg,video/mp4")
    Set<String> types();

    /** How old a content must be that nothing refers to before it is removed. */
    @WithDefault("PT24H")
    Duration orphansAfter();

    Bucket bucket();

    /** An S3-compatible store; used instead of the folder once it has a name. */
    interface Bucket {
        Optional<String> name();

        /** The service's address; without one, that of the region. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        Optional<String> accessKey();

        Optional<String> secretKey();
    }
}
