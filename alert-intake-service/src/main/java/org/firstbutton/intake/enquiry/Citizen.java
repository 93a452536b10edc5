package org.firstbutton.intake.enquiry;

import java.util.List;
import java.util.Set;
import org.firstbutton.chassis.access.Caller;

/** 群众 — whoever asks without a token; nothing about him is recorded. */
final class Citizen {
    static final String ROLE = "CITIZEN";

    /** Sees no organisation's rows. */
    static final Caller ANYBODY = in(List.of());

    private Citizen() {}

    /** Whose code was right: sees what these organisations hold, of which he is shown his own matter's milestones. */
    static Caller in(List<String> orgPaths) {
        return new Caller("citizen", Set.of(ROLE), List.copyOf(orgPaths), null, null);
    }
}
