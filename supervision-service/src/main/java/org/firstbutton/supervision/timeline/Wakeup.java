package org.firstbutton.supervision.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** 叫醒 — lets the sweep rest without letting a fresh fact wait. */
@ApplicationScoped
public class Wakeup {
    private final Semaphore bell = new Semaphore(0);

    public void ring() {
        bell.release();
    }

    /** Waits for the bell, at most this long; however often it rang, once is enough. */
    public void await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
