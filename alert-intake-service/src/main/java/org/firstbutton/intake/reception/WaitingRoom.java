package org.firstbutton.intake.reception;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.reception.WaitingCall.Company;
import org.firstbutton.intake.reception.WaitingCall.Once;

/**
 * 候写区 — where calls wait for a writer. Who comes after a silence is taken at once; who comes within a few milliseconds
 * of the last group waits for the rest of them, longer where only few have come, because a group costs the database
 * hardly more than one call. What does not fit in is sent away at once, with a time to come back.
 */
@ApplicationScoped
class WaitingRoom {
    static final int SEATS = 2048;
    static final int TOGETHER = 256;
    static final int FEW = 8;
    private static final long BETWEEN_NANOS = Duration.ofMillis(4).toNanos();
    private static final long FOR_FEW_NANOS = Duration.ofMillis(12).toNanos();

    private final Map<Company, Deque<WaitingCall>> waiting = new LinkedHashMap<>();
    private final LongSupplier nanos;
    private int seated;
    private long nextTaking;
    private boolean closed;

    WaitingRoom() {
        this(System::nanoTime);
    }

    WaitingRoom(LongSupplier nanos) {
        this.nanos = nanos;
        this.nextTaking = nanos.getAsLong();
    }

    synchronized void enter(WaitingCall call) {
        if (closed || seated == SEATS) {
            throw Refusal.of(ProblemKind.UNAVAILABLE, "too many alerts wait to be written; none of this one was kept");
        }
        seated++;
        waiting.computeIfAbsent(call.company(), company -> new ArrayDeque<>()).add(call);
        notify();
    }

    /** The calls of the company that has waited longest, each key once; empty when the room is closed and empty. */
    synchronized List<WaitingCall> next() throws InterruptedException {
        while (true) {
            if (seated == 0 && closed) {
                return List.of();
            }
            long left = patience();
            if (left <= 0) {
                return taken();
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** For how many nanoseconds those inside wait for more; with several companies a group waits for none of them. */
    synchronized long patience() {
        if (seated == 0) {
            return Long.MAX_VALUE;
        }
        if (closed || waiting.size() > 1 || seated >= TOGETHER) {
            return 0;
        }
        return nextTaking + (seated < FEW ? FOR_FEW_NANOS : 0) - nanos.getAsLong();
    }

    private List<WaitingCall> taken() {
        nextTaking = nanos.getAsLong() + BETWEEN_NANOS;
        Map.Entry<Company, Deque<WaitingCall>> first =
                waiting.entrySet().iterator().next();
        Company company = first.getKey();
        Deque<WaitingCall> queue = first.getValue();
        waiting.remove(company);
        List<WaitingCall> taken = take(queue);
        if (!queue.isEmpty()) {
            // Behind the others, so that a busy source does not keep a quiet one waiting.
            waiting.put(company, queue);
        }
        seated -= taken.size();
        if (seated > 0) {
            notify();
        }
        return taken;
    }

    private static List<WaitingCall> take(Deque<WaitingCall> queue) {
        List<WaitingCall> taken = new ArrayList<>(Math.min(TOGETHER, queue.size()));
        Set<Once> keys = new HashSet<>();
        for (Iterator<WaitingCall> calls = queue.iterator(); calls.hasNext() && taken.size() < TOGETHER; ) {
            WaitingCall call = calls.next();
            if (keys.add(call.once())) {
                taken.add(call);
                calls.remove();
            }
        }
        return taken;
    }

    /** Nobody enters any more; those inside are still served. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
