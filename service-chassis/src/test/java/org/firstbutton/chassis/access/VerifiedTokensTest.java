package org.firstbutton.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private final Counting validator = new Counting();
    private final VerifiedTokens tokens = new VerifiedTokens(validator);

    @Test
    void aTokenThatPassed_isNotVerifiedAgain() {
        SecurityIdentity first = ask("good", Instant.now().plusSeconds(60));
        SecurityIdentity again = ask("good", Instant.now().plusSeconds(60));

        assertThat(again).isSameAs(first);
        assertThat(validator.asked).isEqualTo(1);
    }

    @Test
    void standsBeforeTheFrameworksOwnVerifier_whichWouldVerifyEveryTime() {
        assertThat(tokens.priority()).isGreaterThan(new MpJwtValidator().priority());
    }

    @Test
    void anotherToken_isVerifiedForItself() {
        ask("good", Instant.now().plusSeconds(60));

        assertThat(ask("other", Instant.now().plusSeconds(60)).getPrincipal().getName())
                .isEqualTo("other");
        assertThat(validator.asked).isEqualTo(2);
    }

    @Test
    void anExpiredToken_isLeftToTheVerifierEveryTime() {
        ask("old", Instant.now().minusSeconds(1));
        ask("old", Instant.now().minusSeconds(1));

        assertThat(validator.asked).isEqualTo(2);
    }

    @Test
    void aBadToken_isRefusedEveryTime() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> ask("bad", Instant.now().plusSeconds(60)))
                    .isInstanceOf(AuthenticationFailedException.class);
        }

        assertThat(validator.asked).isEqualTo(2);
    }

    @Test
    void moreTokensThanAreKept_areStillVerified() {
        for (int i = 0; i < VerifiedTokens.MOST + 5; i++) {
            ask("token-" + i, Instant.now().plusSeconds(600));
        }
        int before = validator.asked;
        ask("token-" + (VerifiedTokens.MOST + 4), Instant.now().plusSeconds(600));

        assertThat(validator.asked).isEqualTo(before + 1);
    }

    @Test
    void aTokenThatPassed_namesItsCallerEachTime() {
        for (int i = 0; i < 2; i++) {
            Caller caller = ask("token", Instant.now().plusSeconds(600)).getAttribute(VerifiedTokens.CALLER);

            assertThat(caller.subject()).isEqualTo("token");
        }
    }

    private SecurityIdentity ask(String token, Instant expires) {
        validator.expires = expires;
        return tokens.authenticate(new TokenAuthenticationRequest(new TokenCredential(token, "bearer")), new AtOnce())
                .await()
                .indefinitely();
    }

    private static final class Counting extends MpJwtValidator {
        private int asked;
        private Instant expires = Instant.EPOCH;

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext context) {
            asked++;
            String token = request.getToken().getToken();
            return token.equals("bad")
                    ? Uni.createFrom().failure(new AuthenticationFailedException())
                    : Uni.createFrom()
                            .item(QuarkusSecurityIdentity.builder()
                                    .setPrincipal(new Token(token, expires.getEpochSecond()))
                                    .build());
        }
    }

    private record Token(String name, long expires) implements JsonWebToken {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp", "sub", "raw_token");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // the interface is like that
        public <T> T getClaim(String claim) {
            return switch (claim) {
                case "exp" -> (T) Long.valueOf(expires);
                case "sub", "raw_token" -> (T) name;
                default -> null;
            };
        }
    }

    private static final class AtOnce implements AuthenticationRequestContext {
        @Override
        public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> work) {
            return Uni.createFrom().item(work);
        }
    }
}
