package org.firstbutton.supervision.objection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.ProceedingDesk;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.supervision.finding.Aftermath;
import org.jdbi.v3.core.Handle;

/** 未决异议 — an objection to a finding that was overturned otherwise has its answer. */
@ApplicationScoped
class OpenObjections implements Aftermath {
    private final Proceedings proceedings;
    private final ProceedingDesk desk;
    private final ObjectionPractice practice;

    OpenObjections(Proceedings proceedings, ProceedingDesk desk, ObjectionPractice practice) {
        this.proceedings = proceedings;
        this.desk = desk;
        this.practice = practice;
    }

    @Override
    public void overturned(Handle handle, UUID finding) {
        for (Proceeding objection : proceedings.openAbout(handle, practice.procedure(), finding.toString())) {
            desk.follow(handle, practice, objection, "settle");
        }
    }
}
