package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.county.CountyPlan;
import org.firstbutton.localrun.machine.Home;

/**
 * 已载县情 — which county the kept data hold. The same plan gives the same facts with the same ids, so a loading that
 * was cut short is finished by sending everything again, and one that was finished is recognised.
 */
final class KeptCounty {
    private final Path file;

    KeptCounty(Home home) {
        this.file = home.directory().resolve("demo").resolve("county.json");
    }

    /** A plan and whether its history was handed in to the last page. */
    record Kept(CountyPlan plan, boolean loaded) {}

    Optional<Kept> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode kept = CloudEventJson.MAPPER.readTree(file.toFile());
            CountyPlan plan = new CountyPlan(
                    kept.path("days").asInt(),
                    kept.path("seed").asLong(),
                    Instant.parse(kept.path("now").asText()));
            return Optional.of(new Kept(plan, kept.path("loaded").asBoolean()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void write(CountyPlan plan, boolean loaded) {
        try {
            Files.createDirectories(file.getParent());
            JsonNode kept = CloudEventJson.MAPPER
                    .createObjectNode()
                    .put("days", plan.days())
                    .put("seed", plan.seed())
                    .put("now", plan.now().toString())
                    .put("loaded", loaded);
            Files.writeString(file, kept + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
