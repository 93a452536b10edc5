package org.firstbutton.scoring.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.procedure.ProceedingFacts;
import org.jdbi.v3.core.Handle;

/**
 * 考评现状 — a run as its facts tell it: the round in hand, what was proposed in it, and who had a hand in it.
 *
 * @param makers everybody who proposed, scored or closed in this round; none of them passes it
 * @param undecided objections without a decision
 */
record Run(
        int round,
        int evaluated,
        int capPercent,
        Map<String, Candidate> candidates,
        List<Assessment.Blind> blind,
        Set<String> makers,
        Set<String> undecided) {

    static Run of(Handle handle, UUID id) {
        return of(ProceedingFacts.ofAggregates(handle, List.of(id.toString())).items().stream()
                .map(fact -> new Told(fact.type(), fact.data()))
                .toList());
    }

    /** A fact of the run. */
    record Told(String type, JsonNode data) {}

    static Run of(List<Told> facts) {
        Run run = new Run(0, 0, 0, new LinkedHashMap<>(), new ArrayList<>(), new HashSet<>(), new HashSet<>());
        for (Told fact : facts) {
            run = run.after(fact);
        }
        return run;
    }

    private Run after(Told fact) {
        JsonNode data = fact.data();
        if (fact.type().equals("evaluation.opened")) {
            int all = data.path("evaluated").asInt();
            return new Run(0, all, data.path("capPercent").asInt(), candidates, blind, makers, undecided);
        }
        if (fact.type().equals("evaluation.collecting")) {
            // What an earlier round said no longer counts.
            return new Run(
                    round + 1,
                    evaluated,
                    capPercent,
                    new LinkedHashMap<>(),
                    new ArrayList<>(),
                    new HashSet<>(),
                    new HashSet<>());
        }
        within(fact.type(), data);
        return this;
    }

    private void within(String type, JsonNode data) {
        String actor = data.path("actor").path("id").asText();
        String subject = data.path("subject").asText();
        switch (type) {
            case "evaluation.submitted" -> {
                candidates.put(subject, candidate(data));
                makers.add(actor);
            }
            case "evaluation.rescored" -> {
                blind.add(new Assessment.Blind(
                        subject,
                        data.path("evaluator").asText(),
                        data.path("score").decimalValue()));
                makers.add(actor);
            }
            case "evaluation.provisional", "evaluation.finalising" -> makers.add(actor);
            case "evaluation.objected" -> undecided.add(subject);
            case "evaluation.objection-decided" -> decided(subject, data);
            default -> {}
        }
    }

    private void decided(String subject, JsonNode data) {
        undecided.remove(subject);
        if (data.path("upheld").asBoolean() && data.hasNonNull("score")) {
            candidates.computeIfPresent(
                    subject, (any, known) -> known.scored(data.path("score").decimalValue()));
        }
    }

    Assessment assessment() {
        return Assessment.of(evaluated, capPercent, candidates.values(), blind);
    }

    private static Candidate candidate(JsonNode data) {
        return new Candidate(
                data.path("subject").asText(),
                data.path("evaluator").asText(),
                data.path("score").decimalValue(),
                Grade.valueOf(data.path("grade").asText()),
                data.path("openCritical").asInt(),
                data.path("rectified").decimalValue(),
                data.hasNonNull("veto") ? data.path("veto").asText() : null);
    }
}
