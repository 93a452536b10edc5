package org.firstbutton.localrun.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * 内存 — what a process and its children hold, in bytes.
 *
 * @param resident RSS: pages shared between processes count in each of them
 * @param proportional PSS: shared pages divided among their holders, the honest sum for PostgreSQL's many processes
 */
public record Memory(long resident, long proportional) {
    private static final long KIB = 1024;

    public static Memory ofTree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(process -> of(process.pid()))
                .reduce(new Memory(0, 0), Memory::plus);
    }

    public Memory plus(Memory other) {
        return new Memory(resident + other.resident, proportional + other.proportional);
    }

    /** What a new process may take without anyone else losing it; empty where the system does not say. */
    public static OptionalLong available() {
        OptionalLong system = field(Path.of("/proc/meminfo"), "MemAvailable:");
        OptionalLong group = leftInControlGroup(Path.of("/sys/fs/cgroup"));
        if (system.isEmpty() || group.isEmpty()) {
            return system;
        }
        return OptionalLong.of(Math.min(system.getAsLong(), group.getAsLong()));
    }

    static OptionalLong leftInControlGroup(Path group) {
        try {
            String limit = Files.readString(group.resolve("memory.max")).strip();
            if (limit.equals("max")) {
                return OptionalLong.empty();
            }
            long used = Long.parseLong(
                    Files.readString(group.resolve("memory.current")).strip());
            // The page cache of the group counts as used but gives way.
            long cache = Files.readAllLines(group.resolve("memory.stat")).stream()
                    .filter(line -> line.startsWith("inactive_file "))
                    .mapToLong(line -> Long.parseLong(line.substring("inactive_file ".length())))
                    .sum();
            return OptionalLong.of(Long.parseLong(limit) - used + cache);
        } catch (IOException noLimit) {
            return OptionalLong.empty();
        }
    }

    private static Memory of(long pid) {
        Path process = Path.of("/proc/" + pid);
        long resident = field(process.resolve("status"), "VmRSS:").orElseGet(() -> residentByPs(pid));
        long proportional = field(process.resolve("smaps_rollup"), "Pss:").orElse(resident);
        return new Memory(resident, proportional);
    }

    private static OptionalLong field(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * KIB)
                    .findFirst();
        } catch (IOException unreadable) {
            return OptionalLong.empty();
        }
    }

    private static long residentByPs(long pid) {
        if (Files.exists(Path.of("/proc/self"))) {
            return 0;
        }
        try {
            Process ps = new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", String.valueOf(pid))).start();
            String answer =
                    new String(ps.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? 0 : Long.parseLong(answer) * KIB;
        } catch (IOException noPs) {
            return 0;
        }
    }
}
