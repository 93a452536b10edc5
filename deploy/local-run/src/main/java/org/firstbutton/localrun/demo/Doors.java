package org.firstbutton.localrun.demo;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.firstbutton.localrun.county.story.Unit;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Ports;

/** 各扇门 — the services' addresses and who the demo is when it knocks. */
record Doors(HttpClient http, String intake, String casework, String supervision, String issuer) {
    /** Sees the whole province, integrity findings included. */
    static final String READER = "legal-corps";

    private static final String COUNTER = "local-reader";
    private static final String CONNECTOR = "export-connector";

    static Doors at(Ports ports) {
        return new Doors(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build(),
                Ports.http(ports.intake()),
                Ports.http(ports.casework()),
                Ports.http(ports.supervision()),
                ports.issuer());
    }

    /** As the system that records for this source. */
    Door recordingFor(String source, String service) {
        return new Door(
                http, service, Tokens.of(http, issuer, CONNECTOR, Map.of("source", source, "org", Unit.COUNTY)));
    }

    /** As a person who reads findings. */
    Door reading() {
        return new Door(http, supervision, Tokens.of(http, issuer, READER, Map.of()));
    }

    /** As one of the demo's people, who does what his post allows. */
    Door supervisionAs(String person) {
        return new Door(http, supervision, Tokens.of(http, issuer, person, Map.of()));
    }

    /** As the local commands, which compare the services' counts. */
    Door counting(String service) {
        return new Door(http, service, Tokens.of(http, issuer, COUNTER, Map.of("org", Unit.COUNTY)));
    }
}
