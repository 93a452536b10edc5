package org.firstbutton.localrun.export;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.export.CaughtUp.Standing;
import org.firstbutton.localrun.export.Delivery.Outcome;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.mapping.Mapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** 导入 — {@code ./firstbutton import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "把派警系统的导出文件送入接警服务;重复运行不会重复录入。",
            "Sends a dispatch export to intake; running it twice adds nothing."
        })
public final class ImportCommand implements Callable<Integer> {
    @Mixin
    private MappedExport export = new MappedExport();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = {
                "等待监督服务处理完的最长秒数(缺省 300)。",
                "How many seconds to wait for supervision to catch up (default 300)."
            })
    private int waitSeconds = 300;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ports ports = Ports.remembered(Home.ofThisMachine());
        return run(Ports.http(ports.intake()), Ports.http(ports.supervision()), ports.issuer(), System.out);
    }

    int run(String intakeUrl, String supervisionUrl, String issuer, PrintStream out)
            throws IOException, InterruptedException {
        Mapping mapping = export.mapping();
        String source = export.source(mapping);
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        Map<String, String> claims = Map.of("source", source, "org", mapping.orgRoot());
        Intake intake = new Intake(
                http, intakeUrl, Tokens.of(http, issuer, "export-connector", claims), Duration.ofMillis(250));
        Path errors = export.errors();
        Outcome outcome;
        try (ExportFile rows = export.open(mapping);
                RefusedRows refused = new RefusedRows(errors);
                ProgressBar bar = bar()) {
            intake.register(source, mapping.orgRoot());
            outcome = new Delivery(mapping, source, intake, refused).run(rows, () -> bar.stepTo(rows.progress()));
            bar.stepTo(1000);
        } catch (IOException unreachable) {
            throw notReached(unreachable);
        }
        print(out, outcome, errors);
        Tokens reader = Tokens.of(http, issuer, "local-reader", Map.of("org", mapping.orgRoot()));
        Standing standing =
                new CaughtUp(http, intakeUrl, supervisionUrl, reader).await(source, Duration.ofSeconds(waitSeconds));
        print(out, standing);
        return !standing.isClean() ? Trouble.FAILED : outcome.refused() > 0 ? Trouble.REFUSED_ROWS : 0;
    }

    private ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("导入 import")
                .setInitialMax(1000)
                .setUpdateIntervalMillis(250)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }

    private static Trouble notReached(IOException cause) {
        return new Trouble(
                Trouble.FAILED,
                Words.of("与系统的连接中断:%s", "The system could not be reached: %s").formatted(cause),
                Words.of(
                        "请用 ./firstbutton status 查看,没有运行就先 ./firstbutton up,再重新运行同一条命令;不会重复录入。",
                        "Look at ./firstbutton status, start it with ./firstbutton up if it is down, and run the same command again: nothing is doubled."),
                cause);
    }

    private static void print(PrintStream out, Outcome outcome, Path errors) {
        out.printf(
                "%n读取行 rows %,d · 新录入 recorded %,d · 未变 unchanged %,d · 退回 refused %,d · 事实 facts %,d%n",
                outcome.rows(), outcome.recorded(), outcome.unchanged(), outcome.refused(), outcome.facts());
        if (outcome.refused() > 0) {
            out.println(
                    Words.of("退回的行见 %s", "Refused rows: %s").formatted(errors).lines("! "));
        }
    }

    private static void print(PrintStream out, Standing standing) {
        out.printf(
                "接收 received %,d %s 监督 supervised %,d · 差 difference %d · 隔离 quarantine %d · 搁置 parked %d · 待判 unjudged %d%n",
                standing.received(),
                standing.difference() == 0 ? "=" : "≠",
                standing.supervised(),
                standing.difference(),
                standing.quarantined(),
                standing.parked(),
                standing.unjudged());
    }
}
