package org.firstbutton.localrun.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** 占用者 — whether a port is free and, where {@code /proc} shows it, who has it. */
public final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    public static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** The process that listens on the port, for example {@code 4711 (nginx)}; empty where nobody may look. */
    public static Optional<String> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            sockets.addAll(listeningSockets(table, port));
        }
        return sockets.isEmpty() ? Optional.empty() : processHolding(sockets);
    }

    private static Set<String> listeningSockets(Path table, int port) {
        Set<String> found = new HashSet<>();
        String wanted = String.format(Locale.ROOT, ":%04X", port);
        try {
            for (String line : Files.readAllLines(table)) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[1].endsWith(wanted) && fields[3].equals(LISTENING)) {
                    found.add("socket:[" + fields[9] + "]");
                }
            }
        } catch (IOException noSuchTable) {
            return Set.of();
        }
        return found;
    }

    private static Optional<String> processHolding(Set<String> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, sockets)) {
                    String name = Files.readString(process.resolve("comm")).strip();
                    return Optional.of(process.getFileName() + " (" + name + ")");
                }
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException notOurs) {
            return false;
        }
        return false;
    }
}
