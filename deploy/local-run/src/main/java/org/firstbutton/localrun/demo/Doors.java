package org.firstbutton.localrun.demo;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.firstbutton.localrun.county.story.Unit;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Ports;

/** 各扇门 — the services' addresses and who the demo is when it knocks. */
final class Doors {
    /** Sees the whole province, integrity findings included. */
    static final String READER = "legal-corps";

    private static final String CONNECTOR = "export-connector";

    private final Ports ports;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Tokens reader;
    private final Tokens counter;

    Doors(Ports ports) {
        this.ports = ports;
        this.reader = Tokens.of(http, ports, READER);
        this.counter = Tokens.of(http, ports, "local-reader");
    }

    /** Intake, as the system that records for this source. */
    Door intake(String source) {
        return new Door(http, Ports.http(ports.intake()), connector(source));
    }

    Door casework(String source) {
        return new Door(http, Ports.http(ports.casework()), connector(source));
    }

    /** Supervision, as a person who reads findings. */
    Door supervision() {
        return new Door(http, Ports.http(ports.supervision()), reader);
    }

    /** A service's own counts, as the local commands read them. */
    Door counts(int port) {
        return new Door(http, Ports.http(port), counter);
    }

    Ports ports() {
        return ports;
    }

    private Tokens connector(String source) {
        return Tokens.of(http, ports.issuer(), CONNECTOR, Map.of("source", source, "org", Unit.COUNTY));
    }
}
