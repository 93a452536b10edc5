package org.firstbutton.localrun.look;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.supervision.evidence.Bundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** 说明一条问题 — {@code ./firstbutton explain FINDING}: why it was raised, and its signed evidence as a file. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "说明一条问题为何成立,并导出签名的证据包。导出留痕。",
            "Tells why a finding was raised and exports its signed evidence. Every export is audited."
        })
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FINDING",
            description = {"问题编号,见 findings 的 id 列。", "Id of the finding, as the id column of findings shows it."})
    private UUID finding = new UUID(0, 0);

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = {"写入证据包文件。", "Writes the bundle to this file."})
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ports ports = Ports.remembered(Home.ofThisMachine());
        return run(Ports.http(ports.supervision()), ports.issuer(), System.out);
    }

    int run(String supervision, String issuer, PrintStream out) throws IOException, InterruptedException {
        HttpClient http = ServiceReader.client();
        ServiceReader reader = new ServiceReader(http, Tokens.of(http, issuer, "local-reader", Map.of()));
        byte[] bytes = reader.bytes(supervision + "/api/v1/findings/" + finding + "/evidence");
        Bundle bundle = Bundle.read(bytes);
        out.print(Retold.of(bundle));
        out.println(Words.of("签名公钥指纹(SHA-256):%s", "Fingerprint of the signing key (SHA-256): %s")
                .formatted(bundle.embeddedKey().fingerprint())
                .lines("  "));
        out.println(Words.of(
                        "事实中没有姓名、电话、证件号和叙述;民警以警号表示。",
                        "The facts hold no name, telephone, id number or narrative; officers stand with their number.")
                .lines("  "));
        if (file != null) {
            Files.write(file, bytes);
            out.println(Words.of(
                            "证据包已写入 %1$s;离线复算:./firstbutton recheck %1$s",
                            "Bundle written to %1$s; to check it offline: ./firstbutton recheck %1$s")
                    .formatted(file)
                    .lines("✔ "));
        }
        return 0;
    }
}
