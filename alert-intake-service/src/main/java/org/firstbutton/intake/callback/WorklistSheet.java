package org.firstbutton.intake.callback;

import java.util.stream.Collectors;
import org.firstbutton.chassis.sheet.Sheet;
import org.jspecify.annotations.Nullable;

/** 待回访清单表样 — its callers masked as everywhere. */
final class WorklistSheet {
    static final Sheet<DueCallback> SHEET = Sheet.<DueCallback>of("callbacks", "待回访")
            .withMark()
            .column("警情 alert", DueCallback::alertId)
            .column("案件 case", DueCallback::caseId)
            .column("单位 unit", DueCallback::orgPath)
            .column("办结 closed", DueCallback::closedAt)
            .column("类别 category", DueCallback::category)
            .column("级别 level", DueCallback::level)
            .column(
                    "事由 reasons",
                    line -> line.reasons().stream().map(DueCallback.Reason::zh).collect(Collectors.joining("；")))
            .column("期限 due", DueCallback::due)
            .column("已联系次数 attempts", line -> line.attempts().size())
            .column("最近结果 last outcome", WorklistSheet::lastOutcome)
            .column("电话 phone", line -> line.caller().phone());

    private WorklistSheet() {}

    private static @Nullable Object lastOutcome(DueCallback line) {
        int attempts = line.attempts().size();
        return attempts == 0 ? null : line.attempts().get(attempts - 1).outcome();
    }
}
