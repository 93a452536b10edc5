package org.firstbutton.intake.closing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.intake.alert.AlertDesk.Decision;

/**
 * 改类 — in two steps by two people: the first proposes, which changes nothing, the second approves, and only then is it
 * a fact, with both names.
 */
@ApplicationScoped
class Reclassification {

    /** Leaves the proposal on the alert; a later one takes its place. */
    Decision proposing(ClosingCommands.Reclassify wanted) {
        return (handle, alert, entry) -> {
            ObjectNode proposal = CloudEventJson.MAPPER.valueToTree(new AlertReclassified(
                    alert.category(),
                    wanted.category(),
                    wanted.fromClass(),
                    wanted.toClass(),
                    wanted.level(),
                    wanted.caseIndicated(),
                    entry.caller().actorId(),
                    null,
                    wanted.reason(),
                    wanted.evidenceRef(),
                    null));
            alert.propose(proposal);
            return List.of();
        };
    }

    Decision approving() {
        return (handle, alert, entry) -> {
            ObjectNode proposal = alert.proposal()
                    .map(node -> (ObjectNode) node.deepCopy())
                    .orElseThrow(() -> Refusal.forbiddenBy(
                            "b1: approve a reclassification that was not proposed",
                            "没有待批的改类 / no reclassification is waiting"));
            String approver = entry.caller().actorId();
            if (approver.equals(proposal.path("editor").asText())) {
                throw Refusal.of(ProblemKind.SELF_APPROVAL, "提请人不得自行批准 / who proposed it cannot approve it");
            }
            return List.of(fact(proposal.put("approver", approver)));
        };
    }

    private static AlertReclassified fact(ObjectNode proposal) {
        try {
            return CloudEventJson.MAPPER.treeToValue(proposal, AlertReclassified.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
