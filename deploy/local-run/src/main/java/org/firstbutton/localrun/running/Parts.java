package org.firstbutton.localrun.running;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.infrastructure.BrokerProcess;
import org.firstbutton.localrun.infrastructure.BrokerSettings;
import org.firstbutton.localrun.infrastructure.Databases;
import org.firstbutton.localrun.infrastructure.IdentityProcess;
import org.firstbutton.localrun.infrastructure.PostgresServer;
import org.firstbutton.localrun.infrastructure.Topics;
import org.firstbutton.localrun.machine.Home;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.localrun.machine.Secrets;

/** 部件清单 — how each process of the local system is started and how it is known to be well. */
final class Parts {
    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String IDENTITY = "identity";
    private static final Duration INFRASTRUCTURE_PATIENCE = Duration.ofMinutes(1);
    private static final Duration SERVICE_PATIENCE = Duration.ofMinutes(2);
    /** C1 only: half the code cache and a quicker start; a demo never runs long enough for C2 to pay. */
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k");

    /**
     * Java 17 throws away compiled code that it takes for cold, and takes for cold what runs two hundred times a second:
     * after minutes of steady work more than half of it was interpreted again. Later versions do not.
     */
    private static final String KEEP_COMPILED = "-XX:-UseCodeCacheFlushing";

    private static final List<String> SMALL_SERVICE =
            Stream.concat(SMALL.stream(), Stream.of("-Xms32m", "-Xmx192m")).toList();
    private static final List<String> SMALL_IDENTITY =
            Stream.concat(SMALL.stream(), Stream.of("-Xmx64m")).toList();
    private static final List<String> SMALL_BROKER =
            Stream.concat(SMALL.stream(), Stream.of("-Xms64m", "-Xmx256m")).toList();

    /** As Kafka's own start script has it; a collection of everything at once stops all who wait for the broker. */
    private static final List<String> BROKER_PAUSES =
            List.of("-XX:MaxGCPauseMillis=20", "-XX:InitiatingHeapOccupancyPercent=35");

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final List<String> serviceEngine;
    private final List<String> brokerEngine;
    private final Map<String, String> settings;
    private final boolean fullSize;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Parts(Home home, Ports ports, Secrets secrets) {
        this(home, ports, secrets, SMALL_SERVICE, SMALL_BROKER, Map.of());
    }

    /** Services, broker and database with the compiler and memory of a server, where somebody waits for the answer. */
    static Parts fullSize(Home home, Ports ports, Secrets secrets) {
        return new Parts(home, ports, secrets, engine("-XX:+UseG1GC"), broker(), Map.of());
    }

    /** The same for a service that works off what lies there: long pauses hurt nobody, and it gets more done. */
    static Parts forBacklogs(Home home, Ports ports, Secrets secrets, Map<String, String> settings) {
        Map<String, String> sized = new HashMap<>(settings);
        sized.putIfAbsent("FIRSTBUTTON_SUPERVISION_FACTS_AT_HAND", "60000");
        return new Parts(home, ports, secrets, engine("-XX:+UseParallelGC"), broker(), sized);
    }

    private static List<String> engine(String collector) {
        return List.of(collector, KEEP_COMPILED, "-Xms512m", "-Xmx512m");
    }

    private static List<String> broker() {
        return Stream.concat(engine("-XX:+UseG1GC").stream(), BROKER_PAUSES.stream())
                .toList();
    }

    private Parts(
            Home home,
            Ports ports,
            Secrets secrets,
            List<String> serviceEngine,
            List<String> brokerEngine,
            Map<String, String> settings) {
        this.serviceEngine = serviceEngine;
        this.brokerEngine = brokerEngine;
        this.settings = settings;
        this.fullSize = !serviceEngine.equals(SMALL_SERVICE);
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
    }

    PostgresServer server() {
        return new PostgresServer(home, ports, secrets);
    }

    Databases databases() {
        return new Databases(ports, secrets);
    }

    Topics topics() {
        return new Topics(ports);
    }

    /** The names in the order in which they are started; they are stopped in the opposite one. */
    static List<String> names() {
        return List.of(POSTGRES, KAFKA, IDENTITY, "intake", "casework", "supervision", "scoring");
    }

    static List<String> infrastructure() {
        return List.of(POSTGRES, KAFKA, IDENTITY);
    }

    Map<String, Integer> ports(List<String> names) {
        Map<String, Integer> wanted = new java.util.LinkedHashMap<>();
        for (String name : names) {
            wanted.put(name, port(name));
            if (name.equals(KAFKA)) {
                wanted.put(KAFKA + " (controller)", ports.kafkaController());
            }
        }
        return wanted;
    }

