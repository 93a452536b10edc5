package org.firstbutton.intake.alert;

import java.util.List;
import org.firstbutton.contract.alert.AlertFact;
import org.jdbi.v3.core.Handle;

/** 系统备注 — what the machine itself has to record once a command was carried out; not told to whoever gave it. */
public interface Remarks {

    /** @param alert as the facts have left it */
    List<AlertFact> on(Handle handle, Alert alert, List<? extends AlertFact> facts);
}
