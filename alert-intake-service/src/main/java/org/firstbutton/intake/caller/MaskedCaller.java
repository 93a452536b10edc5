package org.firstbutton.intake.caller;

import org.jspecify.annotations.Nullable;

/**
 * 脱敏报警人 — masked as it is made, so that no view can forget to.
 *
 * @param unreadable true where the sealed record was tampered with; operations have been alarmed
 */
public record MaskedCaller(
        @Nullable String name,
        @Nullable String phone,
        @Nullable Boolean unreadable) {
    private static final int SHORTEST_PARTLY_SHOWN = 8;

    public MaskedCaller {
        name = name == null || name.isBlank() ? null : maskedName(name);
        phone = phone == null || phone.isBlank() ? null : maskedPhone(phone);
    }

    /** 张三丰 is 张**. */
    private static String maskedName(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** 13812345678 is 138****5678; of a short number nothing is shown. */
    private static String maskedPhone(String phone) {
        return phone.length() < SHORTEST_PARTLY_SHOWN
                ? "****"
                : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
