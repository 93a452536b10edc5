package org.firstbutton.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A token that is expired, forged or no token at all is refused before any endpoint is reached, where no mapper of ours
 * is asked; this gives that answer a body like all others.
 */
@ApplicationScoped
class InvalidTokenProblem {
    private final ObjectMapper json;

    InvalidTokenProblem(ObjectMapper json) {
        this.json = json;
    }

    void routes(@Observes Router router) {
        router.route().failureHandler(this::answer);
    }

    private void answer(RoutingContext failed) {
        if (!(failed.failure() instanceof AuthenticationFailedException)
                || failed.response().ended()) {
            failed.next();
            return;
        }
        ProblemKind kind = ProblemKind.UNAUTHENTICATED;
        Locale language =
                prefersEnglish(failed.request().getHeader("Accept-Language")) ? Locale.ENGLISH : Locale.CHINESE;
        try {
            failed.response()
                    .setStatusCode(kind.status())
                    .putHeader("Content-Type", Problems.MEDIA_TYPE)
                    .putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                    .end(json.writeValueAsString(Problems.bare(kind, language)));
        } catch (JsonProcessingException impossible) {
            failed.next();
        }
    }

    private static boolean prefersEnglish(@Nullable String languages) {
        return languages != null && languages.toLowerCase(Locale.ROOT).startsWith("en");
    }
}
