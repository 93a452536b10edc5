package org.firstbutton.chassis.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 问题回应 — an RFC 9457 problem. {@code type} resolves to a page that the service itself serves, {@code code} is for
 * machines, {@code title} follows the caller's language.
 *
 * @param rule the transition rule that forbids a command, on 409
 * @param violations the fields at fault, on 400
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable String rule,
        @Nullable List<Violation> violations) {

    /** A field at fault: JSON pointer or parameter name, and what was expected. */
    public record Violation(String field, String message) {}
}
