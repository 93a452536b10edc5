package org.firstbutton.casework.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.casework.checklist.Checklist;
import org.firstbutton.casework.checklist.Checklists;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 卷内材料 — what of its checklist is in a dossier, what is missing, and what is not called for and why. */
@ApplicationScoped
public class DossierItems {
    private final Checklists checklists;

    DossierItems(Checklists checklists) {
        this.checklists = checklists;
    }

    /** 状况 */
    @Schema(name = "DossierItemState")
    public enum State {
        PRESENT,
        MISSING,
        NOT_APPLICABLE,
        /** Not there, and need not be. */
        OPTIONAL
    }

    /** 卷内材料 — {@code reason}: why it is not called for. */
    @Schema(name = "DossierItem")
    public record ItemView(
            String item,
            String zh,
            String en,
            boolean required,
            State state,
            int attachments,
            @Nullable String reason) {}

    /** Its checklist, in the version of the day on which it was begun. */
    Checklist checklist(Proceeding dossier) {
        return Optional.ofNullable(dossier.said("form"))
                .flatMap(form -> checklists.of(form, dossier.openedAt()))
                .orElseThrow(() -> new IllegalStateException("no checklist for dossier " + dossier.id()));
    }

    /** The item of its checklist; 400 if there is none of this name. */
    Checklist.Item item(Proceeding dossier, String name) {
        return checklist(dossier)
                .item(name)
                .orElseThrow(() -> Refusal.field(
                        "item",
                        "须为卷内目录所列 / one of "
                                + checklist(dossier).items().stream()
                                        .map(Checklist.Item::item)
                                        .toList()));
    }

    List<ItemView> of(Handle handle, Proceeding dossier) {
        Map<String, Integer> papers = new HashMap<>();
        handle.createQuery("""
                        select item, count(*) from attachment
                        where dossier_id = :dossier and withdrawn_at is null group by item
                        """)
                .bind("dossier", dossier.id())
                .map((row, context) -> papers.put(row.getString(1), row.getInt(2)))
                .list();
        Map<String, String> reasons = new HashMap<>();
        handle.createQuery("select item, reason from dossier_mark where dossier_id = :dossier")
                .bind("dossier", dossier.id())
                .map((row, context) -> reasons.put(row.getString(1), row.getString(2)))
                .list();
        return checklist(dossier).items().stream()
                .map(item -> view(item, papers.getOrDefault(item.item(), 0), reasons.get(item.item())))
                .toList();
    }

    /** Required papers that are neither there nor marked as not called for. */
    List<String> missing(Handle handle, Proceeding dossier) {
        return of(handle, dossier).stream()
                .filter(item -> item.state() == State.MISSING)
                .map(ItemView::item)
                .toList();
    }

    /** Says why an item is not called for; answers with the version of the mark. */
    long mark(Handle handle, Proceeding dossier, Checklist.Item item, String reason, String by, Instant at) {
        return handle.createQuery("""
                        insert into dossier_mark (dossier_id, item, version, org_path, reason, marked_by, marked_at)
                        values (:dossier, :item, 1, :orgPath, :reason, :by, cast(:at as timestamptz))
                        on conflict (dossier_id, item) do update
                        set version = dossier_mark.version + 1, reason = excluded.reason, marked_by = excluded.marked_by,
                            marked_at = excluded.marked_at
                        returning version
                        """)
                .bind("dossier", dossier.id())
                .bind("item", item.item())
                .bind("orgPath", dossier.orgPath())
                .bind("reason", reason)
                .bind("by", by)
                .bind("at", at.toString())
                .mapTo(Long.class)
                .one();
    }

    private static ItemView view(Checklist.Item item, int papers, @Nullable String reason) {
        State state = papers > 0
                ? State.PRESENT
                : reason != null ? State.NOT_APPLICABLE : item.required() ? State.MISSING : State.OPTIONAL;
        return new ItemView(
                item.item(),
                item.zh(),
                item.en(),
                item.required(),
                state,
                papers,
                state == State.NOT_APPLICABLE ? reason : null);
    }
}
