package org.firstbutton.localrun.look;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.infrastructure.Tokens;

/** 读服务 — asks a service with the token of one of the local clients. */
final class ServiceReader {
    private final HttpClient http;
    private final Tokens tokens;

    ServiceReader(HttpClient http, Tokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    }

    JsonNode read(String url) throws InterruptedException {
        try {
            return CloudEventJson.MAPPER.readTree(bytes(url));
        } catch (IOException malformed) {
            throw new Trouble(
                    Trouble.FAILED,
                    Words.of("%s 的回答无法解析。", "The answer of %s cannot be parsed.")
                            .formatted(url),
                    Words.of("请看 ./firstbutton status 和日志。", "See ./firstbutton status and the logs."),
                    malformed);
        }
    }

    /** The answer word for word. */
    byte[] bytes(String url) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofMinutes(2))
                    .header("Authorization", "Bearer " + tokens.bearer())
                    .header("Accept", "application/json, application/problem+json")
                    .build();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            if (answer.statusCode() == 404) {
                throw Trouble.failed(
                        Words.of("找不到 %s。", "There is no %s.").formatted(url),
                        Words.of(
                                "编号见 ./firstbutton findings --rule R。",
                                "Ids are listed by ./firstbutton findings --rule R."));
            }
            throw Trouble.failed(
                    Words.of("%s 回答 %d。", "%s answered %d.").formatted(url, answer.statusCode()),
                    Words.of("请看 ./firstbutton status 和日志。", "See ./firstbutton status and the logs."));
        } catch (IOException unreachable) {
            throw new Trouble(
                    Trouble.FAILED,
                    Words.of("连接不上 %s。", "Cannot reach %s.").formatted(url),
                    Words.of("请先运行 ./firstbutton up。", "Run ./firstbutton up first."),
                    unreachable);
        }
    }
}
