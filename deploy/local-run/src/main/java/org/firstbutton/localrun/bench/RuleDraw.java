package org.firstbutton.localrun.bench;

import java.util.Locale;

/** 多条规则 — the bench's pack with as many deadlines as asked for, so that the cost of rules can be told from the cost of findings. */
final class RuleDraw {
    private static final String[][] PAIRS = {
        {"call.received", "call.dispatched"},
        {"call.dispatched", "call.arrived"},
        {"call.received", "call.disposed"},
        {"call.disposed", "case.filed"},
        {"case.filed", "case.investigated"}
    };

    private RuleDraw() {}

    /** @param five the pack whose vocabulary is used; the limits are long, all different, and hardly ever broken */
    static String deadlines(String five, int count) {
        StringBuilder pack = new StringBuilder(five.substring(0, five.indexOf("rules:"))).append("rules:\n");
        for (int i = 0; i < count; i++) {
            String[] pair = PAIRS[i % PAIRS.length];
            pack.append(String.format(
                    Locale.ROOT,
                    """
                      - id: D%d-%02d
                        name: {zh: 第%d条, en: Deadline %d}
                        kind: deadline
                        trigger: %s
                        %s
                        expect: %s
                        limits: [{within: %d HOURS, calendar: CLOCK}]
                        ladder: E1
                        basis: bench
                        examples:
                          - {told: nothing yet, facts: [{at: '08:00', case.investigated: {}}], askedAt: '09:00', state: NONE}
                    """,
                    i,
                    i % 100,
                    i,
                    i,
                    pair[0],
                    pair[0].equals("call.disposed") ? "when: fact.crime" : "earlyResponse: false",
                    pair[1],
                    600 + i));
        }
        return pack.toString();
    }
}