    int port(String name) {
        return switch (name) {
            case POSTGRES -> ports.postgres();
            case KAFKA -> ports.kafka();
            case IDENTITY -> ports.identity();
            case "intake" -> ports.intake();
            case "casework" -> ports.casework();
            case "supervision" -> ports.supervision();
            case "scoring" -> ports.scoring();
            default -> throw new IllegalArgumentException(name);
        };
    }

    boolean isHealthy(String name) {
        return switch (name) {
            case POSTGRES -> databases().areReachable();
            case KAFKA -> topics().brokerIsReachable();
            case IDENTITY -> answers(ports.issuer() + "/.well-known/openid-configuration");
            default -> answers(Ports.http(port(name)) + "/q/health/ready");
        };
    }

    Part part(String name) {
        boolean infrastructure = infrastructure().contains(name);
        return new Part(
                name,
                port(name),
                command(name),
                infrastructure ? Map.of() : environment(name),
                () -> isHealthy(name),
                infrastructure ? INFRASTRUCTURE_PATIENCE : SERVICE_PATIENCE,
                name.equals(POSTGRES) ? "INT" : "TERM");
    }

    private List<String> command(String name) {
        return switch (name) {
            case POSTGRES -> server().command(fullSize);
            case KAFKA ->
                ours(
                        BrokerProcess.class,
                        brokerEngine,
                        BrokerSettings.write(home, ports).toString(),
                        home.kafka().toString());
            case IDENTITY ->
                ours(
                        IdentityProcess.class,
                        SMALL_IDENTITY,
                        String.valueOf(ports.identity()),
                        home.keys().resolve("identity.json").toString());
            default -> service(name);
        };
    }

    private static List<String> ours(Class<?> main, List<String> engine, String... arguments) {
        List<String> command = java(engine);
        command.add("-Dlog.level=INFO");
        command.add("-Dclient.log.level=WARN");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String module(String service) {
        return switch (service) {
            case "intake" -> "alert-intake-service";
            case "casework" -> "case-service";
            default -> service + "-service";
        };
    }

    private List<String> service(String name) {
        String module = module(name);
        Path jar = home.project().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw Trouble.notReady(
                    Words.of("%s 尚未打包。", "%s has not been packaged.").formatted(module),
                    Words.of(
                            "请在项目根目录运行 mvn -DskipTests package。",
                            "Run mvn -DskipTests package in the project's root."));
        }
        List<String> command = java(serviceEngine);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-jar", jar.toString()));
        return command;
    }

    private static List<String> java(List<String> engine) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(engine);
        command.add("-Duser.timezone=UTC");
        command.add("-Dfile.encoding=UTF-8");
        return command;
    }

    private Map<String, String> environment(String name) {
        String database = name;
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port(name)));
        environment.put("DATABASE_URL", ports.databaseUrl(database));
        environment.put("DATABASE_OWNER_PASSWORD", secrets.of(Databases.secretName(database, "owner")));
        environment.put("DATABASE_APP_PASSWORD", secrets.of(Databases.secretName(database, "app")));
        environment.put("DATABASE_CONSUMER_PASSWORD", secrets.of(Databases.secretName(database, "consumer")));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", ports.kafkaBootstrap());
        environment.put("OIDC_ISSUER", ports.issuer());
        environment.put("OIDC_JWKS_URL", ports.issuer() + "/jwks");
        environment.put("KEY_SECRET", secrets.of("key_secret"));
        environment.put("AUDIT_SIGNING_KEY_FILE", secrets.auditKey(name).toString());
        environment.put(
                "ATTACHMENTS_FOLDER", home.directory().resolve("attachments").toString());
        environment.put("CONFIDENTIAL_KEY_FILE", secrets.confidentialKey(name).toString());
        environment.put("SMALLRYE_CONFIG_LOCATIONS", offices(name).toUri().toString());
        // The console is served by supervision and asks scoring for its boards and intake for call-backs.
        environment.put("FIRSTBUTTON_CONSOLE_SCORING", Ports.http(ports.scoring()));
        environment.put("FIRSTBUTTON_CONSOLE_INTAKE", Ports.http(ports.intake()));
        environment.put("FIRSTBUTTON_CONSOLE_ORIGIN", Ports.http(ports.supervision()));
        environment.putAll(settings);
        return environment;
    }

    // Chinese names pass through a file whatever the machine's locale; an argument or variable would not. Services
    // start at
    // the same time, so each has a file of its own.
    private Path offices(String service) {
        try (InputStream shipped =
                Objects.requireNonNull(Parts.class.getResourceAsStream("/demo/offices.properties"))) {
            Path file = home.run().resolve(service + "-offices.properties");
            Files.copy(shipped, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private boolean answers(String url) {
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
