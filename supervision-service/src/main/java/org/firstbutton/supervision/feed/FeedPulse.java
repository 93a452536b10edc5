package org.firstbutton.supervision.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** 脉搏 — beats in this replica when the feed has grown, whichever replica numbered the entries. */
@ApplicationScoped
class FeedPulse {
    private final BroadcastProcessor<Long> beats = BroadcastProcessor.create();

    private volatile long end;

    void grown(long last) {
        end = last;
        beats.onNext(last);
    }

    /** The last number known here. */
    long end() {
        return end;
    }

    /** Of beats that nobody had time for, the last one is kept: whoever looks then sees them all. */
    Multi<Long> beats() {
        return beats.onOverflow().dropPreviousItems();
    }
}
