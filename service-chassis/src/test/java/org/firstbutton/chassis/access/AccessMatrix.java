package org.firstbutton.chassis.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.firstbutton.chassis.testing.TokenResource;

/**
 * 权限矩阵 — asks a running service every operation of its own OpenAPI document as every role from three organisations,
 * and compares the answers with cells written by hand. An operation without a line, or a line without an operation, is
 * a finding like any other: there is no default.
 *
 * <p>A line reads {@code GET /api/v1/alerts/{id};DISPATCHER UNIT_CHIEF}; {@code *} stands for every role and
 * {@code PUBLIC} for everybody, token or not.
 */
public final class AccessMatrix {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = UUID.randomUUID().toString();
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private final URI service;
    private final Map<String, Set<String>> expected;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> findings = new ArrayList<>();
    private int cells;

    private AccessMatrix(URI service, Map<String, Set<String>> expected) {
        this.service = service;
        this.expected = expected;
    }

    /** @param lines the cells written by hand */
    public static AccessMatrix of(URI service, InputStream lines) throws IOException {
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.strip().split(";", -1);
                Set<String> roles = new TreeSet<>(Arrays.asList(parts[1].strip().split("[ ,]+")));
                roles.remove("");
                expected.put(parts[0].strip(), roles);
            }
        }
        return new AccessMatrix(service, expected);
    }

    /** Cells asked so far. */
    public int cells() {
        return cells;
    }

    /** Every operation as every role, without a token, and with a forged one; says what is not as expected. */
    public List<String> everyOperationAsEveryRole(String own, String sibling, String other)
            throws IOException, InterruptedException {
        Set<String> operations = operations();
        expected.keySet().stream()
                .filter(line -> !operations.contains(line))
                .forEach(line -> findings.add("no such operation: " + line));
        for (String operation : operations) {
            Set<String> allowed = expected.get(operation);
            if (allowed == null) {
                findings.add("no expectation for " + operation);
                continue;
            }
            for (String role : roles()) {
                for (String org : List.of(own, sibling, other)) {
                    ask(operation, role, org, allowed);
                }
            }
            String forged = TokenResource.token("x", Set.of("UNIT_CHIEF"), own) + "x";
            for (String token : List.of("", forged)) {
                int status = status(operation, token);
                cells++;
                boolean open = allowed.contains("PUBLIC");
                if (open ? status == 401 && token.isEmpty() : status != 401) {
                    findings.add(operation + (token.isEmpty() ? " without a token" : " with a forged token") + ": "
                            + status);
                }
            }
        }
        return findings;
    }

    /** An object that lies elsewhere must answer byte for byte as one that does not exist. */
    public List<String> hiddenLikeNonexistent(Map<String, String> objectIds, String role, String... foreignOrgs)
            throws IOException, InterruptedException {
        for (String operation : operations()) {
            Set<String> allowed = expected.getOrDefault(operation, Set.of());
            boolean concerned = objectIds.keySet().stream().anyMatch(operation::contains);
            if (!concerned || !(allowed.contains(role) || allowed.contains("*"))) {
                continue;
            }
            for (String org : foreignOrgs) {
                String token = token(role, org);
                HttpResponse<String> hidden = send(operation, objectIds, token);
                HttpResponse<String> nothing = send(operation, nothing(), token);
                cells++;
                if (hidden.statusCode() != nothing.statusCode()
                        || !hidden.body().equals(nothing.body())
                        || hidden.statusCode() < 400) {
                    findings.add(operation + " as " + role + " of " + org + ": " + hidden.statusCode() + " for a hidden"
                            + " object, " + nothing.statusCode() + " for none");
                }
            }
        }
        return findings;
    }

    private void ask(String operation, String role, String org, Set<String> allowed)
            throws IOException, InterruptedException {
        int status = status(operation, token(role, org));
        cells++;
        boolean open = allowed.contains(role) || allowed.contains("*") || allowed.contains("PUBLIC");
        if (open && (status == 401 || status == 403)) {
            findings.add("unexpected deny: " + operation + " as " + role + " of " + org + ": " + status);
        }
        if (!open && status != 403) {
            findings.add("unexpected allow: " + operation + " as " + role + " of " + org + ": " + status);
        }
        if (status >= 500) {
            findings.add("failure: " + operation + " as " + role + " of " + org + ": " + status);
        }
    }

    /** The operations under {@code /api}, from the service's own document. */
    private Set<String> operations() throws IOException, InterruptedException {
        HttpResponse<String> document = http.send(
                HttpRequest.newBuilder(service.resolve("/q/openapi?format=json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Set<String> operations = new TreeSet<>();
        JsonNode paths = JSON.readTree(document.body()).path("paths");
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
                    if (VERBS.contains(verb)) {
                        operations.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    // The head of the answer is enough, and a feed has no end to wait for.
    private int status(String operation, String token) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                http.send(request(operation, nothing(), token), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private HttpResponse<String> send(String operation, Map<String, String> ids, String token)
            throws IOException, InterruptedException {
        return http.send(request(operation, ids, token), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String operation, Map<String, String> ids, String token) {
        String[] parts = operation.split(" ", 2);
        String path = parts[1];
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace(id.getKey(), id.getValue());
        }
        path = path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(java.time.Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        boolean body = !parts[0].equals("GET") && !parts[0].equals("DELETE");
        return request.method(
                        parts[0],
                        body ? HttpRequest.BodyPublishers.ofString("{}") : HttpRequest.BodyPublishers.noBody())
                .build();
    }

    // The id of nothing, and the source whose token is shown: a system may only speak for itself.
    private static Map<String, String> nothing() {
        return Map.of("{id}", NOTHING);
    }

    private static String token(String role, String org) {
        return TokenResource.token("tester", Set.of(role), Map.of("officer", "tester", "source", NOTHING), org);
    }

    private static Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        for (Field field : Roles.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                try {
                    roles.add((String) field.get(null));
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
        return roles;
    }
}
