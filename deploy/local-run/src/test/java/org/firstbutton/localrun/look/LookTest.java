package org.firstbutton.localrun.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LookTest {
    private static final String ITEM = """
            {"id":"f-%1$s","ruleId":"DX-01","subject":"uuid","number":"B-%1$s","unit":"%2$s","status":"OPEN","severity":"MEDIUM",\
            "startedAt":"2020-06-21T17:00:00Z","dueAt":"2020-06-21T17:30:00Z","brokenAt":null}""";

    @TempDir
    Path directory;

    private HttpServer server;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/token", query -> "{\"access_token\":\"t\",\"expires_in\":3600}");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void findingsOnTwoPages_areWrittenToOneCsvWithTheSourcesNumbers() throws Exception {
        serve(
                "/api/v1/findings",
                query -> query.contains("cursor=next")
                        ? "{\"items\":[" + ITEM.formatted(2, "P2") + "],\"nextCursor\":null}"
                        : "{\"items\":[" + ITEM.formatted(1, "P1") + "],\"nextCursor\":\"next\"}");
        Path csv = directory.resolve("findings.csv");

        findings("--csv", csv.toString());

        assertThat(Files.readString(csv).lines())
                .containsExactly(
                        "ruleId,subject,unit,status,severity,startedAt,dueAt,brokenAt,id",
                        "DX-01,B-1,P1,OPEN,MEDIUM,2020-06-21T17:00:00Z,2020-06-21T17:30:00Z,,f-1",
                        "DX-01,B-2,P2,OPEN,MEDIUM,2020-06-21T17:00:00Z,2020-06-21T17:30:00Z,,f-2");
    }

    @Test
    void findingsOfOneUnit_leaveTheOthersOut() throws Exception {
        serve(
                "/api/v1/findings",
                query -> "{\"items\":[" + ITEM.formatted(1, "P1") + "," + ITEM.formatted(2, "P2") + "]}");

        findings("--unit", "P2");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("B-2").doesNotContain("B-1");
    }

    @Test
    void aTamperedTrail_endsWithOneAndAnUnansweredOneWithTwo() throws Exception {
        serve("/clean", query -> "{\"service\":\"a\",\"entries\":7,\"clean\":true,\"firstBad\":null}");
        serve("/bad", query -> """
                {"service":"b","entries":9,"clean":false,"firstBad":{"sequence":4,"kind":"ALERT","aggregate":"x","detail":"d"}}""");

        assertThat(audit(Map.of("a", "/clean"))).isZero();
        assertThat(audit(Map.of("a", "/clean", "b", "/bad"))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("#4 ALERT x d");
        assertThat(audit(Map.of("a", "/clean", "c", "/absent"))).isEqualTo(2);
    }

    private void findings(String... arguments) throws Exception {
        FindingsCommand command = new FindingsCommand();
        new CommandLine(command).parseArgs(arguments);
        assertThat(command.run(url(), url(), printer)).isZero();
    }

    private int audit(Map<String, String> services) throws Exception {
        Map<String, String> addresses = new java.util.LinkedHashMap<>();
        services.forEach((name, path) -> addresses.put(name, url() + path));
        return AuditCommand.verify(addresses, url(), printer);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(String path, Function<String, String> answer) {
        server.createContext(path, exchange -> {
            String query = exchange.getRequestURI().toString();
            byte[] body = answer.apply(query).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
