package org.firstbutton.localrun.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * 进程身份 — a process number and when that process started. Numbers are reused; the pair is not, so a process that
 * merely inherited a number is never taken for ours.
 *
 * @param started on Linux the boot's id and the start in clock ticks since it, which no clock change moves; elsewhere
 *     the start in milliseconds
 */
public record ProcessIdentity(long pid, String started) {
    private static final int START_TICKS = 19;

    public static Optional<ProcessIdentity> of(long pid) {
        return startOf(pid).map(started -> new ProcessIdentity(pid, started));
    }

    public boolean isAlive() {
        return startOf(pid).filter(started::equals).isPresent();
    }

    /** The process, if it still is the one we mean. */
    public Optional<ProcessHandle> handle() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, pid + " " + started + "\n");
    }

    public static Optional<ProcessIdentity> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] words = Files.readString(file).strip().split(" ", 2);
        boolean readable = words.length == 2 && words[0].chars().allMatch(Character::isDigit) && !words[0].isEmpty();
        return readable ? Optional.of(new ProcessIdentity(Long.parseLong(words[0]), words[1])) : Optional.empty();
    }

    private static Optional<String> startOf(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(handle -> handle.info().startInstant())
                    .map(Instant::toEpochMilli)
                    .map(String::valueOf);
        }
        try {
            String text = Files.readString(stat);
            // The command name stands in parentheses and may hold blanks: count the fields after it.
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            boolean dead = fields[0].equals("Z") || fields[0].equals("X");
            return dead ? Optional.empty() : Optional.of(bootId() + "/" + fields[START_TICKS]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }
}
