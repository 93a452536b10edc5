package org.firstbutton.supervision.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 规则包 — rules that come into force together. Read by {@link PackReader}, which compiles it once.
 *
 * @param effectiveFrom first day in the pack's zone on which a trigger arms
 * @param effectiveTo first day on which it arms no more
 */
public record RulePack(
        String name,
        String version,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable ZoneId zone,
        @Nullable Sources sources,
        Vocabulary vocabulary,
        List<Rule> rules,
        List<Example> examples) {

    /** Without a list a pack speaks to every source that is not an export; with one, only to those named. */
    public boolean speaksTo(String source, boolean isExport) {
        return sources == null ? !isExport : sources.names(source, isExport);
    }

    /** The pack without the rules that wait for facts which nobody records yet: they would accuse everybody. */
    public RulePack without(Set<String> unrecorded) {
        return new RulePack(
                name,
                version,
                effectiveFrom,
                effectiveTo,
                zone,
                sources,
                vocabulary,
                rules.stream()
                        .filter(rule -> rule.waitsFor(unrecorded).isEmpty())
                        .toList(),
                examples);
    }

    /** 适用来源 — by id, or all sources of the kind {@code export}. */
    public record Sources(Set<String> ids, boolean foreign) {
        boolean names(String source, boolean isExport) {
            return ids.contains(source) || (foreign && isExport);
        }
    }
}
