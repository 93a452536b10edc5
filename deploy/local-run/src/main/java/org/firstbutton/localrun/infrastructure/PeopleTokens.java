package org.firstbutton.localrun.infrastructure;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import org.firstbutton.localrun.infrastructure.People.Person;

/** 令牌内容 — which claims a person or system of the demo gets; an unknown client gets no token. */
final class PeopleTokens implements OAuth2TokenCallback {
    static final String ISSUER = "firstbutton";
    private static final Duration LIFE = Duration.ofHours(1);

    /** The console's client: a browser keeps no secret, and it stands for whoever signed in. */
    private static final String CONSOLE = "firstbutton-console";

    private final People people;

    PeopleTokens(People people) {
        this.people = people;
    }

    @Override
    public String issuerId() {
        return ISSUER;
    }

    @Override
    public String subject(TokenRequest request) {
        return personOf(request).id();
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of("firstbutton");
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        if (clientOf(request).equals(CONSOLE)) {
            return Map.of(); // what SignIn has put in for the person
        }
        Person person = personOf(request);
        Map<String, Object> claims = claimsOf(person);
        named(request, person, "org").map(List::of).ifPresent(org -> claims.put("org", org));
        named(request, person, "source").ifPresent(source -> claims.put("source", source));
        return claims;
    }

    static Map<String, Object> claimsOf(Person person) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("groups", person.groups());
        claims.put("org", person.org());
        claims.put("name", person.zh());
        Optional.ofNullable(person.officer()).ifPresent(officer -> claims.put("officer", officer));
        Optional.ofNullable(person.source()).ifPresent(source -> claims.put("source", source));
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return LIFE.toSeconds();
    }

    private Person personOf(TokenRequest request) {
        return people.byId(clientOf(request))
                .orElseThrow(() -> new OAuth2Exception(
                        OAuth2Error.INVALID_CLIENT.setDescription("no such demo person or system: see people.yaml"),
                        "unknown client"));
    }

    private static String clientOf(TokenRequest request) {
        return request.getClientAuthentication() != null
                ? request.getClientAuthentication().getClientID().getValue()
                : Optional.ofNullable(request.getClientID())
                        .map(client -> client.getValue())
                        .orElse("");
    }

    private static Optional<String> named(TokenRequest request, Person person, String claim) {
        return person.mayName(claim)
                ? Optional.ofNullable(request.getCustomParameter(claim))
                        .filter(values -> !values.isEmpty())
                        .map(values -> values.get(0))
                : Optional.empty();
    }
}
