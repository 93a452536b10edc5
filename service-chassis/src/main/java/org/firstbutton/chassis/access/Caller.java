package org.firstbutton.chassis.access;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * 调用者 — the person or system behind a request, as its token says.
 *
 * @param subject token subject
 * @param roles role names of {@link Roles}
 * @param orgPaths organisation subtrees it may see, each ending in {@code /}
 * @param officer officer number, for people
 * @param source source id, for systems that record facts
 */
public record Caller(
        String subject,
        Set<String> roles,
        List<String> orgPaths,
        @Nullable String officer,
        @Nullable String source) {

    /** Whoever the token names; nobody in particular where it is no verified bearer token. */
    static Caller of(Principal principal) {
        if (!(principal instanceof JsonWebToken token) || token.getRawToken() == null) {
            return new Caller("anonymous", Set.of(), List.of(), null, null);
        }
        return new Caller(
                Objects.requireNonNullElse(token.getSubject(), "unknown"),
                Set.copyOf(Objects.requireNonNullElse(token.getGroups(), Set.of())),
                paths(token.getClaim("org")),
                token.getClaim("officer"),
                token.getClaim("source"));
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

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean hasAnyOf(Collection<String> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }

    /** Whether the path lies in one of the caller's subtrees. */
    public boolean covers(String orgPath) {
        return orgPaths.stream().anyMatch(orgPath::startsWith);
    }

    /** Integrity findings (ladder E4) stay invisible to the unit under review; only these roles see them. */
    public boolean seesIntegrity() {
        return hasAnyOf(Roles.SEE_INTEGRITY);
    }

    /** What stands in audit entries and facts: the officer number, else the token's subject. */
    public String actorId() {
        return officer != null ? officer : subject;
    }

    /** The role acted in; where a token has several, the first by name, so that records are stable. */
    public String actingRole() {
        return roles.stream().sorted().findFirst().orElse("NONE");
    }
}
