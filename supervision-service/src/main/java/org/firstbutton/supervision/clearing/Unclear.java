package org.firstbutton.supervision.clearing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 未清 — one thing that is unclear at a cut-off.
 *
 * @param ref the matter, case, item of property, finding, order or organisation; once for each kind on a list
 * @param since it has been open
 */
record Unclear(
        ItemKind kind,
        String ref,
        @Nullable String number,
        @Nullable String ruleId,
        @Nullable String severity,
        @Nullable String matter,
        Instant since) {

    static Unclear ofMatter(ItemKind kind, String ref, Sweep.Matter matter, Instant since) {
        return new Unclear(kind, ref, matter.number(), null, null, matter.key(), since);
    }
}
