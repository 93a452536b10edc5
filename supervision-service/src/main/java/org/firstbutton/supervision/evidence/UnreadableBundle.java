package org.firstbutton.supervision.evidence;

import org.jspecify.annotations.Nullable;

/** The file is no evidence bundle, or one that this version cannot read. */
public final class UnreadableBundle extends RuntimeException {
    UnreadableBundle(String message) {
        this(message, null);
    }

    UnreadableBundle(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
