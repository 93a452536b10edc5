package org.firstbutton.intake.narrative;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** 标注文本 — the synthetic narratives with the family that a reader would give them. */
final class LabelledNarratives {
    /** No offence. */
    static final String NONE = "NONE";

    private LabelledNarratives() {}

    record Labelled(String half, String family, String template, String text) {
        boolean isOffence() {
            return !family.equals(NONE);
        }

        boolean isHard() {
            return template.startsWith("H");
        }
    }

    static List<Labelled> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LabelledNarratives.class.getResourceAsStream("/narratives/synthetic.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Labelled(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
