package org.firstbutton.chassis.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;

/** Hands out the {@link Caller} of the verified bearer token. */
class CallerProducer {

    @Produces
    @RequestScoped
    CurrentCaller current(SecurityIdentity identity) {
        Caller known = identity.getAttribute(VerifiedTokens.CALLER);
        return new CurrentCaller(known != null ? known : Caller.of(identity.getPrincipal()));
    }
}
