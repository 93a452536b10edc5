package org.firstbutton.scoring.accounts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 经手警情页 — the alerts behind a denominator, newest first. */
public record AlertPage(List<AlertInHand> items, @Nullable String next) {

    /** An alert that the unit had in hand since {@code inHandAt}. */
    public record AlertInHand(String alert, Instant inHandAt) {}

    /** @param found one more than {@code limit} where there is a next page */
    static AlertPage of(List<AlertInHand> found, int limit) {
        if (found.size() <= limit) {
            return new AlertPage(found, null);
        }
        List<AlertInHand> items = found.subList(0, limit);
        AlertInHand last = items.get(limit - 1);
        return new AlertPage(
                items, Cursor.alertsBefore(new Cursor.Place(last.inHandAt().atOffset(ZoneOffset.UTC), last.alert())));
    }
}
