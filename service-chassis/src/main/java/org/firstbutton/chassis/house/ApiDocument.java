package org.firstbutton.chassis.house;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.firstbutton.chassis.problem.ProblemResponses;
import org.firstbutton.chassis.procedure.ProcedureDocument;

/** 接口文档 — what is added to the API document of every service; the configuration takes one filter only. */
public class ApiDocument implements OASFilter {
    private static final List<OASFilter> PARTS = List.of(new ProcedureDocument(), new ProblemResponses());

    @Override
    public void filterOpenAPI(OpenAPI document) {
        PARTS.forEach(part -> part.filterOpenAPI(document));
    }
}
