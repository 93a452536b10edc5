package org.firstbutton.casework.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.casework.casefile.CaseRecord;
import org.firstbutton.contract.CloudEventJson;
import org.jdbi.v3.core.Handle;

/** Reads the facts of a case out of the ledger; there is no second copy of them. */
@ApplicationScoped
class CaseFacts {

    List<FactView> of(Handle handle, CaseRecord record) {
        return handle.createQuery("""
                        select event_id, type, source, occurred_at, recorded_at, payload from event_ledger
                        where aggregate = any (:streams) order by occurred_at, recorded_at, seq
                        """)
                .bindArray("streams", String.class, (Object[]) CaseRecord.TOPICS.stream()
                        .map(topic -> record.stream(topic).toString())
                        .toArray(String[]::new))
                .map((row, context) -> view(row))
                .list();
    }

    private static FactView view(ResultSet row) throws SQLException {
        try {
            return new FactView(
                    row.getObject("event_id", UUID.class),
                    Objects.requireNonNull(row.getString("type")),
                    Objects.requireNonNull(row.getString("source")),
                    row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    CloudEventJson.MAPPER.readTree(row.getBytes("payload")));
        } catch (IOException impossible) {
            throw new IllegalStateException("a payload of our own ledger is not JSON", impossible);
        }
    }
}
