package org.firstbutton.chassis.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the {@link Caller} out of the verified bearer token. */
class CallerProducer {

    @Produces
    @RequestScoped
    CurrentCaller current(JsonWebToken token) {
        if (token.getRawToken() == null) {
            return new CurrentCaller(new Caller("anonymous", Set.of(), List.of(), null, null));
        }
        return new CurrentCaller(new Caller(
                Objects.requireNonNullElse(token.getSubject(), "unknown"),
                Set.copyOf(Objects.requireNonNullElse(token.getGroups(), Set.of())),
                paths(token.getClaim("org")),
                token.getClaim("officer"),
                token.getClaim("source")));
    }

    // A path without its closing slash would match a sibling (U001 and U0012), so it opens nothing.
    private static List<String> paths(Object claim) {
        if (!(claim instanceof JsonArray array)) {
            return List.of();
        }
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .filter(path -> path.endsWith("/") && path.indexOf(',') < 0)
                .toList();
    }
}
