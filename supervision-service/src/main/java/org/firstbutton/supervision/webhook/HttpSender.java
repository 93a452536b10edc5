package org.firstbutton.supervision.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * 投递 — one POST to exactly the address given: the name serves the certificate and the {@code Host} header and is not looked
 * up again. Redirects are not followed, and of the answer nothing but its head is kept.
 */
@ApplicationScoped
class HttpSender {
    private static final long MOST_BYTES_OF_AN_ANSWER = 64 * 1024;
    private static final long LONGEST_WAIT_SECONDS = Duration.ofHours(24).toSeconds();

    private final AddressGuard guard;
    private final HttpClient http;
    private final Duration timeout;

    HttpSender(AddressGuard guard, Vertx vertx, WebhookSettings settings) {
        this.guard = guard;
        this.timeout = settings.timeout();
        this.http = vertx.createHttpClient(options(settings));
    }

    private static HttpClientOptions options(WebhookSettings settings) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setIdleTimeout((int) settings.timeout().toSeconds() + 1)
                .setKeepAliveTimeout(10)
                .setMaxPoolSize(settings.atOnce())
                .setVerifyHost(true);
        settings.authorities()
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }

    /**
     * 结果
     *
     * @param status of the answer; none where there was none
     * @param failure one word; none where it was taken
     * @param retryAfter what the receiver asked for
     */
    record Outcome(
            @Nullable Integer status,
            @Nullable String failure,
            @Nullable Duration retryAfter) {

        static Outcome failed(String failure) {
            return new Outcome(null, failure, null);
        }

        boolean taken() {
            return failure == null;
        }

        /** The receiver wants no more of it. */
        boolean gone() {
            return status != null && status == 410;
        }
    }

    Outcome post(URI url, Map<String, String> headers, String body) {
        try {
            return post(url, guard.resolve(url), headers, body);
        } catch (AddressGuard.Unreachable refused) {
            return Outcome.failed(refused.failure());
        }
    }

    Outcome post(URI url, InetAddress to, Map<String, String> headers, String body) {
        AtomicReference<@Nullable HttpClientRequest> opened = new AtomicReference<>();
        Future<Outcome> answer = http.request(options(url, to, headers)).compose(request -> {
            opened.set(request);
            return request.send(Buffer.buffer(body)).compose(HttpSender::drained);
        });
        try {
            return answer.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            HttpClientRequest request = opened.get();
            if (request != null) {
                request.reset();
            }
            return Outcome.failed("TIMEOUT");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Outcome.failed("INTERRUPTED");
        } catch (ExecutionException failed) {
            return Outcome.failed(word(failed));
        }
    }

    private static RequestOptions options(URI url, InetAddress to, Map<String, String> headers) {
        boolean tls = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() == -1 ? (tls ? 443 : 80) : url.getPort();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, to.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "FirstButton-Webhooks/1");
        headers.forEach(options::putHeader);
        return options;
    }

    private static Future<Outcome> drained(HttpClientResponse response) {
        Outcome outcome = outcome(response.statusCode(), response.getHeader("Retry-After"));
        AtomicLong read = new AtomicLong();
        response.handler(chunk -> {
            if (read.addAndGet(chunk.length()) > MOST_BYTES_OF_AN_ANSWER) {
                response.request().connection().close();
            }
        });
        return response.end().map(outcome).otherwise(outcome);
    }

    private static Outcome outcome(int status, @Nullable String retryAfter) {
        if (status >= 200 && status < 300) {
            return new Outcome(status, null, null);
        }
        boolean seconds = retryAfter != null && retryAfter.strip().matches("\\d{1,9}");
        return new Outcome(
                status,
                status >= 300 && status < 400 ? "REDIRECT" : "STATUS",
                seconds
                        ? Duration.ofSeconds(Math.min(
                                Long.parseLong(String.valueOf(retryAfter).strip()), LONGEST_WAIT_SECONDS))
                        : null);
    }

    // An exception's text may name the address or more; the record takes one word.
    private static String word(ExecutionException failed) {
        if (failed.getCause() instanceof SSLException) {
            return "TLS";
        }
        return failed.getCause() instanceof ConnectException ? "CONNECT" : "CONNECTION";
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
