package org.firstbutton.casework.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** 公民身份号码 — 17 digits and a check character (GB 11643-1999; ISO 7064 MOD 11-2); says when its holder was born. */
final class ResidentId {
    private static final Pattern SHAPE = Pattern.compile("\\d{17}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private ResidentId() {}

    /** Whether it is one; {@code number} without spaces, a final X large. */
    static boolean is(String number) {
        return SHAPE.matcher(number).matches()
                && number.charAt(17) == check(number)
                && birthDate(number).isPresent();
    }

    static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    static Optional<LocalDate> birthDate(String number) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14))));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
