package org.firstbutton.chassis.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
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
