package org.firstbutton.supervision.exhibit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.firstbutton.chassis.audit.Signatory;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.evidence.Bundle;
import org.firstbutton.supervision.evidence.EventLine;
import org.firstbutton.supervision.evidence.Explanation;
import org.firstbutton.supervision.evidence.SignerKey;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.finding.FindingView;
import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.timeline.Timelines.Key;
import org.firstbutton.supervision.watch.TimelineReader;
import org.jdbi.v3.core.Handle;

/**
 * 出证人 — the bundle of a finding: what the judge saw when the finding got its present figures. What people decided
 * later stands in it as the finding's status, what came to light later does not.
 */
@ApplicationScoped
class Exhibits {
    private final PacksInForce packs;
    private final TimelineReader reader;
    private final Signatory signatory;

    Exhibits(PacksInForce packs, TimelineReader reader, Signatory signatory) {
        this.packs = packs;
        this.reader = reader;
        this.signatory = signatory;
    }

    /** @param handle one that sees the facts of all units: the verdict rests on them, whoever asks */
    Bundle of(Handle handle, FindingRow row) {
        FindingDraft draft = row.draft();
        String pack = packs.textOf(handle, draft.pack())
                .orElseThrow(() -> Refusal.forbiddenBy("evidence: the pack", "no text is kept of " + draft.pack()));
        if (!(draft.explanation() instanceof ObjectNode recorded) || !recorded.has(Explanation.SEEN)) {
            throw Refusal.forbiddenBy("evidence: as known at", "what the judge saw was not recorded yet at that time");
        }
        ObjectNode explanation = recorded.deepCopy();
        JsonNode seen = explanation.remove(Explanation.SEEN);
        Instant judgedAt = Instant.parse(seen.path("asOf").asText());
        List<ObjectNode> facts = reader
                .seen(
                        handle,
                        new Key(draft.subjectKind(), draft.subject()),
                        judgedAt,
                        draft.evidence(),
                        set(draft, pack))
                .stream()
                .map(each -> EventLine.of(each.fact(), each.data(), each.receivedAt()))
                .toList();
        Bundle bundle = Bundle.of(new Bundle.Contents(
                DatabaseClock.now(handle),
                finding(row),
                explanation,
                seen,
                pack,
                packs.current().calendars(),
                facts));
        return bundle.sealed(SignerKey.of(signatory.publicKey()), signatory.sign(bundle.canonical()));
    }

    // A superseded pack may rest on types of facts that no rule in force reads any more.
    private PackSet set(FindingDraft draft, String text) {
        PackSet set = packs.current();
        return set.names().contains(draft.pack()) ? set : set.besides(draft.id(), PackReader.read(draft.pack(), text));
    }

    private static ObjectNode finding(FindingRow row) {
        FindingDraft draft = row.draft();
        ObjectNode finding = CloudEventJson.MAPPER.valueToTree(FindingView.of(row));
        finding.put("matter", draft.matter());
        finding.put("episode", draft.episode());
        draft.evidence().forEach(finding.withArrayProperty("evidence")::add);
        return finding;
    }
}
