package org.firstbutton.supervision.clearing;

import java.util.List;
import java.util.Locale;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.clearing.ClearingRow.State;

/** 清结命令 — the table b12 as far as people act in it: each command and the states that allow it; time cuts off, the machine sweeps. */
enum ClearingCommand {
    EXPLAIN,
    SIGN,
    REPORT;

    private List<State> in() {
        return switch (this) {
            case EXPLAIN -> List.of(State.SWEPT, State.EXPLAINED);
            case SIGN -> List.of(State.EXPLAINED);
            case REPORT -> List.of(State.SIGNED);
        };
    }

    /** As URLs, refusals and the audit trail call it. */
    String verb() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** 409 naming the rule, where the state does not allow it. */
    ClearingRow requireIn(ClearingRow row) {
        if (!in().contains(row.state())) {
            String rule = "b12: " + verb() + " only in " + in();
            throw Refusal.forbiddenBy(rule, "当前状态：" + row.stateZh() + " / " + rule + "; it is " + row.state());
        }
        return row;
    }
}
