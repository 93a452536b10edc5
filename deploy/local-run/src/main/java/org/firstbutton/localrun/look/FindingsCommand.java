package org.firstbutton.localrun.look;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.localrun.Table;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 查看问题 — {@code ./firstbutton findings}: a table, or the counts per rule when the table would be long, or a CSV. */
@Command(
        name = "findings",
        mixinStandardHelpOptions = true,
        description = {"列出发现的问题。", "Lists findings."})
public final class FindingsCommand implements Callable<Integer> {
    private static final int PAGE = 200;
    private static final int LONGEST_TABLE = 50;
    private static final List<String> COLUMNS =
            List.of("ruleId", "subject", "unit", "status", "severity", "startedAt", "dueAt", "brokenAt", "id");

    @Option(
            names = "--rule",
            paramLabel = "R",
            description = {"只看一条规则,例如 DX-01。", "One rule only, for example DX-01."})
    private @Nullable String rule;

    @Option(
            names = "--unit",
            paramLabel = "U",
            description = {
                "只看一个单位:编号(P3)或组织路径(MN/MPD/P3/)。",
                "One unit only: its code (P3) or organisation path (MN/MPD/P3/)."
            })
    private @Nullable String unit;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = {"写入 CSV 文件,时间为 UTC。", "Writes a CSV file, instants in UTC."})
    private @Nullable Path csv;

    @Option(
            names = "--as-of",
            paramLabel = "T",
            description = {"截至某时刻,例如 2020-07-01T12:00:00Z。", "As of an instant, for example 2020-07-01T12:00:00Z."})
    private @Nullable Instant asOf;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ports ports = Ports.remembered(Home.ofThisMachine());
        return run(Ports.http(ports.supervision()), ports.issuer(), System.out);
    }

    int run(String supervision, String issuer, PrintStream out) throws IOException, InterruptedException {
        HttpClient http = ServiceReader.client();
        ServiceReader reader = new ServiceReader(http, Tokens.of(http, issuer, "local-reader", Map.of()));
        List<Map<String, String>> findings = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = reader.read(supervision + "/api/v1/findings?" + query(cursor));
            page.path("items").forEach(item -> {
                if (concernsUnit(item)) {
                    findings.add(line(item));
                }
            });
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty());
        if (csv != null) {
            writeCsv(csv, findings);
            out.println(Words.of("%d 条问题写入 %s", "%d findings written to %s")
                    .formatted(findings.size(), csv)
                    .lines("✔ "));
        } else {
            print(findings, out);
        }
        return 0;
    }

    private String query(String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("limit", String.valueOf(PAGE));
        Stream.ofNullable(rule).forEach(value -> parameters.put("rule", value));
        Stream.ofNullable(asOf).forEach(value -> parameters.put("asOf", value.toString()));
        if (unit != null && unit.contains("/")) {
            parameters.put("orgPath", unit);
        }
        if (!cursor.isEmpty()) {
            parameters.put("cursor", cursor);
        }
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A path is asked of the service; a bare code is looked for among the steps of a finding's unit. */
    private boolean concernsUnit(JsonNode item) {
        if (unit == null || unit.contains("/")) {
            return true;
        }
        return ("/" + item.path("unit").asText("") + "/").contains("/" + unit + "/");
    }

    private static Map<String, String> line(JsonNode item) {
        Map<String, String> line = new LinkedHashMap<>();
        COLUMNS.forEach(column -> line.put(column, item.path(column).asText("")));
        String number = item.path("number").asText("");
        if (!number.isEmpty() && !number.equals("null")) {
            line.put("subject", number);
        }
        line.replaceAll((column, value) -> value.equals("null") ? "" : value);
        return line;
    }

    private static void writeCsv(Path file, List<Map<String, String>> findings) throws IOException {
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            writer.writeRecord(COLUMNS);
            findings.forEach(finding -> writer.writeRecord(finding.values()));
        }
    }

    private void print(List<Map<String, String>> findings, PrintStream out) {
        if (findings.size() <= LONGEST_TABLE || rule != null) {
            Table table = new Table(
                    "规则 rule",
                    "对象 subject",
                    "单位 unit",
                    "状态 status",
                    "级别 severity",
                    "起 from",
                    "期限 due",
                    "违反 broken",
                    "编号 id");
            findings.forEach(finding -> table.add(finding.values().toArray(String[]::new)));
            out.print(table);
        } else {
            Map<String, Long> perRule = findings.stream()
                    .collect(Collectors.groupingBy(
                            finding -> finding.getOrDefault("ruleId", ""), TreeMap::new, Collectors.counting()));
            Table table = new Table("规则 rule", "条数 findings");
            perRule.forEach((name, count) -> table.add(name, String.valueOf(count)));
            out.print(table);
            out.println(Words.of("--rule R 逐条列出,带编号。", "--rule R lists them one by one, with their ids.")
                    .lines(""));
        }
        out.println(Words.of("共 %d 条;--csv FILE 写出全部。", "%d findings; --csv FILE writes them all.")
                .formatted(findings.size())
                .lines(""));
        hint(findings.isEmpty(), out);
    }

    private void hint(boolean nothing, PrintStream out) {
        if (nothing && (rule != null || unit != null)) {
            out.println(Words.of(
                            "规则编号见 docs/rules.md;单位可写编号(P3)或组织路径,不带参数则列出全部。",
                            "docs/rules.md has the rules' codes; a unit is a code (P3) or a path; without options all are listed.")
                    .lines(""));
        }
        if (asOf != null) {
            out.println(Words.of(
                            "为截至 %s 的判定,不含此后人工的核实与处理。",
                            "Judged as of %s; what people decided of them is not part of it.")
                    .formatted(asOf)
                    .lines(""));
        }
    }
}
