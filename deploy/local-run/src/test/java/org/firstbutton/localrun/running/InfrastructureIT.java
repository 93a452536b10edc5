package org.firstbutton.localrun.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.firstbutton.contract.Topic;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.machine.Secrets;
import org.firstbutton.localrun.running.LocalSystem.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real PostgreSQL, Kafka and identity provider in a temporary home on free ports. */
class InfrastructureIT {
    private static final Wish INFRASTRUCTURE = new Wish(false, true, true);

    @TempDir
    Path directory;

    private Home home;
    private Ports ports;
    private LocalSystem system;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void prepare() {
        home = new Home(directory, directory.resolve("home"));
        ports = Ports.free(21_080);
        system = new LocalSystem(home, ports, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        system.stop();
    }

    @Test
    void aStoppedSystem_startsAgainWithItsDataAndLeavesNoProcessBehind() throws Exception {
        assertThat(system.start(INFRASTRUCTURE)).isTrue();
        asOwner("create table memory(told text); insert into memory values ('kept')");
        assertTopics();
        assertToken();

        assertThat(system.start(INFRASTRUCTURE)).as("a second start").isFalse();
        assertThat(system.stop()).containsExactly(Parts.POSTGRES, Parts.KAFKA, Parts.IDENTITY);
        assertThat(ofThisHome()).isEmpty();

        system.start(INFRASTRUCTURE);
        assertThat(asOwner("select told from memory")).isEqualTo("kept");
        assertTopics();
        system.stop();
        assertThat(ofThisHome()).isEmpty();
    }

    @Test
    void theRolesOfAService_mayNeitherBypassRowSecurityNorEnterAnotherDatabase() throws Exception {
        system.start(INFRASTRUCTURE);

        assertThat(query(
                        "intake",
                        "intake_app",
                        "select rolsuper or rolbypassrls from pg_roles where rolname = 'intake_app'"))
                .isEqualTo("f");
        assertThat(query("intake", "intake_consumer", "select current_user")).isEqualTo("intake_consumer");
        assertThatThrownBy(() -> query("casework", "intake_app", "select 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> query("intake", "intake_app", "create table x(y int)"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aStartThatWasKilled_isRecognisedAndDownClearsItsRemains() throws Exception {
        system.start(INFRASTRUCTURE);
        // What a killed start leaves: living processes, but no mark that the start was finished.
        java.nio.file.Files.delete(home.run().resolve("complete"));

        assertThatThrownBy(() -> system.start(INFRASTRUCTURE))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.exitCode()).isEqualTo(4))
                .hasMessageContaining("./firstbutton down");

        assertThat(system.stop()).hasSize(3);
        assertThat(ofThisHome()).isEmpty();
    }

    @Test
    void ctrlCDuringTheStart_leavesNoProcessBehind() throws Exception {
        Process launcher = launcherInItsOwnGroup();
        awaitFirstProcess(launcher);

        new ProcessBuilder("kill", "-INT", "--", "-" + launcher.pid()).start().waitFor();

        assertThat(launcher.waitFor()).isEqualTo(130);
        assertThat(ofThisHome()).isEmpty();
        assertThat(system.running()).isEmpty();
    }

    private Process launcherInItsOwnGroup() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                // Started in the background, this JVM may ignore SIGINT, and what it starts would inherit that.
                "env",
                "--default-signal=INT",
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfirstbutton.project=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                "org.firstbutton.localrun.FirstButton",
                "up",
                "--infrastructure-only",
                "--anyway",
                "--ports",
                String.valueOf(ports.base()));
        builder.environment().put("FIRSTBUTTON_HOME", home.directory().toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("up.log").toFile())
                .start();
    }

    private void awaitFirstProcess(Process launcher) throws InterruptedException {
        while (launcher.isAlive() && system.running().isEmpty()) {
            Thread.sleep(50);
        }
        assertThat(launcher.isAlive()).as("still starting").isTrue();
    }

    private void assertTopics() throws Exception {
        Properties settings = new Properties();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ports.kafkaBootstrap());
        try (Admin admin = Admin.create(settings)) {
            List<String> names = Stream.of(Topic.values()).map(Topic::wireName).toList();
            assertThat(admin.describeTopics(names).allTopicNames().get().values())
                    .extracting(topic -> topic.name() + " " + topic.partitions().size())
                    .containsExactlyInAnyOrderElementsOf(Stream.of(Topic.values())
                            .map(topic -> topic.wireName() + " " + topic.partitions())
                            .toList());
            ConfigResource alerts = new ConfigResource(ConfigResource.Type.TOPIC, Topic.ALERT_EVENTS.wireName());
            assertThat(admin.describeConfigs(List.of(alerts)).all().get().values())
                    .allSatisfy(config -> assertThat(config.entries())
                            .anyMatch(entry -> entry.name().equals("message.timestamp.type")
                                    && entry.value().equals("LogAppendTime")));
        }
    }

    private void assertToken() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        Tokens tokens = Tokens.of(http, ports.issuer(), "export-connector", Map.of("source", "town", "org", "AA/BB/"));
        var claims = SignedJWT.parse(tokens.bearer()).getJWTClaimsSet();

        assertThat(claims.getIssuer()).isEqualTo(ports.issuer());
        assertThat(claims.getAudience()).containsExactly("firstbutton");
        assertThat(claims.getStringListClaim("groups")).containsExactly("DISPATCH_SYSTEM");
        assertThat(claims.getStringListClaim("org")).containsExactly("AA/BB/");
        assertThat(claims.getStringClaim("source")).isEqualTo("town");
        assertThatThrownBy(() -> Tokens.of(http, ports, "nobody").bearer()).isInstanceOf(Trouble.class);
    }

    private String asOwner(String sql) throws SQLException {
        return query("intake", "intake_owner", sql);
    }

    private String query(String database, String role, String sql) throws SQLException {
        String password = Secrets.of(home).of(role);
        try (Connection connection = DriverManager.getConnection(ports.databaseUrl(database), role, password);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet answer = statement.getResultSet()) {
                return answer.next() ? answer.getString(1) : "";
            }
        }
    }

    /** Living processes whose command line names this test's home. */
    private List<String> ofThisHome() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(home.directory().toString()))
                .toList();
    }
}
