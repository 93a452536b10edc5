package org.firstbutton.chassis.procedure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.contract.Actor;
import org.jdbi.v3.core.Handle;

/** The rows of all proposals of steps. */
@ApplicationScoped
public class StepProposals {
    private static final String SELECT = """
            select id, proceeding_id, step, content, occurred_at, proposed_by, proposer_role, proposed_at, state,
                   decided_by, decided_at, opinion
            from proceeding_proposal where proceeding_id = :proceeding""";

    /** Adds an open proposal; false if the same is proposed already and undecided. */
    boolean add(Handle handle, StepProposal proposal, String orgPath) {
        return handle.createUpdate("""
                        insert into proceeding_proposal (id, proceeding_id, org_path, step, content, occurred_at,
                                                         proposed_by, proposer_role, proposed_at, state)
                        values (:id, :proceeding, :orgPath, :step, cast(:content as jsonb), :occurredAt, :by, :role, :at,
                                'OPEN')
                        on conflict (proceeding_id, step) where state = 'OPEN' do nothing
                        """)
                        .bind("id", proposal.id())
                        .bind("proceeding", proposal.proceedingId())
                        .bind("orgPath", orgPath)
                        .bind("step", proposal.step())
                        .bind("content", proposal.content().toString())
                        .bind("occurredAt", Proceedings.utc(proposal.occurredAt()))
                        .bind("by", proposal.proposedBy().id())
                        .bind("role", proposal.proposedBy().role())
                        .bind("at", Proceedings.utc(proposal.proposedAt()))
                        .execute()
                == 1;
    }

    void decide(Handle handle, StepProposal decided) {
        handle.createUpdate("""
                        update proceeding_proposal
                        set state = :state, decided_by = :by, decided_at = :at, opinion = :opinion
                        where id = :id and state = 'OPEN'
                        """)
                .bind("id", decided.id())
                .bind("state", decided.state().name())
                .bind("by", decided.decidedBy())
                .bind("at", Proceedings.utc(decided.decidedAt()))
                .bind("opinion", decided.opinion())
                .execute();
    }

    Optional<StepProposal> find(Handle handle, UUID proceeding, UUID id) {
        return handle.createQuery(SELECT + " and id = :id")
                .bind("proceeding", proceeding)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<StepProposal> of(Handle handle, UUID proceeding) {
        return handle.createQuery(SELECT + " order by proposed_at, id")
                .bind("proceeding", proceeding)
                .map((row, context) -> read(row))
                .list();
    }

    private static StepProposal read(ResultSet row) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new StepProposal(
                row.getObject("id", UUID.class),
                row.getObject("proceeding_id", UUID.class),
                Objects.requireNonNull(row.getString("step")),
                Proceedings.detail(row.getString("content")),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                new Actor(
                        Objects.requireNonNull(row.getString("proposed_by")),
                        Objects.requireNonNull(row.getString("proposer_role"))),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                StepProposal.State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("opinion"));
    }
}
