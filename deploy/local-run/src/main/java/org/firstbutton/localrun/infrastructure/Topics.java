package org.firstbutton.localrun.infrastructure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.firstbutton.contract.Topic;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.machine.Ports;

/** 主题开设 — creates the topics of the contract; their partition counts are fixed when they are made. */
public final class Topics {
    private static final Duration RETENTION = Duration.ofDays(14);
    /** A laptop's cap per partition; the ledgers keep everything, so a trimmed topic can be replayed from them. */
    private static final long BYTES_PER_PARTITION = 128L * 1024 * 1024;

    private final Ports ports;

    public Topics(Ports ports) {
        this.ports = ports;
    }

    public boolean brokerIsReachable() {
        try (Admin admin = admin()) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception notYet) {
            return false;
        }
    }

    /** Creates the missing ones; an existing topic with another partition count is refused, for it would break order. */
    public void prepare() {
        try (Admin admin = admin()) {
            Set<String> known = admin.listTopics().names().get();
            admin.createTopics(Stream.of(Topic.values())
                            .filter(topic -> !known.contains(topic.wireName()))
                            .map(Topics::described)
                            .toList())
                    .all()
                    .get();
            List<String> existing = Stream.of(Topic.values())
                    .map(Topic::wireName)
                    .filter(known::contains)
                    .toList();
            admin.describeTopics(existing).allTopicNames().get().values().forEach(Topics::refuseOtherPartitions);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("the broker refused to create the topics", refused.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", interrupted);
        }
    }

    private static void refuseOtherPartitions(TopicDescription found) {
        Stream.of(Topic.values())
                .filter(topic -> topic.wireName().equals(found.name()))
                .filter(topic -> topic.partitions() != found.partitions().size())
                .forEach(topic -> {
                    throw Trouble.failed(
                            Words.of("主题 %s 有 %d 个分区,应为 %d 个。", "Topic %s has %d partitions instead of %d.")
                                    .formatted(found.name(), found.partitions().size(), topic.partitions()),
                            Words.of("请用 ./firstbutton up --fresh 重新开始。", "Start anew with ./firstbutton up --fresh."));
                });
    }

    private static NewTopic described(Topic topic) {
        return new NewTopic(topic.wireName(), topic.partitions(), (short) 1)
                .configs(Map.of(
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
                        TopicConfig.RETENTION_MS_CONFIG, String.valueOf(RETENTION.toMillis()),
                        TopicConfig.RETENTION_BYTES_CONFIG, String.valueOf(BYTES_PER_PARTITION)));
    }

    private Admin admin() {
        Properties settings = new Properties();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ports.kafkaBootstrap());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        return Admin.create(settings);
    }
}
