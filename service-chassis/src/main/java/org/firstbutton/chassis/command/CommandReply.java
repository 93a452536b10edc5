package org.firstbutton.chassis.command;

import org.jspecify.annotations.Nullable;

/**
 * The reply of a command: what is stored under its {@code Idempotency-Key} and replayed when it is sent again.
 *
 * @param body JSON text
 */
public record CommandReply(int status, @Nullable String location, String body) {}
