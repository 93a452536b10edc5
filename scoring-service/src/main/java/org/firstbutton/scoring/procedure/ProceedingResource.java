package org.firstbutton.scoring.procedure;

import jakarta.ws.rs.Path;
import org.firstbutton.chassis.procedure.ProceedingDoor;
import org.firstbutton.chassis.procedure.ProceedingEndpoints;

/** 办理窗口 — the endpoints of all procedures of {@link ScoringBook}. */
@Path("/api/v1")
public class ProceedingResource extends ProceedingEndpoints {

    ProceedingResource(ProceedingDoor door) {
        super(door);
    }
}
