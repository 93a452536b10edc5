package org.firstbutton.supervision.trial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.RulePack;
import org.jspecify.annotations.Nullable;

/**
 * 试行规则包 — an uploaded pack and how far it has come.
 *
 * @param file how faults name it
 * @param shadow whether the sweep judges by it without accusing anybody
 * @param proposal what one person has proposed and another has not approved yet
 * @param revision counts its changes
 */
record TrialPack(
        UUID id,
        String name,
        String version,
        String file,
        String yaml,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        State state,
        boolean shadow,
        @Nullable Proposal proposal,
        @Nullable String proposedBy,
        long revision) {

    /** 状态 */
    enum State {
        DRAFT,
        IN_FORCE,
        RETIRED
    }

    /** 提议 — waits for a second person. */
    enum Proposal {
        ACTIVATION,
        ROLLBACK
    }

    static TrialPack of(ResultSet row) throws SQLException {
        String proposal = row.getString("proposal");
        return new TrialPack(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("version"),
                row.getString("file"),
                row.getString("yaml"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getBoolean("shadow"),
                proposal == null ? null : Proposal.valueOf(proposal),
                row.getString("proposed_by"),
                row.getLong("revision"));
    }

    RulePack read() {
        return PackReader.read(file, yaml);
    }

    TrialPack with(State now) {
        return new TrialPack(
                id, name, version, file, yaml, sha256, uploadedBy, uploadedAt, now, shadow, null, null, revision);
    }

    TrialPack withShadow(boolean now) {
        return new TrialPack(
                id,
                name,
                version,
                file,
                yaml,
                sha256,
                uploadedBy,
                uploadedAt,
                state,
                now,
                proposal,
                proposedBy,
                revision);
    }

    TrialPack proposed(Proposal what, String by) {
        return new TrialPack(
                id, name, version, file, yaml, sha256, uploadedBy, uploadedAt, state, shadow, what, by, revision);
    }
}
