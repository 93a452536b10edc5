package org.firstbutton.intake.reception;

import java.util.function.Supplier;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.alert.Alerts;

/** 被抢先 — somebody else received the same number at the same moment; tried again, it is found. */
final class Overtaken {
    private static final int ATTEMPTS = 5;

    private Overtaken() {}

    static <T> T again(Supplier<T> attempt) {
        for (int i = 1; i < ATTEMPTS; i++) {
            try {
                return attempt.get();
            } catch (Alerts.Taken taken) {
                io.quarkus.logging.Log.debugf("the same number at the same moment, attempt %d", i);
            }
        }
        // What can neither be found nor inserted lies out of the caller's sight.
        throw Refusal.notFound();
    }
}
