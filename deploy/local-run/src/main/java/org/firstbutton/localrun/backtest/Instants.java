package org.firstbutton.localrun.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** 读时刻 — RFC 3339; the usual form in UTC without a formatter, which takes longer than the rest of a line. */
final class Instants {
    private static final int SHORTEST = "2026-03-01T00:00:00Z".length();

    private Instants() {}

    /** @throws java.time.DateTimeException where it is no date-time with offset */
    static Instant parse(String text) {
        int last = text.length() - 1;
        boolean usual = text.length() >= SHORTEST
                && text.charAt(last) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (last == 19 || text.charAt(19) == '.');
        if (!usual) {
            return OffsetDateTime.parse(text).toInstant();
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || last > 29) {
            return OffsetDateTime.parse(text).toInstant();
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        return Instant.ofEpochSecond(day * 86_400 + hour * 3_600L + minute * 60L + second, nanos(text, last));
    }

    private static int nanos(String text, int last) {
        int nanos = 0;
        int digits = 0;
        for (int i = 20; i < last; i++, digits++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return OffsetDateTime.parse(text).getNano();
            }
            nanos = nanos * 10 + digit;
        }
        for (; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
