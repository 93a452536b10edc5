package org.firstbutton.scoring.accounts;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 游标 — where the next page of a list starts; opaque to callers. */
final class Cursor {
    private static final String ENTRIES = "entries before ";
    private static final String ALERTS = "alerts before ";

    private Cursor() {}

    static String entriesBefore(long seq) {
        return encoded(ENTRIES + seq);
    }

    static long entriesBefore(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(decoded(ENTRIES, cursor));
        } catch (IllegalArgumentException foreign) {
            throw refused();
        }
    }

    /** Alerts are listed newest first; equal times by id. */
    record Place(OffsetDateTime at, String alert) {}

    static String alertsBefore(Place place) {
        return encoded(ALERTS + place.at() + ' ' + place.alert());
    }

    static @Nullable Place alertsBefore(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts = decoded(ALERTS, cursor).split(" ", 2);
            return new Place(OffsetDateTime.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
            throw refused();
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String prefix, String cursor) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        if (!text.startsWith(prefix)) {
            throw new IllegalArgumentException("of another list");
        }
        return text.substring(prefix.length());
    }

    private static Refusal refused() {
        return Refusal.field("cursor", "not a cursor of this list (无效的游标)");
    }
}
