package org.firstbutton.localrun.running;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.running.LocalSystem.Wish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** 启动 — {@code ./firstbutton up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {"启动整个系统并在就绪后返回。", "Starts the whole system and returns when it is healthy."})
public final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--fresh",
            description = {"忘掉已有数据,从空库开始。", "Forgets the data and begins with empty databases."})
    private boolean fresh;

    @Option(
            names = "--ports",
            paramLabel = "BASE",
            description = {
                "换一组端口(缺省为上次所用,起初 18080),以后的命令会记住。",
                "Shifts all ports (those used last by default; 18080 at first); later commands remember."
            })
    private @Nullable Integer base;

    @Option(
            names = "--anyway",
            description = {"不检查内存和磁盘。", "Skips the check of memory and disk."})
    private boolean anyway;

    @Option(
            names = "--infrastructure-only",
            description = {"只启动数据库、消息中心和身份服务。", "Starts only database, broker and identity provider."})
    private boolean infrastructureOnly;

    @Override
    public Integer call() {
        Home home = Home.ofThisMachine();
        Ports ports = chosenPorts(home, base);
        long since = System.nanoTime();
        boolean startedAnything =
                new LocalSystem(home, ports, System.out).start(new Wish(fresh, anyway, infrastructureOnly));
        if (startedAnything) {
            System.out.printf("%n就绪,用时 %1$.1f 秒 · Up in %1$.1f s%n", (System.nanoTime() - since) / 1e9);
        } else {
            System.out.println(
                    Words.of("系统已在运行。", "The system is already running.").lines("✔ "));
        }
        if (!infrastructureOnly) {
            printWhereToLook(System.out, ports);
        }
        return 0;
    }

    /** The ports asked for or those used last; a running system keeps its own. */
    public static Ports chosenPorts(Home home, @Nullable Integer base) {
        Ports remembered = Ports.remembered(home);
        if (base == null || base == remembered.base()) {
            return remembered;
        }
        Ports asked = Ports.asked(base);
        if (!new LocalSystem(home, remembered, System.out).running().isEmpty()) {
            throw Trouble.notReady(
                    Words.of("系统正在端口 %d 上运行。", "The system is running on port base %d.")
                            .formatted(remembered.base()),
                    Words.of("换端口前请先运行 ./firstbutton down。", "Run ./firstbutton down before changing ports."));
        }
        return asked;
    }

    static void printWhereToLook(PrintStream out, Ports ports) {
        out.printf("""

                监督接口 · supervision API        %1$s/q/openapi
                接警接口 · intake API              %2$s/q/openapi
                身份服务 · identity provider       %3$s
                  只供本机演示:不验密码,任何人都可取得任何角色的令牌,切勿用于真实数据。
                  For this machine and demonstrations only: it checks no password and hands out any role; never use it with real records.
                  curl -s -d grant_type=client_credentials -d client_id=legal-brigade -d client_secret=local %3$s/token
                查看 · look    ./firstbutton status      停止 · stop    ./firstbutton down
                """, Ports.http(ports.supervision()), Ports.http(ports.intake()), ports.issuer());
    }
}
