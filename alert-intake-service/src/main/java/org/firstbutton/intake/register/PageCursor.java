package org.firstbutton.intake.register;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.firstbutton.chassis.problem.Refusal;

/** 翻页位置 — where a page ended, so that the next begins there whatever has been received meanwhile. */
record PageCursor(Instant receivedAt, UUID id) {

    String opaque() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((receivedAt + "|" + id).getBytes(StandardCharsets.UTF_8));
    }

    static PageCursor read(String opaque) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8).split("\\|", 2);
            return new PageCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException unreadable) {
            throw Refusal.field("cursor", "use the one that came with the last page");
        }
    }
}
