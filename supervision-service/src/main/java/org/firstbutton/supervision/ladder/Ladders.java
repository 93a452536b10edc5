package org.firstbutton.supervision.ladder;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.LimitUnit;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** 在用阶梯 — the ladders as data; a file with one fault is refused whole, and so is the start of the service. */
@Singleton
class Ladders {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<String, Ladder> byId;

    @jakarta.inject.Inject
    Ladders(@ConfigProperty(name = "firstbutton.supervision.ladders") Optional<Path> file) {
        this(
                file.map(Path::toString).orElse("ladders.yaml"),
                file.map(Ladders::text).orElseGet(Ladders::shipped));
    }

    Ladders(String file, String yaml) {
        this.byId = read(file, yaml);
    }

    /** The ladder of this name; a finding whose pack names another stays where it is. */
    Optional<Ladder> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private record FileForm(Map<String, LadderForm> ladders) {}

    private record LadderForm(Map<String, String> name, List<RungForm> rungs) {}

    private record RungForm(
            @Nullable String after, @Nullable String graveAfter, List<String> tell, String hold) {}

    private static Map<String, Ladder> read(String file, String yaml) {
        try {
            Object loaded = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
            FileForm form = STRICT.convertValue(loaded, FileForm.class);
            Map<String, Ladder> ladders = new LinkedHashMap<>();
            form.ladders().forEach((id, ladder) -> ladders.put(id, ladder(id, ladder)));
            return ladders;
        } catch (YamlEngineException | IllegalArgumentException | NullPointerException fault) {
            throw new IllegalArgumentException(file + ": " + fault.getMessage(), fault);
        }
    }

    private static Ladder ladder(String id, LadderForm form) {
        List<Ladder.Rung> rungs = new ArrayList<>();
        for (int i = 0; i < form.rungs().size(); i++) {
            String at = id + ", rung " + (i + 1);
            try {
                rungs.add(rung(form.rungs().get(i), i, id));
            } catch (IllegalArgumentException fault) {
                throw new IllegalArgumentException(at + ": " + fault.getMessage(), fault);
            }
        }
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException(id + ": a ladder has rungs");
        }
        String zh = Objects.requireNonNull(form.name().get("zh"), id + ": name.zh is missing");
        String en = Objects.requireNonNull(form.name().get("en"), id + ": name.en is missing");
        return new Ladder(id, zh, en, rungs);
    }

    private static Ladder.Rung rung(RungForm form, int place, String id) {
        if (place > 0 && (form.after() == null || form.graveAfter() == null)) {
            throw new IllegalArgumentException("only the first rung is reached at once; give after and graveAfter");
        }
        List<Ladder.Addressee> tell =
                form.tell().stream().map(Ladders::addressee).toList();
        if (tell.isEmpty()) {
            throw new IllegalArgumentException("tell names nobody");
        }
        if (id.equals(Ladder.INTEGRITY) && tell.stream().anyMatch(to -> to.level() == Level.UNIT)) {
            throw new IllegalArgumentException("an integrity finding is not told to its unit");
        }
        Limit graveAfter = limit(form.graveAfter());
        if (graveAfter != null && !isClock(graveAfter)) {
            throw new IllegalArgumentException("graveAfter runs on the clock: SECONDS, MINUTES or HOURS");
        }
        return new Ladder.Rung(limit(form.after()), graveAfter, tell, Objects.requireNonNull(limit(form.hold())));
    }

    private static boolean isClock(Limit limit) {
        return limit.unit() == LimitUnit.SECONDS
                || limit.unit() == LimitUnit.MINUTES
                || limit.unit() == LimitUnit.HOURS;
    }

    private static @Nullable Limit limit(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String unit = text.strip().replaceFirst("\\S+ +", "");
        return Limit.of(text, Limit.usualCalendar(LimitUnit.valueOf(unit)));
    }

    private static Ladder.Addressee addressee(String text) {
        String[] parts = text.split("@", -1);
        if (parts.length != 2 || !Roles.isRole(parts[0])) {
            throw new IllegalArgumentException("'" + text + "' is no ROLE@LEVEL such as UNIT_CHIEF@UNIT");
        }
        return new Ladder.Addressee(parts[0], Level.valueOf(parts[1]));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("firstbutton.supervision.ladders cannot be read: " + file, unreadable);
        }
    }

    private static String shipped() {
        try (InputStream in = Objects.requireNonNull(Ladders.class.getResourceAsStream("/ladders.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
