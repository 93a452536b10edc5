package org.firstbutton.supervision.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.supervision.FindingFact.FindingBasisChanged;
import org.firstbutton.contract.supervision.FindingFact.FindingEscalated;
import org.firstbutton.contract.supervision.FindingFact.FindingRaised;
import org.firstbutton.contract.supervision.FindingFact.FindingRedated;
import org.firstbutton.contract.supervision.FindingFact.FindingRemedied;
import org.firstbutton.contract.supervision.FindingFact.FindingWithdrawalProposed;
import org.firstbutton.contract.supervision.FindingFact.FindingWithdrawn;

/**
 * 差异 — compares what the verdict says now with what is on record. Pure: late, repeated, reordered and corrected facts
 * need no code of their own, they only change what the verdict says.
 */
final class FindingDifference {
    static final String MACHINE = "supervision-service";

    /** A change to write, and the fact that tells others of it. */
    record Step(Findings.Change change, Fact fact) {}

    private final Set<String> packs;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();

    private FindingDifference(Set<String> packs, Instant now) {
        this.packs = packs;
        this.now = now;
    }

    /** @param packs those that judged; what another version raised was not withdrawn by facts */
    static List<Step> between(List<FindingRow> onRecord, List<FindingDraft> verdict, Set<String> packs, Instant now) {
        Map<UUID, FindingRow> stored = new LinkedHashMap<>();
        onRecord.forEach(row -> stored.put(row.draft().id(), row));
        FindingDifference difference = new FindingDifference(packs, now);
        for (FindingDraft draft : verdict) {
            FindingRow row = stored.remove(draft.id());
            if (row == null) {
                difference.raise(draft, 1, 0, now);
            } else {
                difference.compare(row, draft);
            }
        }
        stored.values().forEach(difference::unsupported);
        return difference.steps;
    }

    private void raise(FindingDraft draft, long version, long openVersion, Instant raisedAt) {
        FindingRow row = new FindingRow(draft, FindingStatus.RAISED, false, version, openVersion, raisedAt, now);
        add(
                row,
                "RAISED",
                "the verdict found a broken duty",
                new FindingRaised(
                        draft.id().toString(),
                        draft.ruleId(),
                        draft.pack(),
                        draft.severity(),
                        draft.ladder(),
                        draft.subjectKind(),
                        draft.subject(),
                        draft.episode(),
                        draft.startedAt(),
                        draft.dueAt(),
                        draft.brokenAt(),
                        draft.evidence()));
    }

    private void compare(FindingRow row, FindingDraft draft) {
        switch (row.status()) {
            case WITHDRAWN -> raise(draft, row.version() + 1, row.openVersion(), row.raisedAt());
            case RAISED -> follow(row, draft);
            case CONFIRMED -> leaveToPeople(row, draft);
            case DISMISSED, OVERTURNED -> {}
        }
    }

    private void follow(FindingRow row, FindingDraft draft) {
        FindingDraft before = row.draft();
        String id = draft.id().toString();
        if (draft.withdrawalProposedBy() != null && before.withdrawalProposedBy() == null) {
            step(
                    row,
                    draft,
                    "WITHDRAWAL_PROPOSED",
                    "a late entry claims an earlier time",
                    new FindingWithdrawalProposed(
                            id, draft.ruleId(), "LATE_ENTRY", List.of(draft.withdrawalProposedBy())));
        } else if (draft.remediedAt() != null && before.remediedAt() == null) {
            step(
                    row,
                    draft,
                    "REMEDIED",
                    "done after its limit",
                    new FindingRemedied(
                            id,
                            draft.ruleId(),
                            draft.remediedAt(),
                            Objects.requireNonNullElse(draft.remediedBy(), "")));
        } else if (!draft.severity().equals(before.severity())) {
            step(
                    row,
                    draft,
                    "SEVERITY",
                    "the degree changed",
                    new FindingEscalated(id, draft.ruleId(), before.severity(), draft.severity()));
        } else if (!sameFacts(before, draft)) {
            step(
                    row,
                    draft,
                    "REDATED",
                    "the facts behind it changed",
                    new FindingRedated(id, draft.ruleId(), draft.startedAt(), draft.dueAt(), draft.brokenAt()));
        }
    }

    // A fact that no longer counts must not stay in the evidence, nor a claim that has been corrected.
    private static boolean sameFacts(FindingDraft before, FindingDraft draft) {
        return before.startedAt().equals(draft.startedAt())
                && Objects.equals(before.dueAt(), draft.dueAt())
                && before.brokenAt().equals(draft.brokenAt())
                && Objects.equals(before.remediedAt(), draft.remediedAt())
                && Objects.equals(before.withdrawalProposedBy(), draft.withdrawalProposedBy())
                && before.evidence().equals(draft.evidence())
                && before.orgPath().equals(draft.orgPath());
    }

    // A finding that a person has confirmed is never changed by the machine: it gets a notice.
    private void leaveToPeople(FindingRow row, FindingDraft draft) {
        FindingDraft before = row.draft();
        boolean moved = !before.startedAt().equals(draft.startedAt())
                || !Objects.equals(before.dueAt(), draft.dueAt())
                || !before.brokenAt().equals(draft.brokenAt());
        if (moved) {
            basisChanged(row, "its dates would now be others");
        }
    }

    private void unsupported(FindingRow row) {
        boolean sameRules = packs.contains(row.draft().pack());
        switch (row.status()) {
            case RAISED ->
                add(
                        with(row, row.draft(), FindingStatus.WITHDRAWN, row.basisChanged()),
                        "WITHDRAWN",
                        sameRules
                                ? "the facts that came to light no longer support it"
                                : "the rules now in force do not say it",
                        new FindingWithdrawn(
                                row.draft().id().toString(),
                                row.draft().ruleId(),
                                sameRules ? "FACTS_CHANGED" : "RULES_CHANGED",
                                row.draft().evidence()));
            case CONFIRMED ->
                basisChanged(
                        row, sameRules ? "the facts no longer support it" : "the rules now in force do not say it");
            case DISMISSED, OVERTURNED, WITHDRAWN -> {}
        }
    }

    private void basisChanged(FindingRow row, String cause) {
        if (!row.basisChanged()) {
            add(
                    with(row, row.draft(), row.status(), true),
                    "BASIS_CHANGED",
                    cause,
                    new FindingBasisChanged(
                            row.draft().id().toString(),
                            row.draft().ruleId(),
                            cause,
                            row.draft().evidence()));
        }
    }

    private void step(FindingRow row, FindingDraft draft, String change, String cause, Fact fact) {
        add(with(row, draft, row.status(), row.basisChanged()), change, cause, fact);
    }

    private FindingRow with(FindingRow row, FindingDraft draft, FindingStatus status, boolean basisChanged) {
        return new FindingRow(draft, status, basisChanged, row.version() + 1, row.openVersion(), row.raisedAt(), now);
    }

    private void add(FindingRow row, String change, String cause, Fact fact) {
        steps.add(new Step(new Findings.Change(row.counted(), change, MACHINE, cause), fact));
    }
}
