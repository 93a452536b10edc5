package org.firstbutton.supervision.finding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 问题之上的程序 — begins with {@code findingId} and lies where that finding lies: its matter, its unit. */
public interface AboutFinding extends Practice {
    Findings findings();

    /** Refuses where a procedure of this kind does not begin with such a finding. */
    default void requireBegins(FindingRow row) {}

    @Override
    default Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId) {
        throw Refusal.field("/findingId", "须指明问题 / say which finding");
    }

    @Override
    default Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId, JsonNode sent) {
        if (caseId != null) {
            throw Refusal.unknownField("/caseId");
        }
        FindingRow row = findings()
                .find(handle, findingId(sent.path("findingId").asText()))
                .orElseThrow(Refusal::notFound);
        requireBegins(row);
        return new Place(row.draft().matter(), null, row.draft().orgPath(), List.of());
    }

    static UUID findingId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.field("/findingId", "须为问题标识 / the id of a finding is expected");
        }
    }
}
