package org.firstbutton.supervision.finding;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** 前例 — what had been put right before. */
public interface Precedents {

    /** The earlier finding of the same rule in the same unit that had been put right and was still being watched. */
    Optional<UUID> before(Handle handle, FindingDraft finding);
}
