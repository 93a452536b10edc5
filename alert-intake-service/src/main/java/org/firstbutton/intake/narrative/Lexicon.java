package org.firstbutton.intake.narrative;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 词典 — the words that speak of an offence, and those that speak against it; data, so that whoever disagrees with a
 * finding can read why it was made.
 *
 * @param tellFrom the least points at which a text is worth telling
 * @param negations words that undo the phrase after them
 * @param harmless categories, or beginnings of their codes, that say that there was no offence
 * @param setting phrases about the whole text, with the points they take from every family
 */
record Lexicon(
        @JsonProperty(required = true) String lexicon,
        @JsonProperty(required = true) int tellFrom,
        @JsonProperty(required = true) Map<String, Integer> points,
        @JsonProperty(required = true) List<String> negations,
        @JsonProperty(required = true) List<String> harmless,
        @JsonProperty(required = true) Map<String, Integer> setting,
        @JsonProperty(required = true) Map<String, Family> families) {
    private static final String GAP = "…";

    /** 类别词 — by strength of what they say, the names of {@code points}; {@code against} takes points away. */
    record Family(
            @JsonProperty(required = true) Map<String, List<String>> words,
            @Nullable Map<String, Integer> against) {}

    static Lexicon shipped() {
        try (InputStream in = Lexicon.class.getResourceAsStream("/lexicon/narrative-zh.yaml")) {
            return new YAMLMapper().readValue(Objects.requireNonNull(in), Lexicon.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The halves of an entry such as {@code 冒充…民警}, which may stand apart. */
    static List<String> halves(String entry) {
        return List.of(entry.split(GAP));
    }

    boolean isHarmless(@Nullable String category) {
        return category != null && harmless.stream().anyMatch(category::startsWith);
    }

    List<String> words() {
        Stream<String> ofFamilies = families.values().stream()
                .flatMap(family -> Stream.concat(
                        family.words().values().stream().flatMap(List::stream),
                        family.against() == null ? Stream.empty() : family.against().keySet().stream()));
        return Stream.of(negations.stream(), setting.keySet().stream(), ofFamilies)
                .flatMap(entries -> entries)
                .flatMap(entry -> halves(entry).stream())
                .filter(word -> word.length() > 1)
                .distinct()
                .toList();
    }
}
