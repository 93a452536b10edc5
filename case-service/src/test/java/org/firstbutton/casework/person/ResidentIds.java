package org.firstbutton.casework.person;

import java.util.concurrent.atomic.AtomicInteger;

/** 公民身份号码 — invented numbers, no two of which are the same: tests share a database, and one looks for a number. */
final class ResidentIds {
    private static final int PLACES = 1_000;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private ResidentIds() {}

    static String bornOn(String day) {
        String front = "420102" + day + "%03d".formatted(NEXT.getAndIncrement() % PLACES);
        return front + ResidentId.check(front);
    }
}
