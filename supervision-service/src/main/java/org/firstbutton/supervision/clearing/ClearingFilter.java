package org.firstbutton.supervision.clearing;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 筛选 — which cycles; all given conditions hold together. */
public class ClearingFilter {
    @QueryParam("orgPath")
    @Parameter(description = "Organisation subtree, ends in /", example = "HB/JZ/SS/")
    @Nullable
    String orgPath;

    @QueryParam("cycle")
    @Parameter(description = "DAY, MONTH or QUARTER")
    @Nullable
    String cycle;

    @QueryParam("period")
    @Parameter(description = "2026-11-22, 2026-11 or 2026-Q4")
    @Nullable
    String period;

    @QueryParam("state")
    @Parameter(description = "OPEN, CUT_OFF, SWEPT, EXPLAINED, SIGNED or REPORTED")
    @Nullable
    String state;

    @QueryParam("unsigned")
    @DefaultValue("false")
    @Parameter(description = "Only those swept that nobody has signed")
    boolean unsigned;

    @QueryParam("late")
    @DefaultValue("false")
    @Parameter(description = "Only those that should have been signed by now")
    boolean late;

    void requireKnown() {
        known("cycle", cycle, Cycle.values());
        known("state", state, ClearingRow.State.values());
        if (orgPath != null && !orgPath.endsWith("/")) {
            throw Refusal.field("orgPath", "机构路径以 / 结尾 / an organisation path ends in /");
        }
    }

    private static void known(String field, @Nullable String given, Enum<?>[] all) {
        if (given != null
                && java.util.Arrays.stream(all).noneMatch(each -> each.name().equals(given))) {
            throw Refusal.field(field, "须为 / one of " + java.util.Arrays.toString(all));
        }
    }
}
