package org.firstbutton.chassis.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firstbutton.contract.CloudEventJson;
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
    // Arrays instead of rows: five hundred facts cost one statement.
    private static final String INSERT = """
            with written as (
                insert into event_ledger (event_id, topic, type, source, matter, org_path, aggregate, version, epoch,
                                          occurred_at, recorded_at, payload, payload_sha256)
                select f.id, ?, f.type, f.source, f.matter, f.org_path, f.aggregate, f.version, f.epoch,
                       cast(f.occurred_at as timestamptz), cast(f.recorded_at as timestamptz), f.payload, f.sha256
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                    as f(id, type, source, matter, org_path, aggregate, version, epoch, occurred_at, recorded_at,
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
        try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
            insert.setString(1, topic.wireName());
            Columns columns = new Columns(insert, facts);
            columns.set(2, "uuid", fact -> fact.envelope().id());
            columns.set(3, "text", fact -> fact.envelope().type());
            columns.set(4, "text", fact -> fact.envelope().source());
            columns.set(5, "text", fact -> fact.envelope().matter());
            columns.set(6, "text", fact -> fact.envelope().orgPath());
            columns.set(7, "text", fact -> fact.envelope().aggregate());
            columns.set(8, "bigint", fact -> fact.envelope().version());
            columns.set(9, "int", fact -> fact.envelope().epoch());
            columns.set(10, "text", fact -> fact.envelope().occurredAt().toString());
            columns.set(11, "text", fact -> fact.envelope().recordedAt().toString());
            byte[][] payloads = facts.stream().map(Outbox::payload).toArray(byte[][]::new);
            columns.set(12, payloads);
            columns.set(13, Stream.of(payloads).map(Outbox::sha256).toArray(byte[][]::new));
            insert.executeUpdate();
            handle.afterCommit(bell::ring);
        } catch (SQLException failed) {
            throw new IllegalStateException("the facts could not be written", failed);
        }
    }

    private record Columns(PreparedStatement insert, List<RecordedFact> facts) {
        void set(int index, String type, Function<RecordedFact, Object> value) throws SQLException {
            Object[] values = facts.stream().map(value).toArray();
            insert.setArray(index, insert.getConnection().createArrayOf(type, values));
        }

        void set(int index, byte[][] values) throws SQLException {
            insert.setArray(index, insert.getConnection().createArrayOf("bytea", values));
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
