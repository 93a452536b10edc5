package org.firstbutton.supervision.console;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** 控制台设置 */
@ConfigMapping(prefix = "firstbutton.console")
interface ConsoleSettings {
    /** @return the identity provider as tokens name it */
    String issuer();

    String clientId();

    String scope();

    int idleMinutes();

    int sessionMinutes();

    /** @return where a browser reaches the scoring service; without it the console has no boards */
    Optional<URI> scoring();

    /** @return where a browser reaches the intake service; without it the console has no call-backs */
    Optional<URI> intake();
}
