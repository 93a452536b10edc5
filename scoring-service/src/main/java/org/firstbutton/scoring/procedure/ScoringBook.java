package org.firstbutton.scoring.procedure;

import java.util.List;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.ProcedureBook;
import org.firstbutton.scoring.dossierreview.DossierReviewProcedure;
import org.firstbutton.scoring.evaluation.EvaluationProcedure;
import org.firstbutton.scoring.listing.ListProcedure;
import org.firstbutton.scoring.objection.ScoreObjectionProcedure;
import org.firstbutton.scoring.records.RecordProcedure;
import org.firstbutton.scoring.selfreport.SelfReportProcedure;

/** 程序目录 — every procedure of the scoring service. */
public class ScoringBook implements ProcedureBook {

    @Override
    public List<Procedure> procedures() {
        return List.of(
                SelfReportProcedure.TABLE,
                EvaluationProcedure.TABLE,
                DossierReviewProcedure.TABLE,
                ListProcedure.TABLE,
                RecordProcedure.TABLE,
                ScoreObjectionProcedure.TABLE);
    }
}
