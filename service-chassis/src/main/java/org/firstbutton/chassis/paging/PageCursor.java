package org.firstbutton.chassis.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.firstbutton.chassis.problem.Refusal;

/** 游标 — the last item of a page; opaque to callers. */
public record PageCursor(Instant at, UUID id) {

    public String opaque() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }

    public static PageCursor read(String opaque) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8).split("\\|", 2);
            return new PageCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException unreadable) {
            throw Refusal.field("cursor", "须为上一页返回的游标 / take it from the page before");
        }
    }
}
