package org.firstbutton.supervision.procedure;

import java.util.List;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.ProcedureBook;
import org.firstbutton.supervision.accountability.AccountabilityProcedure;
import org.firstbutton.supervision.campaign.CampaignProcedure;
import org.firstbutton.supervision.campaign.ProgrammeTaskProcedure;
import org.firstbutton.supervision.inspection.InspectionProcedure;
import org.firstbutton.supervision.objection.ObjectionProcedure;
import org.firstbutton.supervision.rectification.RectificationProcedure;
import org.firstbutton.supervision.sampling.SamplingProcedure;

/** 程序目录 — every procedure of the supervision service. */
public class SupervisionBook implements ProcedureBook {

    @Override
    public List<Procedure> procedures() {
        return List.of(
                RectificationProcedure.TABLE,
                ObjectionProcedure.TABLE,
                AccountabilityProcedure.TABLE,
                InspectionProcedure.TABLE,
                SamplingProcedure.TABLE,
                CampaignProcedure.TABLE,
                ProgrammeTaskProcedure.TABLE);
    }
}
