package org.firstbutton.localrun.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.OptionalLong;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;

/** 开机检查 — whether this machine can carry the system, asked before anything is started. */
public final class Readiness {
    private static final long MIB = 1024L * 1024;
    static final long MEMORY_NEEDED = 2560 * MIB;
    static final long DISK_NEEDED = 2048 * MIB;

    private Readiness() {}

    /** Each port in {@code ports} must be free; the key is the part that wants it. */
    public static void checkPorts(Map<String, Integer> ports) {
        ports.forEach((part, port) -> {
            if (!PortOwner.isFree(port)) {
                String owner = PortOwner.of(port).orElse("?");
                throw Trouble.notReady(
                        Words.of("端口 %d(%s)已被占用,进程 %s。", "Port %d (%s) is in use by process %s.")
                                .formatted(port, part, owner),
                        Words.of(
                                "请结束该进程,或换一组端口:./firstbutton up --ports 28080",
                                "Stop that process, or take other ports: ./firstbutton up --ports 28080"));
            }
        });
    }

    public static void checkMemory() {
        checkMemory(Memory.available());
    }

    static void checkMemory(OptionalLong available) {
        if (available.isPresent() && available.getAsLong() < MEMORY_NEEDED) {
            throw Trouble.notReady(
                    Words.of("可用内存 %d MB,需要 %d MB。", "%d MB of memory available, %d MB needed.")
                            .formatted(available.getAsLong() / MIB, MEMORY_NEEDED / MIB),
                    Words.of(
                            "请关闭其他程序后再试;若确信足够,加 --anyway。",
                            "Close other programs and try again; if you know it suffices, add --anyway."));
        }
    }

    public static void checkDisk(Home home) {
        try {
            Files.createDirectories(home.directory());
            checkDisk(home, Files.getFileStore(home.directory()).getUsableSpace());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void checkDisk(Home home, long usable) {
        if (usable < DISK_NEEDED) {
            throw Trouble.notReady(
                    Words.of("%3$s 所在磁盘剩余 %1$d MB,需要 %2$d MB。", "%d MB left on the disk of %3$s, %2$d MB needed.")
                            .formatted(usable / MIB, DISK_NEEDED / MIB, home.directory()),
                    Words.of(
                            "请清理磁盘,或用 FIRSTBUTTON_HOME 指定其他目录。",
                            "Free some space, or name another directory in FIRSTBUTTON_HOME."));
        }
    }
}
