package org.firstbutton.contract;

/**
 * 行为人 — who did it. {@code id} is an officer number or a system's client id, never a name.
 *
 * @param id officer number or client id
 * @param role the role acted in, for example {@code RESPONDING_OFFICER} or {@code DISPATCH_SYSTEM}
 */
public record Actor(String id, String role) {}
