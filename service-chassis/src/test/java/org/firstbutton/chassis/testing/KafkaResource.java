package org.firstbutton.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;
import org.firstbutton.contract.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in KRaft mode, with the topics of the contract. In this JVM, or in a container with the profile
 * {@code testcontainers}.
 */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable KafkaRaftServer broker;
    private Containers.@Nullable Broker container;

    @Override
    public Map<String, String> start() {
        try {
            if (Containers.wanted()) {
                Containers.Broker started = Containers.broker();
                container = started;
                createTopics(started.servers());
                return Map.of("KAFKA_BOOTSTRAP_SERVERS", started.servers());
            }
            int port = FreePort.find();
            Path home = Files.createTempDirectory("kafka");
            Properties properties = properties(home, port, FreePort.find());
            Path file = home.resolve("server.properties");
            try (var out = Files.newBufferedWriter(file)) {
                properties.store(out, null);
            }
            format(file);
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            server.startup();
            broker = server;
            createTopics("127.0.0.1:" + port);
            return Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + port);
        } catch (IOException | ExecutionException failed) {
            throw new IllegalStateException("Kafka did not start", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static Properties properties(Path home, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", home.resolve("data").toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.message.timestamp.type", "LogAppendTime");
        return properties;
    }

    private static void format(Path file) {
        String cluster = org.apache.kafka.common.Uuid.randomUuid().toString();
        StorageTool.execute(
                new String[] {"format", "-t", cluster, "-c", file.toString(), "--ignore-formatted"}, System.out);
    }

    private static void createTopics(String brokers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            List<NewTopic> topics = new ArrayList<>();
            Stream.of(Topic.values())
                    .forEach(topic -> topics.add(new NewTopic(topic.wireName(), topic.partitions(), (short) 1)));
            admin.createTopics(topics).all().get();
        }
    }

    @Override
    public void stop() {
        if (container != null) {
            container.close();
        }
        KafkaRaftServer server = broker;
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
        }
    }
}
