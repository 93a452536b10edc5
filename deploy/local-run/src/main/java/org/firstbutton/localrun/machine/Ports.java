package org.firstbutton.localrun.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;

/** 端口 — all ports of one local system, counted from one base; everything listens on 127.0.0.1 only. */
public record Ports(int base) {
    public static final int DEFAULT_BASE = 18080;
    public static final String HOST = "127.0.0.1";
    private static final int LOWEST = 1100;
    private static final int HIGHEST = 65_500;
    /** From here on a system lends ports to outgoing connections: what is free now may be taken a moment later. */
    private static final int LENT = 32_000;

    public Ports {
        if (!isPossible(base)) {
            throw new IllegalArgumentException("port base must lie between " + LOWEST + " and " + HIGHEST);
        }
    }

    private static boolean isPossible(int base) {
        return base >= LOWEST && base <= HIGHEST;
    }

    /** What a person asks for; the way out is in the answer. */
    public static Ports asked(int base) {
        if (!isPossible(base)) {
            throw new Trouble(
                    Trouble.WRONG_USAGE,
                    Words.of("端口基数不能是 %d。", "%d cannot be the port base.").formatted(base),
                    Words.of("请取 %d 到 %d 之间的数。", "Take a number between %d and %d.")
                            .formatted(LOWEST, HIGHEST));
        }
        return new Ports(base);
    }

    /** The first base from {@code from} on whose ports nobody has, for a system that runs beside others for a while. */
    public static Ports free(int from) {
        return IntStream.iterate(from, base -> base < LENT, base -> base + 100)
                .mapToObj(Ports::new)
                .filter(ports -> IntStream.concat(
                                IntStream.of(ports.postgres(), ports.kafka(), ports.kafkaController()),
                                IntStream.rangeClosed(ports.intake(), ports.identity()))
                        .allMatch(PortOwner::isFree))
                .findFirst()
                .orElseThrow(() -> Trouble.notReady(
                        Words.of("找不到空闲端口。", "No free ports."), Words.of("请稍后再试。", "Try again later.")));
    }

    public int intake() {
        return base + 1;
    }

    public int casework() {
        return base + 2;
    }

    public int supervision() {
        return base + 3;
    }

    public int scoring() {
        return base + 4;
    }

    public int identity() {
        return base + 5;
    }

    public int kafka() {
        return base + 12;
    }

    public int kafkaController() {
        return base + 13;
    }

    public int postgres() {
        return base - 48;
    }

    public String kafkaBootstrap() {
        return HOST + ":" + kafka();
    }

    /** The address as tokens name it; a token asked for at another host name carries another issuer. */
    public String issuer() {
        return http(identity()) + "/firstbutton";
    }

    public String databaseUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + postgres() + "/" + database;
    }

    public static String http(int port) {
        return "http://" + HOST + ":" + port;
    }

    /** The base used last in this home, so that every command finds the system that {@code up} started. */
    public static Ports remembered(Home home) {
        Path file = home.run().resolve("ports");
        try {
            return new Ports(
                    Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : DEFAULT_BASE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public void remember(Home home) {
        try {
            Files.writeString(home.run().resolve("ports"), base + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
