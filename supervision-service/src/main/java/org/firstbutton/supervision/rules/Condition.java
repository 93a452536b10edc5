package org.firstbutton.supervision.rules;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.Optional;

/**
 * 条件 — a CEL expression, type-checked and compiled when its pack was read. It has three answers: what cannot be
 * evaluated, for example because a field is missing, is UNKNOWN and accuses nobody.
 */
public final class Condition {
    private final String text;
    private final Program program;
    private final Term term;
    private final boolean usesMatter;

    /** @param term the same expression as a closure */
    Condition(String text, Program program, Term term) {
        this.text = text;
        this.program = program;
        this.term = term;
        this.usesMatter = text.contains("matter.") || text.contains("initial.");
    }

    public Outcome test(CelVariableResolver scene) {
        Object quick = term.eval(scene);
        if (quick instanceof Boolean holds) {
            return holds ? Outcome.TRUE : Outcome.FALSE;
        }
        return quick == Term.ERROR ? Outcome.UNKNOWN : askTheLibrary(scene);
    }

    Outcome askTheLibrary(CelVariableResolver scene) {
        try {
            return Boolean.TRUE.equals(program.eval(scene)) ? Outcome.TRUE : Outcome.FALSE;
        } catch (CelEvaluationException missing) {
            return Outcome.UNKNOWN;
        }
    }

    /** Whether it is false whatever the facts are: false even where nothing at all is known. */
    boolean isNever() {
        return test(name -> Optional.empty()) == Outcome.FALSE;
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
