package org.firstbutton.intake.procedure;

import java.util.List;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.ProcedureBook;
import org.firstbutton.intake.complaint.ComplaintProcedure;
import org.firstbutton.intake.disclosure.DisclosurePractice;
import org.firstbutton.intake.recheck.RecheckPractice;

/** 程序目录 — every procedure of the intake service. */
public class IntakeBook implements ProcedureBook {

    @Override
    public List<Procedure> procedures() {
        return List.of(ComplaintProcedure.TABLE, DisclosurePractice.PROCEDURE, RecheckPractice.PROCEDURE);
    }
}
