package org.firstbutton.chassis.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

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
                values (:id, :topic, :type, :source, :matter, :orgPath, :aggregate, :version, :epoch,
                        :occurredAt, :recordedAt, :payload, :sha256)
                returning seq, written_at)
            insert into outbox_pending (seq, written_at) select seq, written_at from written
            """;

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
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (RecordedFact fact : facts) {
            Envelope envelope = fact.envelope();
            byte[] payload = payload(fact);
            batch.bind("id", envelope.id())
                    .bind("topic", topic.wireName())
                    .bind("type", envelope.type())
                    .bind("source", envelope.source())
                    .bind("matter", envelope.matter())
                    .bind("orgPath", envelope.orgPath())
                    .bind("aggregate", envelope.aggregate())
                    .bind("version", envelope.version())
                    .bind("epoch", envelope.epoch())
                    .bind("occurredAt", OffsetDateTime.ofInstant(envelope.occurredAt(), ZoneOffset.UTC))
                    .bind("recordedAt", OffsetDateTime.ofInstant(envelope.recordedAt(), ZoneOffset.UTC))
                    .bind("payload", payload)
                    .bind("sha256", sha256(payload))
                    .add();
        }
        batch.execute();
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
