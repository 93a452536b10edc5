package org.firstbutton.localrun.running;

import java.util.concurrent.Callable;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import picocli.CommandLine.Command;

/** 停止 — {@code ./firstbutton down}. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = {"按顺序停止所有进程,数据保留。", "Stops every process in order; the data stay."})
public final class DownCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Home home = Home.ofThisMachine();
        boolean nothing =
                new LocalSystem(home, Ports.remembered(home), System.out).stop().isEmpty();
        Words said = nothing
                ? Words.of("没有正在运行的进程。", "Nothing was running.")
                : Words.of("已全部停止,数据保留在 %s。", "All stopped; the data stay in %s.")
                        .formatted(home.directory());
        System.out.println(said.lines("✔ "));
        return 0;
    }
}
