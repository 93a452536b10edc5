package org.firstbutton.supervision.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;

/**
 * 条件 — a CEL expression, type-checked and compiled when its pack was read. It has three answers: what cannot be
 * evaluated, for example because a field is missing, is UNKNOWN and accuses nobody.
 */
public final class Condition {
    private final String text;
    private final Program program;
    private final boolean usesMatter;

    Condition(String text, Program program) {
        this.text = text;
        this.program = program;
        this.usesMatter = text.contains("matter.") || text.contains("initial.");
    }

    public Outcome test(CelVariableResolver scene) {
        try {
            return Boolean.TRUE.equals(program.eval(scene)) ? Outcome.TRUE : Outcome.FALSE;
        } catch (CelEvaluationException missing) {
            return Outcome.UNKNOWN;
        }
    }

    /** Whether the answer may change with any later fact of the timeline. */
    public boolean usesMatter() {
        return usesMatter;
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    /** 真、假、无法判断 */
    public enum Outcome {
        TRUE,
        FALSE,
        UNKNOWN
    }
}
