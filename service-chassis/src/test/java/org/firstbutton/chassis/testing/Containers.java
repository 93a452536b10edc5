package org.firstbutton.chassis.testing;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The same servers in containers, for those who have Docker: {@code mvn verify -Ptestcontainers}. */
final class Containers {
    private Containers() {}

    static boolean wanted() {
        return Boolean.getBoolean("firstbutton.containers");
    }

    /** A running PostgreSQL; {@code server} is host and port. */
    record Database(PostgreSQLContainer container) implements AutoCloseable {
        String server() {
            return container.getHost() + ":" + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        }

        String url() {
            return "jdbc:postgresql://" + server() + "/postgres";
        }

        @Override
        public void close() {
            container.stop();
        }
    }

    /** A running broker. */
    record Broker(KafkaContainer container) implements AutoCloseable {
        String servers() {
            return container.getBootstrapServers();
        }

        @Override
        public void close() {
            container.stop();
        }
    }

    static Database database() {
        PostgreSQLContainer container = new PostgreSQLContainer(DockerImageName.parse("postgres:18"))
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword("test");
        container.start();
        return new Database(container);
    }

    static Broker broker() {
        KafkaContainer container = new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.0"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_LOG_MESSAGE_TIMESTAMP_TYPE", "LogAppendTime");
        container.start();
        return new Broker(container);
    }
}
