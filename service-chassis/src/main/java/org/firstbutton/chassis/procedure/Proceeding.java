package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Fact;
import org.jspecify.annotations.Nullable;

/**
 * 程序实例 — one run of a procedure: a measure on a person, a visit, an item of property; folded from its facts.
 *
 * @param matter the key that ties services together: that of its case, else its own id
 * @param caseId the case it belongs to, if any
 * @param subject the person or thing it is about, as a key that says nothing to whoever reads it
 * @param detail what its facts have said so far, the last word of each field
 * @param hands everybody who has acted in it
 * @param lastAt when the last of its facts happened; on opening, when it opens
 * @param expiresAt when it runs out by itself; it stays open and visible all the same
 */
public record Proceeding(
        UUID id,
        String procedure,
        String state,
        long version,
        String matter,
        @Nullable UUID caseId,
        String orgPath,
        @Nullable String subject,
        ObjectNode detail,
        List<String> hands,
        Instant openedAt,
        Instant lastAt,
        @Nullable Instant expiresAt) {

    /** As it stands after one more fact. */
    Proceeding after(String then, Fact fact, Instant occurredAt, String hand) {
        ObjectNode grown = detail.deepCopy();
        grown.setAll(CloudEventJson.MAPPER.<ObjectNode>valueToTree(fact));
        TreeSet<String> all = new TreeSet<>(hands);
        all.add(hand);
        return new Proceeding(
                id,
                procedure,
                then,
                version + 1,
                matter,
                caseId,
                orgPath,
                subject,
                grown,
                List.copyOf(all),
                openedAt,
                occurredAt,
                expiresAt);
    }

    /** The same in another state, without a fact. */
    Proceeding in(String then) {
        return new Proceeding(
                id, procedure, then, version, matter, caseId, orgPath, subject, detail, hands, openedAt, lastAt,
                expiresAt);
    }

    public Proceeding about(@Nullable String who) {
        return new Proceeding(
                id, procedure, state, version, matter, caseId, orgPath, who, detail, hands, openedAt, lastAt,
                expiresAt);
    }

    /** With something that its facts do not keep apart by themselves, for example which outcome was that of the fault. */
    public Proceeding saying(String field, String what) {
        ObjectNode grown = detail.deepCopy();
        grown.put(field, what);
        return new Proceeding(
                id, procedure, state, version, matter, caseId, orgPath, subject, grown, hands, openedAt, lastAt,
                expiresAt);
    }

    /** Seen from now on also by somebody who has not acted in it, for example whom it is about. */
    public Proceeding shownTo(String who) {
        TreeSet<String> all = new TreeSet<>(hands);
        all.add(who);
        return new Proceeding(
                id,
                procedure,
                state,
                version,
                matter,
                caseId,
                orgPath,
                subject,
                detail,
                List.copyOf(all),
                openedAt,
                lastAt,
                expiresAt);
    }

    public Proceeding until(@Nullable Instant end) {
        return new Proceeding(
                id, procedure, state, version, matter, caseId, orgPath, subject, detail, hands, openedAt, lastAt, end);
    }

    /** A field of what was said so far, as text; null if nothing was. */
    public @Nullable String said(String field) {
        return detail.hasNonNull(field) ? detail.get(field).asText() : null;
    }
}
