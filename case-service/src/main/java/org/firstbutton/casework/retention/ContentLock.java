package org.firstbutton.casework.retention;

import org.jdbi.v3.core.Handle;

/** Between who refers to a content and who removes it; held until the transaction ends. */
public final class ContentLock {
    private ContentLock() {}

    public static void take(Handle handle, String address) {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:address, 113))")
                .bind("address", address)
                .map((row, context) -> true)
                .list();
    }
}
