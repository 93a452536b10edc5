package org.firstbutton.chassis.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.jdbi.v3.core.Handle;

/**
 * 发件箱 — writes facts into the append-only ledger and the small set still to be sent, in the caller's own
 * transaction. What is in the ledger was promised; the {@link Relay} keeps the promise.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            with written as (
                insert into event_ledger (event_id, topic, type, source, matter, org_path, aggregate, version, epoch,
                                          occurred_at, recorded_at, payload, payload_sha256)
                select cast(f.id as uuid), f.topic, f.type, f.source, f.matter, f.org_path, f.aggregate, f.version, f.epoch,
                       cast(f.occurred_at as timestamptz), cast(f.recorded_at as timestamptz), f.payload, f.sha256
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                    as f(id, topic, type, source, matter, org_path, aggregate, version, epoch, occurred_at, recorded_at,
                         payload, sha256, place)
                order by f.place
                returning seq, written_at)
            insert into outbox_pending (seq, written_at) select seq, written_at from written
            """;

    private final FactBell bell;

    public Outbox(FactBell bell) {
        this.bell = bell;
    }

    /** Records facts on the topics of their families. */
    public void record(Handle handle, List<RecordedFact> facts) {
        for (Topic topic : Topic.values()) {
            List<RecordedFact> ofTopic = facts.stream()
                    .filter(fact -> FactTypes.topicOf(fact.fact().getClass()) == topic)
                    .toList();
            recordOn(topic, handle, ofTopic);
        }
    }

    /** Records facts on a topic other than their family's, as integrity findings need it. */
    public void recordOn(Topic topic, Handle handle, List<RecordedFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        Rows.of(facts.stream().map(Line::of).toList())
                .uuid(line -> line.envelope().id())
                .text(line -> topic.wireName())
                .text(line -> line.envelope().type())
                .text(line -> line.envelope().source())
                .text(line -> line.envelope().matter())
                .text(line -> line.envelope().orgPath())
                .text(line -> line.envelope().aggregate())
                .bigint(line -> line.envelope().version())
                .integer(line -> line.envelope().epoch())
                .texts(line -> line.envelope().occurredAt())
                .texts(line -> line.envelope().recordedAt())
                .bytes(Line::payload)
                .bytes(line -> sha256(line.payload()))
                .execute(handle, INSERT);
        handle.afterCommit(bell::ring);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Line(Envelope envelope, byte[] payload) {
        static Line of(RecordedFact fact) {
            return new Line(fact.envelope(), Outbox.payload(fact));
        }
    }

    /** The epoch that new facts carry; it rises when the database was restored from a backup. */
    public int epoch(Handle handle) {
        return handle.createQuery("select max(epoch) from producer_epoch")
                .mapTo(Integer.class)
                .one();
    }

    private static byte[] payload(RecordedFact fact) {
        try {
            return CloudEventJson.MAPPER.writeValueAsBytes(CloudEventJson.data(fact));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
