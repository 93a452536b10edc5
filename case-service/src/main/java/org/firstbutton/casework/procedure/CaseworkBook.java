package org.firstbutton.casework.procedure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.firstbutton.casework.casefile.CaseSteps;
import org.firstbutton.casework.custody.AreaPractice;
import org.firstbutton.casework.custody.VisitPractice;
import org.firstbutton.casework.dossier.DossierTable;
import org.firstbutton.casework.measure.MeasureProcedure;
import org.firstbutton.casework.measure.PreservationPractice;
import org.firstbutton.casework.property.ClearancePractice;
import org.firstbutton.casework.property.PropertyPractice;
import org.firstbutton.casework.registration.WalkInPractice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.ProcedureBook;
import org.firstbutton.chassis.procedure.Step;

/** 程序目录 — every procedure of the case service. */
public class CaseworkBook implements ProcedureBook {

    @Override
    public List<Procedure> procedures() {
        return List.of(
                MeasureProcedure.TABLE,
                PreservationPractice.PROCEDURE,
                VisitPractice.PROCEDURE,
                AreaPractice.PROCEDURE,
                PropertyPractice.PROCEDURE,
                ClearancePractice.PROCEDURE,
                DossierTable.PROCEDURE,
                WalkInPractice.PROCEDURE);
    }

    @Override
    public Map<String, Collection<Step>> steps() {
        return Map.of("/api/v1/cases/{id}", CaseSteps.all());
    }
}
