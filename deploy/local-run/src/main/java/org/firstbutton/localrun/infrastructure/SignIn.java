package org.firstbutton.localrun.infrastructure;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.infrastructure.People.Person;

/**
 * 登录页 — whoever is sent here by the console chooses which person of the demo to be. There is no password, so this is
 * for one person's machine only. A cookie remembers the choice, as a session at a real provider would, until the console
 * signs out or asks for another sign-in.
 */
final class SignIn implements Route {
    private static final String COOKIE = "firstbutton-person";
    private static final String PATH = "/" + PeopleTokens.ISSUER;

    private final People people;
    private final Route server;

    /** @param server answers everything else, and this too once the person is known */
    SignIn(People people, Route server) {
        this.people = people;
        this.server = server;
    }

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return true;
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        String path = request.getOriginalUrl().encodedPath();
        if (path.equals(PATH + "/endsession")) {
            return with(server.invoke(request), COOKIE + "=; Path=" + PATH + "; Max-Age=0");
        }
        if (!path.equals(PATH + "/authorize")) {
            return server.invoke(request);
        }
        boolean chosen = request.getMethod().toUpperCase(Locale.ROOT).equals("POST");
        boolean again = "login".equals(request.getOriginalUrl().queryParameter("prompt"));
        Optional<Person> person = Optional.ofNullable(
                        chosen
                                ? request.getFormParameters().get("person")
                                : again ? null : request.getCookies().get(COOKIE))
                .flatMap(people::byId)
                .filter(people.people()::contains);
        return person.map(known -> with(server.invoke(as(known, request)), cookie(known)))
                .orElseGet(() -> page(request));
    }

    private static String cookie(Person person) {
        return COOKIE + "=" + person.id() + "; Path=" + PATH + "; HttpOnly; SameSite=Lax";
    }

    // As if the library's own form had been sent in: the person's claims are ours, never the browser's.
    private static OAuth2HttpRequest as(Person person, OAuth2HttpRequest request) {
        try {
            String claims = CloudEventJson.MAPPER.writeValueAsString(PeopleTokens.claimsOf(person));
            String form = "username=" + encoded(person.id()) + "&claims=" + encoded(claims);
            return new OAuth2HttpRequest(request.getHeaders(), "POST", request.getOriginalUrl(), form);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private OAuth2HttpResponse page(OAuth2HttpRequest request) {
        String buttons = people.people().stream()
                .map(person ->
                        "<button name=\"person\" value=\"%s\"><b>%s</b> <span lang=\"en\">%s</span><small>%s</small></button>"
                                .formatted(person.id(), person.zh(), person.en(), String.join(" ", person.org())))
                .collect(Collectors.joining("\n"));
        String action = request.getOriginalUrl()
                .toString()
                .replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;");
        String html = PAGE.replace("ACTION", action).replace("BUTTONS", buttons);
        return new OAuth2HttpResponse(Headers.of("Content-Type", "text/html; charset=utf-8"), 200, html, null);
    }

    private static OAuth2HttpResponse with(OAuth2HttpResponse answer, String cookie) {
        Headers headers =
                answer.getHeaders().newBuilder().add("Set-Cookie", cookie).build();
        return answer.copy(headers, answer.getStatus(), answer.getBody(), answer.getBytesBody());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh"><head><meta charset="utf-8"><title>扣子 · 演示登录</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            body{margin:0;background:#f4f6f9;color:#1b2430;font:15px/1.5 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
            main{max-width:60rem;margin:3rem auto;padding:0 1.5rem}h1{font-size:1.5rem;margin:0}p{color:#46536a;margin:.3rem 0 1.5rem}
            form{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:.6rem}
            button{font:inherit;text-align:left;background:#fff;border:1px solid #cfd7e3;border-radius:6px;padding:.6rem .8rem;cursor:pointer;color:inherit}
            button:hover,button:focus-visible{border-color:#0958d9;outline:2px solid #0958d933}small{display:block;color:#5a6880}
            </style></head><body><main>
            <h1>以演示人员身份登录</h1>
            <p>这是单机版自带的身份服务，不验证密码，只用于演示。<span lang="en">Sign in as a person of the demo. No password:
            this provider is part of the local run and for one machine only.</span></p>
            <form method="post" action="ACTION">BUTTONS</form></main></body></html>
            """;
}
