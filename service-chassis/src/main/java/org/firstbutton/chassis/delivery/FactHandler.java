package org.firstbutton.chassis.delivery;

import java.util.List;
import java.util.Set;
import org.firstbutton.contract.Topic;
import org.jdbi.v3.core.Handle;

/**
 * 收件人 — what a service does with the facts it receives. It is called with facts that are readable, new and in the
 * order of their aggregate, inside the transaction that also advances the positions.
 */
public interface FactHandler {
    /** Nothing is to be done after the commit. */
    Runnable DONE = () -> {};

    /** The topics to read. */
    Set<Topic> topics();

    /**
     * Takes the batch's effect, all of it, by set-based SQL on this handle. Where a service has several inboxes, their
     * threads come here at the same time, each with facts of other partitions.
     *
     * @return what is to be done after the commit, outside any transaction
     */
    Runnable apply(Handle handle, List<ArrivedFact> facts);

    /** Whether all that it does with a batch is to write rows and to look rows up by their keys. */
    default boolean worksByKeys() {
        return false;
    }
}
