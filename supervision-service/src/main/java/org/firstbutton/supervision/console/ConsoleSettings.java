package org.firstbutton.supervision.console;

import io.smallrye.config.ConfigMapping;

/** 控制台设置 */
@ConfigMapping(prefix = "firstbutton.console")
interface ConsoleSettings {
    /** @return the identity provider as tokens name it */
    String issuer();

    String clientId();

    String scope();

    int idleMinutes();

    int sessionMinutes();
}
