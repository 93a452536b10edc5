package org.firstbutton.chassis.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * 有新事实 — rung after each commit that recorded facts, so that whoever hands them on need not wait for his next look.
 * It rings in this process only and may be missed; the regular look stays.
 */
@ApplicationScoped
public class FactBell {
    private long rung;

    public synchronized void ring() {
        rung++;
        notifyAll();
    }

    /**
     * Waits until it has rung since, at most this long.
     *
     * @param heard what the last call returned, 0 at first
     */
    public synchronized long await(long heard, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); rung == heard && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return rung;
    }
}
