package org.firstbutton.casework.procedure;

import java.util.List;
import org.firstbutton.casework.property.PropertyPractice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.ProcedureBook;

/** 程序目录 — every procedure of the case service. */
public class CaseworkBook implements ProcedureBook {

    @Override
    public List<Procedure> procedures() {
        return List.of(PropertyPractice.PROCEDURE);
    }
}
