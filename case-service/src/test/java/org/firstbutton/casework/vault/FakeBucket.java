package org.firstbutton.casework.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A small server that speaks the five calls of S3 that the store makes, with objects in memory. */
final class FakeBucket implements AutoCloseable {
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final String bucket;
    private int puts;

    FakeBucket(String bucket) throws IOException {
        this.bucket = bucket;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    Map<String, byte[]> objects() {
        return objects;
    }

    int puts() {
        return puts;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String prefix = "/" + bucket;
        String key = path.length() > prefix.length() + 1 ? path.substring(prefix.length() + 1) : "";
        boolean signed = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("AWS4-HMAC-SHA256");
        try (exchange) {
            if (!path.startsWith(prefix) || !signed) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(key, exchange.getRequestBody().readAllBytes());
                    puts++;
                    exchange.sendResponseHeaders(200, -1);
                }
                case "DELETE" -> {
                    objects.remove(key);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> read(exchange, key);
            }
        }
    }

    private void read(HttpExchange exchange, String key) throws IOException {
        if (key.isEmpty()) {
            answer(exchange, list().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } else if (!objects.containsKey(key)) {
            exchange.sendResponseHeaders(404, -1);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", String.valueOf(objects.get(key).length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            answer(exchange, objects.get(key));
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private String list() {
        StringBuilder list = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult>" + "<IsTruncated>false</IsTruncated>");
        new TreeMap<>(objects)
                .forEach((key, content) -> list.append("<Contents><Key>")
                        .append(key)
                        .append("</Key><LastModified>2026-03-01T00:00:00.000Z</LastModified><Size>")
                        .append(content.length)
                        .append("</Size></Contents>"));
        return list.append("</ListBucketResult>").toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
