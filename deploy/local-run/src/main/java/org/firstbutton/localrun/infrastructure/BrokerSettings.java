package org.firstbutton.localrun.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;

/** 消息中心的配置 — one broker that is its own KRaft controller, sized for one machine. */
public final class BrokerSettings {
    private BrokerSettings() {}

    public static Path write(Home home, Ports ports) {
        Path file = home.run().resolve("kafka.properties");
        String text = fixedSettings() + """
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                log.dirs=%3$s
                """.formatted(ports.kafka(), ports.kafkaController(), home.kafka());
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return file;
    }

    private static String fixedSettings() {
        try (InputStream resource = Objects.requireNonNull(
                BrokerSettings.class.getResourceAsStream("/broker/kafka.properties"), "part of this jar")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
