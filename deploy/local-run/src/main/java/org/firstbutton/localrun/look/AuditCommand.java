package org.firstbutton.localrun.look;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firstbutton.localrun.Table;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import picocli.CommandLine.Command;

/** 审计 — {@code ./firstbutton audit verify}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {"审计。", "The audit trail."})
public final class AuditCommand {
    private static final int TAMPERED = 1;
    private static final int INCOMPLETE = 2;

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "请每个服务从业务数据重算审计链;0 完好,1 被改动,2 有服务没有回答或未能看全。",
                "Has each service recompute its audit chain from its business rows; 0 clean, 1 tampered, 2 a service gave no answer or could not see everything."
            })
    int verify() throws InterruptedException {
        Ports ports = Ports.remembered(Home.ofThisMachine());
        Map<String, String> services = new LinkedHashMap<>();
        services.put("intake", Ports.http(ports.intake()));
        services.put("casework", Ports.http(ports.casework()));
        services.put("supervision", Ports.http(ports.supervision()));
        services.put("scoring", Ports.http(ports.scoring()));
        return verify(services, ports.issuer(), System.out);
    }

    static int verify(Map<String, String> services, String issuer, PrintStream out) throws InterruptedException {
        HttpClient http = ServiceReader.client();
        ServiceReader reader = new ServiceReader(http, Tokens.of(http, issuer, "local-auditor", Map.of()));
        Table table = new Table("服务 service", "条目 entries", "结果 result", "首个问题 first bad");
        boolean tampered = false;
        boolean incomplete = false;
        for (Map.Entry<String, String> service : services.entrySet()) {
            try {
                JsonNode answer = reader.read(service.getValue() + "/api/v1/audit/verification");
                boolean clean = answer.path("clean").asBoolean(false);
                boolean complete = answer.path("complete").asBoolean(true);
                tampered |= !clean;
                incomplete |= !complete;
                table.add(
                        service.getKey(),
                        answer.path("entries").asText(),
                        !clean ? "被改动 TAMPERED" : complete ? "完好 clean" : "不完整 incomplete",
                        firstBad(answer.path("firstBad")));
            } catch (Trouble unanswered) {
                incomplete = true;
                table.add(
                        service.getKey(),
                        "",
                        "没有回答 no answer",
                        unanswered.what().en());
            }
        }
        out.print(table);
        return tampered ? TAMPERED : incomplete ? INCOMPLETE : 0;
    }

    private static String firstBad(JsonNode bad) {
        return bad.isObject()
                ? "#" + bad.path("sequence").asText() + " " + bad.path("kind").asText() + " "
                        + bad.path("aggregate").asText() + " "
                        + bad.path("detail").asText("")
                : "";
    }
}
