package org.firstbutton.casework.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice.Place;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 随案 — where a proceeding belongs that is opened on a case: its matter, its unit, and those who work on it. */
@ApplicationScoped
public class CasePlaces {
    private final CaseRecords cases;

    CasePlaces(CaseRecords cases) {
        this.cases = cases;
    }

    /** The place on a case that the caller may attach to; 400 if no case is named, 404 if he sees none of this id. */
    public Place onCase(Handle handle, Caller caller, @Nullable UUID caseId) {
        if (caseId == null) {
            throw Refusal.field("/caseId", "须指明案件 / name the case");
        }
        CaseRecord record = cases.attachable(handle, caller, caseId).orElseThrow(Refusal::notFound);
        return new Place(
                record.matter(), caseId, record.orgPath(), record.progress().hands());
    }

    /** Everybody who has worked on the case. */
    public List<String> hands(Handle handle, UUID caseId) {
        return cases.byId(handle, caseId)
                .map(record -> record.progress().hands())
                .orElse(List.of());
    }

    /** What kind of case it is; it was found before. */
    public CaseKind kind(Handle handle, UUID caseId) {
        return cases.byId(handle, caseId).map(CaseRecord::kind).orElseThrow(Refusal::notFound);
    }

    /** On the case if one is named; otherwise a matter of its own at the caller's first organisation. */
    public Place onCaseOrAlone(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        if (caseId != null) {
            return onCase(handle, caller, caseId);
        }
        String orgPath = caller.orgPaths().stream()
                .findFirst()
                .orElseThrow(() -> Refusal.field("/caseId", "须指明案件 / name the case"));
        return new Place(id.toString(), null, orgPath, List.of());
    }
}
