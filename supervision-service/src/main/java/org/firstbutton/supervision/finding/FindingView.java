package org.firstbutton.supervision.finding;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 问题条目 — one row of the finding list.
 *
 * @param subject id of the alert, case, caller key or source that the rule speaks of
 * @param number the source's own number of the subject, where it has one
 * @param unit responsible organisation path
 * @param dueAt absent for a rule without a term
 * @param remediedAt when the duty was done after its limit
 * @param withdrawalProposed a late entry claims an earlier time; a person decides
 */
public record FindingView(
        UUID id,
        String ruleId,
        String pack,
        String subjectKind,
        String subject,
        @Nullable String number,
        String unit,
        String status,
        String severity,
        String ladder,
        Instant startedAt,
        @Nullable Instant dueAt,
        Instant brokenAt,
        @Nullable Instant remediedAt,
        boolean withdrawalProposed,
        boolean basisChanged,
        long version) {

    public static FindingView of(FindingRow row) {
        return of(row.draft(), row.status(), row.basisChanged(), row.version());
    }

    /** What stood as of an earlier instant; it has no version of its own. */
    static FindingView asOf(FindingDraft draft) {
        return of(draft, FindingStatus.RAISED, false, 0);
    }

    private static FindingView of(FindingDraft draft, FindingStatus status, boolean basisChanged, long version) {
        return new FindingView(
                draft.id(),
                draft.ruleId(),
                draft.pack(),
                draft.subjectKind(),
                draft.subject(),
                draft.number(),
                draft.orgPath(),
                status.name(),
                draft.severity(),
                draft.ladder(),
                draft.startedAt(),
                draft.dueAt(),
                draft.brokenAt(),
                draft.remediedAt(),
                draft.withdrawalProposedBy() != null,
                basisChanged,
                version);
    }
}
