package org.firstbutton.chassis.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/**
 * 已验令牌 — a dispatch system sends one token with thousands of alerts; it is verified once a minute instead of each time.
 * Its own expiry still ends it at once. Only tokens that passed are kept, so nobody can fill the memory with bad ones.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {
    static final int MOST = 10_000;
    /** Under which an identity carries its {@link Caller}: to read him out of the claims takes longer than all else here. */
    static final String CALLER = Caller.class.getName();

    private static final long LASTS_NANOS = Duration.ofMinutes(1).toNanos();

    private final MpJwtValidator validator;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    VerifiedTokens(MpJwtValidator validator) {
        this.validator = validator;
    }

    /** 已验 */
    private record Verified(SecurityIdentity identity, long since, long expires) {
        // By the clock of the verifier, which would refuse the token at the same second.
        boolean stands() {
            return System.nanoTime() - since < LASTS_NANOS && NumericDate.now().getValue() < expires;
        }
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** The greater comes first, and the framework's own, which verifies every time, has the default. */
    @Override
    public int priority() {
        return IdentityProvider.super.priority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        SecurityIdentity known = known(token);
        return known != null
                ? Uni.createFrom().item(known)
                : validator.authenticate(request, context).map(identity -> kept(token, identity));
    }

    private @Nullable SecurityIdentity known(String token) {
        Verified before = verified.get(token);
        if (before == null) {
            return null;
        }
        if (before.stands()) {
            return before.identity();
        }
        verified.remove(token, before);
        return null;
    }

    private SecurityIdentity kept(String token, SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken passed)) {
            return identity;
        }
        SecurityIdentity named = QuarkusSecurityIdentity.builder(identity)
                .addAttribute(CALLER, Caller.of(passed))
                .build();
        if (verified.size() >= MOST) {
            verified.values().removeIf(old -> !old.stands());
        }
        if (verified.size() < MOST) {
            verified.put(token, new Verified(named, System.nanoTime(), passed.getExpirationTime()));
        }
        return named;
    }
}
