package org.firstbutton.casework.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.casework.casefile.CaseCommand;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.CloudEventJson;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of all proposals. */
@ApplicationScoped
public class Proposals {
    private static final String SELECT = """
            select id, case_id, command, content, proposed_by, proposer_role, proposed_at, state, decided_by, decided_at,
                   opinion
            from case_proposal where\s""";

    /** Adds an open proposal; false if the same is proposed already and undecided. */
    boolean add(Handle handle, Proposal proposal, String orgPath) {
        return handle.createUpdate("""
                        insert into case_proposal (id, case_id, org_path, command, content, proposed_by, proposer_role,
                                                   proposed_at, state)
                        values (:id, :case, :orgPath, :command, cast(:content as jsonb), :by, :role, :at, 'OPEN')
                        on conflict (case_id, command) where state = 'OPEN' do nothing
                        """)
                        .bind("id", proposal.id())
                        .bind("case", proposal.caseId())
                        .bind("orgPath", orgPath)
                        .bind("command", proposal.command().name())
                        .bind("content", json(proposal.content()))
                        .bind("by", proposal.proposedBy().id())
                        .bind("role", proposal.proposedBy().role())
                        .bind("at", utc(proposal.proposedAt()))
                        .execute()
                == 1;
    }

    void decide(Handle handle, Proposal decided) {
        handle.createUpdate("""
                        update case_proposal set state = :state, decided_by = :by, decided_at = :at, opinion = :opinion
                        where id = :id and state = 'OPEN'
                        """)
                .bind("id", decided.id())
                .bind("state", decided.state().name())
                .bind("by", decided.decidedBy())
                .bind("at", utc(decided.decidedAt()))
                .bind("opinion", decided.opinion())
                .execute();
    }

    Optional<Proposal> find(Handle handle, UUID caseId, UUID id) {
        return handle.createQuery(SELECT + "case_id = :case and id = :id")
                .bind("case", caseId)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    public List<Proposal> ofCase(Handle handle, UUID caseId) {
        return handle.createQuery(SELECT + "case_id = :case order by proposed_at, id")
                .bind("case", caseId)
                .map((row, context) -> read(row))
                .list();
    }

    private static Proposal read(ResultSet row) throws SQLException {
        CaseCommand command = CaseCommand.valueOf(row.getString("command"));
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                command,
                content(command, row.getString("content")),
                new Actor(
                        Objects.requireNonNull(row.getString("proposed_by")),
                        Objects.requireNonNull(row.getString("proposer_role"))),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Proposal.State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("opinion"));
    }

    private static Proposed content(CaseCommand command, String json) {
        try {
            return CloudEventJson.MAPPER.readValue(json, Proposed.kindOf(command));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String json(Proposed content) {
        try {
            return CloudEventJson.MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
