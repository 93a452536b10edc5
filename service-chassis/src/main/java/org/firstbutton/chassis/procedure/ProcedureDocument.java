package org.firstbutton.chassis.procedure;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.firstbutton.contract.FactTypes;

/** Writes into the API document, in place of the general endpoints, one operation for each step of each procedure. */
public class ProcedureDocument implements OASFilter {
    private static final String ROOT = "/api/v1/{register}";
    private static final String PROPOSAL = "/{id}/proposals/{proposal}";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        ProcedureBook.books().forEach(book -> book.steps().forEach((path, steps) -> describe(document, path, steps)));
        if (document.getPaths().getPathItem(ROOT) == null) {
            return;
        }
        ProcedureBook.all().forEach(procedure -> describe(document, procedure));
        List.copyOf(document.getPaths().getPathItems().keySet()).stream()
                .filter(path -> path.startsWith(ROOT))
                .forEach(document.getPaths()::removePathItem);
    }

    // Paths end in the register and the id: /api/v1/cases/{id}.
    private static void describe(OpenAPI document, String path, Collection<Step> steps) {
        String general = path + ":{step}";
        if (document.getPaths().getPathItem(general) != null) {
            String register = path.substring("/api/v1/".length(), path.indexOf("/{"));
            steps.forEach(step -> step(document, path + ":" + step.name(), general, register, step, false));
            document.getPaths().removePathItem(general);
        }
    }

    private static void describe(OpenAPI document, Procedure procedure) {
        Procedure.Head head = procedure.head();
        String path = "/api/v1/" + head.path();
        String seen = roles(procedure.seers());
        read(document, "", path, "list", head.zh() + "台账 / " + head.en() + ": the register", seen);
        read(document, "/{id}", path, "one", head.zh() + " / " + head.en(), seen);
        read(document, "/{id}/facts", path, "facts", head.zh() + "事实 / Facts of one", seen);
        if (!procedure.approvers().isEmpty()) {
            read(document, "/{id}/proposals", path, "proposals", head.zh() + "呈批 / Proposals on one", seen);
            String approvers = roles(procedure.approvers());
            decision(document, path, "approve", head.zh() + "批准 / Approve", approvers);
            decision(document, path, "refuse", head.zh() + "不批准 / Refuse, saying why", approvers);
        }
        for (Step step : procedure.steps()) {
            if (step.onlyFollows()) {
                continue;
            }
            boolean opens = procedure.opens(step);
            if (opens) {
                step(document, path + ":" + step.name(), ROOT + ":{step}", head.path(), step, true);
            }
            if (procedure.states().stream()
                    .anyMatch(state -> procedure.next(state.name(), step).isPresent())) {
                step(document, path + "/{id}:" + step.name(), ROOT + "/{id}:{step}", head.path(), step, false);
            }
        }
    }

    private static void read(OpenAPI document, String tail, String path, String id, String summary, String roles) {
        Operation general = general(document, ROOT + tail).getGET();
        Operation own = copy(general)
                .operationId(camel(path) + capital(id))
                .summary(summary)
                .description(roles)
                .tags(List.of(path.substring("/api/v1/".length())));
        document.getPaths().addPathItem(path + tail, OASFactory.createPathItem().GET(own));
    }

    private static void decision(OpenAPI document, String path, String id, String summary, String roles) {
        Operation general = general(document, ROOT + PROPOSAL + ":" + id).getPOST();
        Operation own = copy(general)
                .operationId(camel(path) + capital(id))
                .summary(summary)
                .description(roles)
                .tags(List.of(path.substring("/api/v1/".length())));
        document.getPaths()
                .addPathItem(
                        path + PROPOSAL + ":" + id, OASFactory.createPathItem().POST(own));
    }

    private static void step(OpenAPI document, String path, String from, String register, Step step, boolean opening) {
        String name = camelled(register) + capital(camelled(step.name())) + (opening ? "Open" : "");
        String schema = capital(camelled(register)) + capital(camelled(step.name())) + (opening ? "Opening" : "");
        document.getComponents().addSchema(schema, StepSchema.of(step, opening));
        String approval =
                step.needsApproval() ? "; 审批 approved by " + String.join(", ", new TreeSet<>(step.approvers())) : "";
        Operation own = copy(general(document, from).getPOST())
                .operationId(name)
                .summary(step.zh() + " / " + step.en())
                .description(roles(step.takers()) + approval + "; 事实 fact " + FactTypes.nameOf(step.fact()))
                .tags(List.of(register))
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        "application/json",
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref("#/components/schemas/" + schema))
                                                .example(StepSchema.example(step)))));
        if (step.needsApproval()) {
            var proposed =
                    OASFactory.createAPIResponse().description("待另一人审批 / Proposed; another person decides on it");
            own.setResponses(OASFactory.createAPIResponses().addAPIResponse("201", proposed));
        }
        document.getPaths().addPathItem(path, OASFactory.createPathItem().POST(own));
    }

    private static PathItem general(OpenAPI document, String path) {
        return java.util.Objects.requireNonNull(document.getPaths().getPathItem(path), path);
    }

    // The general operation's parameters but the one that says which procedure is meant; its answers and security.
    private static Operation copy(Operation general) {
        Set<String> known = Set.of("register", "step");
        Operation copy =
                OASFactory.createOperation().security(general.getSecurity()).requestBody(general.getRequestBody());
        var responses = OASFactory.createAPIResponses();
        general.getResponses().getAPIResponses().forEach(responses::addAPIResponse);
        copy.setResponses(responses);
        if (general.getParameters() != null) {
            for (Parameter parameter : general.getParameters()) {
                if (!known.contains(parameter.getName())) {
                    copy.addParameter(parameter);
                }
            }
        }
        return copy;
    }

    private static String roles(Set<String> roles) {
        return "角色 roles " + String.join(", ", new TreeSet<>(roles));
    }

    private static String camel(String path) {
        return camelled(path.substring("/api/v1/".length()));
    }

    private static String camelled(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("-")) {
            camel.append(camel.isEmpty() ? part : capital(part));
        }
        return camel.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    static Schema schema(Schema.SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
