package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.firstbutton.contract.CloudEventJson;

/** Stands in for intake, casework and the identity provider: it takes everything in and remembers the order. */
final class CountingServices implements AutoCloseable {
    final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    CountingServices() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/token", exchange -> answer(exchange, "{\"access_token\":\"t\",\"expires_in\":3600}"));
        server.createContext("/api/v1/", this::take);
        server.start();
    }

    /** A request in the order in which it was answered. */
    record Taken(String path, JsonNode body) {
        boolean isBeat() {
            return path.endsWith("/heartbeats");
        }

        boolean isBatch() {
            return path.endsWith(":batch");
        }

        Stream<JsonNode> facts() {
            return StreamSupport.stream(body.path("records").spliterator(), false)
                    .flatMap(record -> StreamSupport.stream(record.path("facts").spliterator(), false));
        }
    }

    Doors doors() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Doors(HttpClient.newHttpClient(), url, url, url, url);
    }

    static Instant time(JsonNode node, String field) {
        return Instant.parse(node.path(field).asText());
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode body = CloudEventJson.MAPPER.readTree(exchange.getRequestBody());
        ObjectNode reply = CloudEventJson.MAPPER.createObjectNode();
        ArrayNode results = reply.putArray("results");
        body.path("records")
                .forEach(record -> results.addObject()
                        .put("status", "RECORDED")
                        .put("recorded", record.path("facts").size()));
        taken.add(new Taken(exchange.getRequestURI().getPath(), body));
        answer(exchange, reply.toString());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
