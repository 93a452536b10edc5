package org.firstbutton.chassis.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of relay and inbox, {@code firstbutton.delivery.*}. */
@ConfigMapping(prefix = "firstbutton.delivery")
public interface DeliverySettings {

    /** Name of this service: consumer group, transactional id and lock are derived from it. */
    String service();

    /** Whether this service publishes facts of its own. */
    @WithDefault("true")
    boolean relay();

    /** How long the relay rests when nothing is pending. */
    @WithDefault("PT0.01S")
    Duration pause();

    /**
     * What is written within this time of the last batch goes out with the next one; the first fact after a silence goes
     * at once, and a full batch waits for nothing.
     */
    @WithDefault("PT0.04S")
    Duration gather();

    /** How often the relay says how far it has come. */
    @WithDefault("PT0.5S")
    Duration beat();

    /** Records per consumed batch. */
    @WithDefault("500")
    int batch();

    /**
     * How many loops of this replica take facts in, each by partitions of its own. More than one only helps where a
     * backlog is usual and cores are to spare: each makes transactions of its own.
     */
    @WithDefault("1")
    int inboxes();

    /** The most facts of one broker transaction, while a backlog lasts. */
    @WithDefault("4000")
    int relayBatch();
}
