package org.firstbutton.supervision.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 观察点 — as of when, and how far what we were told is complete.
 *
 * @param asOf facts that occurred later are hidden
 * @param watermark everything that our own services recorded up to here has been read
 * @param sources what is known of each foreign source; one that is not listed hands in through our own services
 */
public record Viewpoint(Instant asOf, Instant watermark, Map<String, Standing> sources) {

    /** Everything there is has been read, as in a back-test. */
    public static Viewpoint complete(Instant asOf) {
        return new Viewpoint(asOf, Instant.MAX, Map.of());
    }

    public Viewpoint withExports(Set<String> exports) {
        Map<String, Standing> all = new HashMap<>(sources);
        exports.forEach(source -> all.put(source, Standing.export()));
        return new Viewpoint(asOf, watermark, Map.copyOf(all));
    }

    Standing of(String source) {
        return sources.getOrDefault(source, Standing.OWN);
    }

    /** Whether an answer that came by {@code due} would be here by now. */
    Gate gate(String source, Instant due) {
        Standing standing = of(source);
        if (standing.isExport) {
            return Gate.OPEN;
        }
        Instant needed = due.plus(standing.grace);
        boolean told = standing.watermark == null || !standing.watermark.isBefore(needed);
        if (standing.silentSince != null
                && standing.silentSince.isBefore(needed)
                && (standing.watermark == null || !told)) {
            return Gate.SILENT;
        }
        return told && !watermark.isBefore(needed) ? Gate.OPEN : Gate.BEHIND;
    }

    enum Gate {
        OPEN,
        BEHIND,
        SILENT
    }

    /**
     * 数据源状况
     *
     * @param grace how much later than due it may record and hand in
     * @param watermark how far it says it has handed in; none for a source that does not say
     * @param silentSince when it was last heard, once it is overdue to be heard again
     * @param isExport a record of the past: judged on business time alone
     */
    public record Standing(
            Duration grace,
            @Nullable Instant watermark,
            @Nullable Instant silentSince,
            boolean isExport) {
        static final Standing OWN = new Standing(Duration.ZERO, null, null, false);

        public static Standing export() {
            return new Standing(Duration.ZERO, null, null, true);
        }
    }
}
