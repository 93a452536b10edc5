package org.firstbutton.supervision.finding;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** 善后 — what becomes of what was opened after a finding, once it was overturned. */
public interface Aftermath {

    void overturned(Handle handle, UUID finding);
}
