package org.firstbutton.supervision.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the webhooks, {@code firstbutton.webhooks.*}. */
@ConfigMapping(prefix = "firstbutton.webhooks")
public interface WebhookSettings {

    /**
     * How long after each failed attempt the next one follows; after the last the delivery is a dead letter. The usual ones
     * are those of the Standard Webhooks specification: three days.
     */
    @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> retries();

    /** Inner networks that receivers may stand in, as {@code 10.8.0.0/16}; otherwise only public addresses are reached. */
    Optional<List<String>> networks();

    /** Where it is given, receivers stand at these hosts only: {@code hooks.example.com} or {@code *.example.com}. */
    Optional<List<String>> hosts();

    /** Whether a receiver may do without TLS. */
    @WithDefault("false")
    boolean plainHttp();

    /** PEM file of the authorities whose certificates receivers may show, instead of those of the JVM's trust store. */
    Optional<Path> authorities();

    /** How long a secret signs along after it was rotated. */
    @WithDefault("PT24H")
    Duration overlap();

    /** A receiver that took nothing for so long is disabled. */
    @WithDefault("P5D")
    Duration disableAfter();

    /** For one attempt, from the connection to the end of the answer. */
    @WithDefault("PT20S")
    Duration timeout();

    @WithDefault("PT5S")
    Duration connectTimeout();

    /** Receivers that one replica serves at the same time. */
    @WithDefault("8")
    int atOnce();

    /** How often a replica looks for what is due. */
    @WithDefault("PT0.5S")
    Duration look();
}
