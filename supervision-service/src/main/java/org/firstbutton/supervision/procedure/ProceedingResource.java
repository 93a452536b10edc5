package org.firstbutton.supervision.procedure;

import jakarta.ws.rs.Path;
import org.firstbutton.chassis.procedure.ProceedingDoor;
import org.firstbutton.chassis.procedure.ProceedingEndpoints;

/** 办理窗口 — the endpoints of all procedures of {@link SupervisionBook}. */
@Path("/api/v1")
public class ProceedingResource extends ProceedingEndpoints {

    ProceedingResource(ProceedingDoor door) {
        super(door);
    }
}
