package org.firstbutton.supervision.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 试行规则包库 — every change of an uploaded pack, with its audit entry. */
@ApplicationScoped
class TrialPacks {
    private static final String KIND = "rule-pack";

    private final AuditTrail audit;

    TrialPacks(AuditTrail audit) {
        this.audit = audit;
    }

    List<TrialPack> all(Handle handle) {
        return handle.createQuery("select * from rule_pack order by name, uploaded_at desc, id")
                .map((row, context) -> TrialPack.of(row))
                .list();
    }

    Optional<TrialPack> find(Handle handle, UUID id) {
        return handle.createQuery("select * from rule_pack where id = :id")
                .bind("id", id)
                .map((row, context) -> TrialPack.of(row))
                .findOne();
    }

    TrialPack locked(Handle handle, UUID id) {
        return handle.createQuery("select * from rule_pack where id = :id for update")
                .bind("id", id)
                .map((row, context) -> TrialPack.of(row))
                .findOne()
                .orElseThrow(Refusal::notFound);
    }

    /** Stored as a draft; a name and version that stand for a text already are refused. */
    TrialPack add(Handle handle, Caller caller, TrialPack draft) {
        boolean added = handle.createUpdate("""
                        insert into rule_pack (id, name, version, file, yaml, sha256, uploaded_by)
                        values (:id, :name, :version, :file, :yaml,
                                encode(sha256(convert_to(:yaml, 'UTF8')), 'hex'), :by)
                        on conflict (name, version) do nothing
                        """)
                        .bind("id", draft.id())
                        .bind("name", draft.name())
                        .bind("version", draft.version())
                        .bind("file", draft.file())
                        .bind("yaml", draft.yaml())
                        .bind("by", draft.uploadedBy())
                        .execute()
                == 1;
        if (!added) {
            throw Refusal.forbiddenBy(
                    "rules: a version is one text", draft.name() + "/" + draft.version() + " is on record already");
        }
        TrialPack stored = locked(handle, draft.id());
        entered(handle, caller, "upload", stored);
        return stored;
    }

    /** Writes what may change of a pack. */
    TrialPack change(Handle handle, Caller caller, String action, TrialPack pack) {
        handle.createUpdate("""
                        update rule_pack set state = :state, shadow = :shadow, proposal = :proposal,
                            proposed_by = :by, revision = revision + 1,
                            proposed_at = case when cast(:by as text) is null then null
                                               else coalesce(proposed_at, clock_timestamp()) end
                        where id = :id
                        """)
                .bind("state", pack.state().name())
                .bind("shadow", pack.shadow())
                .bind("proposal", name(pack.proposal()))
                .bind("by", pack.proposedBy())
                .bind("id", pack.id())
                .execute();
        TrialPack changed = locked(handle, pack.id());
        entered(handle, caller, action, changed);
        return changed;
    }

    void entered(Handle handle, Caller caller, String action, TrialPack pack) {
        audit.record(
                handle, AuditEntry.done(caller, action, KIND, pack.id().toString(), pack.revision(), orgPath(caller)));
    }

    /** Packs belong to no organisation: what is done to them is filed under that of the person who does it. */
    static String orgPath(Caller caller) {
        return caller.orgPaths().stream().findFirst().orElse("");
    }

    private static @Nullable String name(TrialPack.@Nullable Proposal proposal) {
        return Objects.toString(proposal, null);
    }
}
