package org.firstbutton.localrun.running;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.firstbutton.localrun.Table;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Memory;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.running.PartStatus.Health;
import picocli.CommandLine.Command;

/** 状况 — {@code ./firstbutton status}: exit code 0 when everything is healthy, 1 otherwise. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {"显示进程、端口、健康和内存。", "Shows processes, ports, health and memory."})
public final class StatusCommand implements Callable<Integer> {
    private static final double MIB = 1024.0 * 1024;

    @Override
    public Integer call() {
        Home home = Home.ofThisMachine();
        List<PartStatus> parts = new LocalSystem(home, Ports.remembered(home), System.out).status();
        Table table = new Table("部件 part", "进程 pid", "端口 port", "状况 health", "RSS MB", "PSS MB");
        for (PartStatus part : parts) {
            table.add(
                    part.name(),
                    part.pid() == 0 ? "" : String.valueOf(part.pid()),
                    String.valueOf(part.port()),
                    part.health().toString(),
                    megabytes(part.memory().resident()),
                    megabytes(part.memory().proportional()));
        }
        Memory total = parts.stream().map(PartStatus::memory).reduce(new Memory(0, 0), Memory::plus);
        table.add("合计 total", "", "", "", megabytes(total.resident()), megabytes(total.proportional()));
        System.out.print(table);
        return parts.stream().allMatch(part -> part.health() == Health.HEALTHY) ? 0 : 1;
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "" : String.format(Locale.ROOT, "%.0f", bytes / MIB);
    }
}
