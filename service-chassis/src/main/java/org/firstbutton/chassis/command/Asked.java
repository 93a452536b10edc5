package org.firstbutton.chassis.command;

import org.firstbutton.chassis.access.Caller;

/**
 * 请求 — one command as it was asked for: by whom, under which key.
 *
 * @param fingerprint of its name and content
 */
@SuppressWarnings("ArrayRecordComponent") // compared by Kept only, with Arrays.equals
public record Asked(Caller caller, String key, byte[] fingerprint) {}
