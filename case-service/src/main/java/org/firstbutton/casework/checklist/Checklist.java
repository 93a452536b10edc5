package org.firstbutton.casework.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 卷内目录 — the papers of a dossier of one form, in the order of the dossier.
 *
 * @param form what kind of case it is for, for example {@code ADMIN_FAST_TRACK}
 * @param version as dossiers quote it
 * @param from the first day on which dossiers are begun under it
 * @param caseKind {@code ADMIN} or {@code CRIMINAL}
 * @param origin {@code LAW}, or {@code PRODUCT_DEFAULT} for what no law that we read prescribes
 * @param retentionYears how long it is kept from its archiving; null for ever
 */
public record Checklist(
        String form,
        String version,
        LocalDate from,
        String zh,
        String en,
        String caseKind,
        String origin,
        @Nullable String basis,
        @Nullable Integer retentionYears,
        List<Item> items) {

    /** 卷内材料 — {@code required}: a dossier without it is incomplete. */
    public record Item(String item, String zh, String en, boolean required) {}

    /** The paper of this name, if the form has it. */
    public Optional<Item> item(String name) {
        return items.stream().filter(item -> item.item().equals(name)).findFirst();
    }
}
