package org.firstbutton.scoring.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 分录页 — entries newest first; {@code next} is the cursor of the page after this one. */
public record EntryPage(List<EntryView> items, @Nullable String next) {

    /** @param found one more than {@code limit} where there is a next page */
    static EntryPage of(List<EntryView> found, int limit) {
        if (found.size() <= limit) {
            return new EntryPage(found, null);
        }
        List<EntryView> items = found.subList(0, limit);
        return new EntryPage(items, Cursor.entriesBefore(items.get(limit - 1).seq()));
    }
}
