package org.firstbutton.supervision.finding;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** 筛选 — what the finding list can be narrowed by; all given conditions hold together. */
public class FindingFilter {
    @QueryParam("rule")
    @Parameter(description = "Rule ids, divided by commas, for example ALT-05 or ALT-05,ALT-06")
    @Nullable
    String rule;

    @QueryParam("orgPath")
    @Parameter(description = "Organisation subtree, ends in /")
    @Nullable
    String orgPath;

    @QueryParam("status")
    @Parameter(description = "RAISED, CONFIRMED, DISMISSED, OVERTURNED or WITHDRAWN")
    @Nullable
    String status;

    @QueryParam("severity")
    @Nullable
    String severity;

    @QueryParam("subject")
    @Parameter(description = "Id or source number of the alert, case or source")
    @Nullable
    String subject;

    /** Whether a draft judged as of an earlier instant passes. */
    public boolean passes(FindingDraft draft) {
        return Optional.ofNullable(rule)
                        .map(rules -> List.of(rules.split(",")).contains(draft.ruleId()))
                        .orElse(true)
                && Optional.ofNullable(orgPath).map(draft.orgPath()::startsWith).orElse(true)
                && Optional.ofNullable(severity).map(draft.severity()::equals).orElse(true)
                && Optional.ofNullable(status).map("RAISED"::equals).orElse(true)
                && Optional.ofNullable(subject)
                        .map(wanted -> wanted.equals(draft.subject()) || wanted.equals(draft.number()))
                        .orElse(true);
    }
}
