package org.firstbutton.supervision.worklist;

import java.util.List;
import java.util.TreeSet;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.supervision.objection.ObjectionProcedure;
import org.firstbutton.supervision.rectification.RectificationProcedure;

/** 环节 — which state of which procedure waits for whom; the roles are those of its table. */
final class Stages {
    /** Who acts: the unit itself, or an organisation above it that stands no lower than a certain other one. */
    enum Level {
        UNIT,
        ISSUER,
        ABOVE_ISSUER,
        CONFIRMER
    }

    /** @param takers divided by a blank, as SQL takes them apart again */
    record Stage(String procedure, String state, TaskKind task, Level level, String takers) {}

    static final List<Stage> ALL = List.of(
            ordered("ORDERED", TaskKind.ACKNOWLEDGE, Level.UNIT, "acknowledge"),
            ordered("RECTIFYING", TaskKind.SUBMIT, Level.UNIT, "submit"),
            ordered("EXTENDED", TaskKind.SUBMIT, Level.UNIT, "submit"),
            ordered("RETURNED", TaskKind.SUBMIT, Level.UNIT, "submit"),
            ordered("INTERVIEWED", TaskKind.SUBMIT, Level.UNIT, "submit"),
            ordered("RECHECKING", TaskKind.RECHECK, Level.ISSUER, "pass"),
            ordered("RECHECKING_AGAIN", TaskKind.RECHECK, Level.ISSUER, "pass"),
            ordered("ESCALATED", TaskKind.INTERVIEW, Level.ABOVE_ISSUER, "interview"),
            ordered("RECHECKING_ABOVE", TaskKind.RECHECK_ABOVE, Level.ABOVE_ISSUER, "pass-above"),
            ordered("RECTIFIED", TaskKind.CLOSE, Level.ISSUER, "close"),
            stage(ObjectionProcedure.TABLE, "OBJECTED", TaskKind.DECIDE_OBJECTION, Level.CONFIRMER, "uphold"));

    private Stages() {}

    private static Stage ordered(String state, TaskKind task, Level level, String step) {
        return stage(RectificationProcedure.TABLE, state, task, level, step);
    }

    private static Stage stage(Procedure procedure, String state, TaskKind task, Level level, String step) {
        procedure.require(state, procedure.step(step));
        return new Stage(
                procedure.head().path(),
                state,
                task,
                level,
                String.join(" ", new TreeSet<>(procedure.step(step).takers())));
    }
}
