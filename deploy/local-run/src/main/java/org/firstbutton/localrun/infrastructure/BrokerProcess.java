package org.firstbutton.localrun.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** 消息中心 — the main class of the broker's own JVM: formats its storage on the first run, then runs Apache Kafka. */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) {
        Path settings = Path.of(arguments[0]);
        Path storage = Path.of(arguments[1]);
        if (!Files.exists(storage.resolve("meta.properties"))) {
            String clusterId = Uuid.randomUuid().toString();
            String[] format = {
                "format", "--config", settings.toString(), "--cluster-id", clusterId, "--ignore-formatted"
            };
            int failed = StorageTool.execute(format, System.out);
            if (failed != 0) {
                System.exit(failed);
            }
        }
        Kafka.main(new String[] {settings.toString()});
    }
}
