package org.firstbutton.supervision.roster;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 在岗 — somebody holds a post for a time.
 *
 * @param person officer number, as tokens carry it
 * @param actingFor whom he stands in for (代理), where it is a delegation
 * @param to none while it lasts
 */
public record PostHolder(
        UUID id,
        String orgPath,
        String role,
        String person,
        @Nullable String actingFor,
        Instant from,
        @Nullable Instant to,
        String enteredBy,
        long version) {

    PostHolder endedAt(Instant now) {
        return new PostHolder(id, orgPath, role, person, actingFor, from, now, enteredBy, version + 1);
    }
}
