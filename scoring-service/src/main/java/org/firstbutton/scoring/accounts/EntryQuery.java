package org.firstbutton.scoring.accounts;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.scheme.Period;
import org.jspecify.annotations.Nullable;

/** 分录查询 — which entries of an account are wanted. */
public class EntryQuery {
    private static final int LARGEST_PAGE = 200;
    private static final int PAGE = 50;

    @QueryParam("from")
    @Parameter(example = "2026-11-01", description = "首日（含） first day, included")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(example = "2026-11-30", description = "末日（含） last day, included")
    @Nullable
    String to;

    @QueryParam("severity")
    @Parameter(example = "HIGH", description = "LOW, MEDIUM, HIGH, CRITICAL")
    @Nullable
    String severity;

    @QueryParam("cursor")
    @Parameter(description = "上一页的 next · 'next' of the page before")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @Parameter(example = "50", description = "1–200")
    @Nullable
    String limit;

    @Nullable
    Period period(Instant now, ZoneId zone) {
        return from == null && to == null ? null : Period.asked(from, to, now, zone);
    }

    @Nullable
    Severity severity() {
        String wanted = severity;
        return wanted == null
                ? null
                : Arrays.stream(Severity.values())
                        .filter(known -> known.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> Refusal.field("severity", "expected LOW, MEDIUM, HIGH or CRITICAL"));
    }

    int limit() {
        return limit(limit);
    }

    /** The page size asked for. */
    static int limit(@Nullable String limit) {
        if (limit == null) {
            return PAGE;
        }
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > LARGEST_PAGE) {
            throw Refusal.field("limit", "expected 1 to " + LARGEST_PAGE);
        }
        return Integer.parseInt(limit);
    }
}
