package org.firstbutton.supervision.webhook;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Days in fractions of a second, receivers on this machine, and an authority of their own for their certificates: nobody else in this module has a webhook. */
public class OutwardSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "firstbutton.webhooks.networks", "127.0.0.1/32",
                "firstbutton.webhooks.plain-http", "true",
                "firstbutton.webhooks.authorities",
                        Authority.made().certificate().toString(),
                "firstbutton.webhooks.retries", "PT0.1S,PT0.2S,PT0.2S",
                "firstbutton.webhooks.disable-after", "PT5S",
                "firstbutton.webhooks.timeout", "PT10S",
                "firstbutton.webhooks.look", "PT0.05S");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
