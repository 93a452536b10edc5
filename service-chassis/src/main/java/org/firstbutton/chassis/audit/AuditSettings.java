package org.firstbutton.chassis.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the sealer, {@code firstbutton.audit.*}. */
@ConfigMapping(prefix = "firstbutton.audit")
public interface AuditSettings {

    /** Name of this service; stands in every checkpoint, so that one service's cannot pass for another's. */
    String service();

    /** PEM file with the Ed25519 key that signs checkpoints; made when absent. */
    Path signingKeyFile();

    /** Where checkpoints are also written, outside the database's reach; beside the key unless named. */
    Optional<Path> anchorFile();

    /** How long the sealer rests when nothing waits. */
    @WithDefault("PT0.2S")
    Duration pause();

    /** A checkpoint is due after this time, if anything was sealed since the last. */
    @WithDefault("PT5M")
    Duration checkpointEvery();

    /** A checkpoint is also due after this many entries. */
    @WithDefault("1000")
    int checkpointAfter();

    default Path anchors() {
        return anchorFile()
                .orElseGet(
                        () -> signingKeyFile().resolveSibling(signingKeyFile().getFileName() + ".anchors"));
    }
}
