package org.firstbutton.supervision.finding;

import java.time.Instant;
import java.util.List;
import org.firstbutton.chassis.access.Caller;
import org.jspecify.annotations.Nullable;

/** 截至 — judges everything on record as of an earlier instant, without writing anything. */
public interface AsOf {

    /** A page of what stood then, and where the next one starts; a matter is never split between pages. */
    record Page(List<FindingDraft> findings, @Nullable String next) {}

    Page judge(Caller caller, FindingFilter filter, Instant asOf, @Nullable String cursor, int limit);
}
