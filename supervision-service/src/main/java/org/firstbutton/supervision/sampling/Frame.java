package org.firstbutton.supervision.sampling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 抽样框 — all alerts that a sample is drawn from, as laid down at the draw.
 *
 * @param lines in the order of their strata, then of their ids
 */
record Frame(List<Line> lines) {

    /** 框中一警 — {@code flags}: the rules that had a finding of it. */
    record Line(String matter, Stratum stratum, List<String> flags) {}

    SortedMap<Stratum, List<String>> byStratum() {
        SortedMap<Stratum, List<String>> strata = new TreeMap<>();
        lines.forEach(line ->
                strata.computeIfAbsent(line.stratum(), any -> new ArrayList<>()).add(line.matter()));
        return strata;
    }

    /** As it is handed out; whoever hashes this text gets {@link #hash}. */
    String text() {
        StringBuilder text = new StringBuilder("unit,category,layer,alert\n");
        lines.forEach(line -> text.append(line.stratum().unit())
                .append(',')
                .append(line.stratum().category())
                .append(',')
                .append(line.stratum().layer())
                .append(',')
                .append(line.matter())
                .append('\n'));
        return text.toString();
    }

    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
