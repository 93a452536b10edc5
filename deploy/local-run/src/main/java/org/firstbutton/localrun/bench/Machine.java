package org.firstbutton.localrun.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** 机器 — what a figure was measured on, and how busy it was with other things; a figure without it says nothing. */
final class Machine {
    private static final long GIB = 1024 * 1024;

    private Machine() {}

    static String description() {
        String processor = field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
        String memory = field("/proc/meminfo", "MemTotal")
                .map(text -> Long.parseLong(text.replaceAll("\\D+", "")) / GIB + " GiB, ")
                .orElse("");
        return Runtime.getRuntime().availableProcessors() + " × " + processor + ", " + memory
                + System.getProperty("os.name") + ", Java " + System.getProperty("java.version")
                + String.format(
                        Locale.ROOT,
                        ", load %.1f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Optional<String> field(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip());
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }
}
