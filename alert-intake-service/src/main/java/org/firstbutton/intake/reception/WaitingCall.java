package org.firstbutton.intake.reception;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Asked;
import org.jspecify.annotations.Nullable;

/**
 * 待写警情 — one call whose request waits until it is committed.
 *
 * @param content by which the body is recognised
 * @param base the address under which the caller reaches us
 */
record WaitingCall(Asked asked, ReceiveAlert body, String content, URI base, CompletableFuture<Response> answer) {

    WaitingCall(Asked asked, ReceiveAlert body, String content, URI base) {
        this(asked, body, content, base, new CompletableFuture<>());
    }

    /** Calls of one company may share a transaction: row-level security shows them the same rows. */
    Company company() {
        Caller caller = asked.caller();
        return new Company(
                caller.orgPaths(), caller.seesIntegrity(), caller.has(Roles.DISPATCH_SYSTEM), caller.source());
    }

    /** Two with the same key never share one: the second waits for the first one's reply. */
    Once once() {
        return new Once(asked.caller().subject(), asked.key());
    }

    /** 同组 — a scope and, for systems, the source that has to be registered. */
    record Company(
            List<String> orgPaths,
            boolean seesIntegrity,
            boolean system,
            @Nullable String source) {}

    /** 一键一次 */
    record Once(String subject, String key) {}
}
