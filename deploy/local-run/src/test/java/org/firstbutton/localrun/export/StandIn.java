package org.firstbutton.localrun.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.firstbutton.contract.CloudEventJson;

/** Stands in for intake, supervision and the identity provider: it remembers numbers and refuses {@code "bad"} ones. */
final class StandIn implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger unavailable = new AtomicInteger();
    private final Set<String> known = new HashSet<>();
    private final AtomicInteger facts = new AtomicInteger();
    private final HttpServer server;

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(
                "/token", exchange -> answer(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":3600}"));
        server.createContext("/api/v1/sources/", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/api/v1/recorded-facts:batch", this::batch);
        server.createContext("/api/v1/ledger/digest", exchange -> answer(exchange, 200, digest("")));
        server.createContext(
                "/api/v1/reconciliation",
                exchange -> answer(exchange, 200, digest(",\"quarantined\":0,\"parked\":0,\"unjudged\":0")));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String digest(String more) {
        return "{\"digests\":[{\"source\":\"minneapolis-cad\",\"topic\":\"alert-events\",\"count\":" + facts + "}]"
                + more + "}";
    }

    private void batch(HttpExchange exchange) throws IOException {
        if (unavailable.getAndDecrement() > 0) {
            answer(exchange, 503, "{\"title\":\"starting\"}");
            return;
        }
        JsonNode body = CloudEventJson.MAPPER.readTree(exchange.getRequestBody());
        ObjectNode reply = CloudEventJson.MAPPER.createObjectNode();
        ArrayNode results = reply.putArray("results");
        synchronized (known) {
            body.path("records").forEach(record -> results.add(result(record)));
        }
        answer(exchange, 200, reply.toString());
    }

    private ObjectNode result(JsonNode record) {
        String number = record.path("number").asText();
        ObjectNode result = CloudEventJson.MAPPER.createObjectNode().put("number", number);
        if (number.startsWith("bad")) {
            result.put("status", "REFUSED")
                    .putObject("problem")
                    .put("title", "Invalid fact")
                    .put("field", "facts[0].data.channel")
                    .put("detail", "must not be blank");
            return result;
        }
        boolean first = known.add(number);
        int recorded = first ? record.path("facts").size() : 0;
        facts.addAndGet(recorded);
        return result.put("status", first ? "RECORDED" : "UNCHANGED").put("recorded", recorded);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + status);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
