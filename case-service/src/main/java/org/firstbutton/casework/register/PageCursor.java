package org.firstbutton.casework.register;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.firstbutton.casework.casefile.CaseRecord;
import org.firstbutton.chassis.problem.Refusal;

/** 游标 — the last case of a page; opaque to callers. */
record PageCursor(Instant registeredAt, UUID id) {

    static String behind(CaseRecord last) {
        String text = last.registeredAt() + "|" + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static PageCursor read(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|");
            if (parts.length != 2) {
                throw unreadable();
            }
            return new PageCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException broken) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return Refusal.field("cursor", "须为上一页返回的游标 / take it from the page before");
    }
}
