package org.firstbutton.supervision.finding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 机关发起的程序 — names a {@code unit} and lies with the highest office for which whoever begins it acts on that unit. */
public interface UnderAnOffice extends Practice {
    @Override
    default Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId, JsonNode sent) {
        if (caseId != null) {
            throw Refusal.unknownField("/caseId");
        }
        String unit = sent.path("unit").asText();
        String office = Recusal.office(asking, unit)
                .filter(any -> unit.endsWith("/"))
                .orElseThrow(() -> Refusal.field("/unit", "须在您的组织范围内 / must lie in your organisations"));
        return new Place(id.toString(), null, office, List.of());
    }
}
