package org.firstbutton.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.UNIT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.DirectLine;
import org.firstbutton.chassis.testing.DirectLine.Answer;
import org.firstbutton.chassis.testing.Footprints;

/** One case on its way, taken from step to step by those whose work it is, with the examples of the API document as bodies. */
final class CaseWalker {
    private static final String COUNTY = "HB/JZ/SS/";
    private static final String API = "/api/v1/cases/";
    private static final DirectLine OFFICER = DirectLine.person("P100031", Roles.HANDLING_OFFICER, UNIT);
    private static final DirectLine CHIEF = DirectLine.person("P100001", Roles.UNIT_CHIEF, UNIT);
    private static final DirectLine LEADER = DirectLine.person("P000001", Roles.BUREAU_LEADER, COUNTY);

    /** Each role is a person of its own; who handles does not review. */
    private static final Map<String, DirectLine> STAFF = Map.of(
            Roles.HANDLING_OFFICER,
            OFFICER,
            Roles.UNIT_CHIEF,
            CHIEF,
            Roles.BUREAU_LEADER,
            LEADER,
            Roles.LEGAL_OFFICER,
            DirectLine.person("P200001", Roles.LEGAL_OFFICER, UNIT),
            Roles.LEGAL_BRIGADE,
            DirectLine.person("P300001", Roles.LEGAL_BRIGADE, COUNTY),
            Roles.LEGAL_DETACHMENT,
            DirectLine.person("P400001", Roles.LEGAL_DETACHMENT, "HB/JZ/"),
            Roles.JOINT_OFFICE_LIAISON,
            DirectLine.person("J000001", Roles.JOINT_OFFICE_LIAISON, COUNTY));

    /** A mediation is the next one after those that failed. */
    private static final Map<CaseCommand, CaseCommand> ENDS_A_ROUND =
            Map.of(CaseCommand.START_MEDIATION, CaseCommand.FAIL_MEDIATION);

    private final JsonNode paths = DirectLine.document().path("paths");
    private final String id;
    private final String subject;
    private final List<CaseCommand> taken = new ArrayList<>();
    private CaseKind kind;
    private CaseState state = CaseState.REPORTED;

    /** @param subject what the legal review is asked to pass, and is then decided */
    CaseWalker(CaseKind kind, String subject) {
        this.id = Station.OFFICER.registers(kind.name());
        this.kind = kind;
        this.subject = subject;
    }

    CaseState state() {
        return state;
    }

    int steps() {
        return taken.size();
    }

    /** What the table allows next; archiving has its door at the dossier. */
    List<CaseCommand> allowed() {
        return CaseLifecycle.of(kind).allowedIn(state).stream()
                .filter(command -> command != CaseCommand.ARCHIVE)
                .toList();
    }

    /** Takes an allowed step; says why not, if what no table can say forbids it. */
    Answer take(CaseCommand command) {
        CaseState then = CaseLifecycle.of(kind).next(state, command).orElseThrow();
        Answer answer = ask(command);
        if (answer.status() == 201) {
            answer = approved(API + id + "/proposals/" + answer.text("id"));
        }
        if (answer.status() == 200) {
            taken.add(command);
            state = then;
            kind = command == CaseCommand.CONVERT_TO_CRIMINAL ? CaseKind.CRIMINAL : kind;
            requireItStandsThere(answer, command.name());
        } else {
            assertThat(answer.status())
                    .as(command + " in " + state + ": " + answer)
                    .isIn(400, 409);
        }
        return answer;
    }

    /** Asks for what the table does not allow: it is refused by its rule. */
    void requireRefused(CaseCommand command) {
        Answer answer = ask(command);
        assertThat(answer.status()).as(command + " in " + state + ": " + answer).isEqualTo(409);
        assertThat(answer.text("rule"))
                .as(command + " in " + state)
                .startsWith(kind.lifecycle() + ": " + command.rule() + " ");
    }

    /** What was refused left nothing, and each step that was taken one of each, in turn. */
    void requireOneFactAndOneEntryEach(Footprints footprints, String told) {
        requireItStandsThere(OFFICER.get(API + id), told);
        List<String> entries = new ArrayList<>(List.of("register"));
        taken.forEach(command -> entries.add(command.path()));
        assertThat(footprints.entries("case", id)).as("audit entries, " + told).isEqualTo(entries);
        List<String> facts = footprints.factsOfMatter(id);
        assertThat(facts).as("facts, " + told).hasSize(taken.size() + 1);
        assertThat(facts.get(0)).as(told).isEqualTo("report.registered");
        for (int i = 0; i < taken.size(); i++) {
            assertThat(taken.get(i).factTypes()).as(told).contains(facts.get(i + 1));
        }
    }

    private void requireItStandsThere(Answer shown, String told) {
        assertThat(shown.text("state")).as(told).isEqualTo(state.name());
        assertThat(shown.text("kind")).as(told).isEqualTo(kind.name());
        assertThat(shown.body().path("version").asInt()).as(told).isEqualTo(taken.size() + 1);
    }

    private Answer ask(CaseCommand command) {
        JsonNode operation = paths.path(API + "{id}:" + command.path()).path("post");
        return person(roles(operation, command))
                .post(
                        API + id + ":" + command.path(),
                        fitted(command, operation).toString());
    }

    private static Answer approved(String proposal) {
        Answer byChief = CHIEF.post(proposal + ":approve", "{}");
        return byChief.status() == 403 ? LEADER.post(proposal + ":approve", "{}") : byChief;
    }

    private static DirectLine person(Set<String> roles) {
        return roles.stream()
                .filter(STAFF::containsKey)
                .map(STAFF::get)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is " + roles));
    }

    private static Set<String> roles(JsonNode operation, CaseCommand command) {
        return CaseSteps.named(command.path())
                .map(step -> (Set<String>) new TreeSet<>(step.takers()))
                .orElseGet(() -> {
                    Set<String> roles = new TreeSet<>();
                    operation.path("security").path(0).path("bearer").forEach(role -> roles.add(role.asText()));
                    return roles;
                });
    }

    private ObjectNode fitted(CaseCommand command, JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content").path("application/json");
        JsonNode example = content.has("example")
                ? content.path("example")
                : content.path("examples").path(command.path()).path("value");
        assertThat(example.isObject())
                .as(command + " has an example in the API document")
                .isTrue();
        ObjectNode body = example.deepCopy();
        if (body.has("round")) {
            body.put("round", 1 + Collections.frequency(taken, ENDS_A_ROUND.getOrDefault(command, command)));
        }
        switch (command) {
            case INTERROGATE -> body.put("type", "interrogation.held");
            case REQUEST_REVIEW -> body.put("subject", subject);
            case DECIDE -> body.put("kind", subject);
            default -> {
                // Its example fits.
            }
        }
        return body;
    }
}
