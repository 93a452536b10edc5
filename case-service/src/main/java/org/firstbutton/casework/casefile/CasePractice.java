package org.firstbutton.casework.casefile;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.bodycam.BodycamFact.RecordingLinked;
import org.firstbutton.contract.casework.CaseFact.DecisionMade;
import org.firstbutton.contract.casework.DecisionFact.HearingHeld;
import org.firstbutton.contract.casework.ProceedingFact.MediationStarted;
import org.firstbutton.contract.casework.ProceedingFact.ProsecutionReturnedForSupplement;
import org.firstbutton.contract.casework.RegistrationFact.CaseFastTrackStarted;
import org.firstbutton.contract.casework.RegistrationFact.EvidenceAccepted;
import org.firstbutton.contract.casework.RegistrationFact.ReceiptIssued;
import org.firstbutton.contract.external.ExternalFact.ReconsiderationDecided;
import org.firstbutton.contract.external.ExternalFact.ReviewDecided;

/** 办案规范 — what the tables cannot say and the law forbids. */
public final class CasePractice {
    /** APR 178. */
    private static final List<String> MEDIABLE = List.of("CIVIL_DISPUTE", "MINOR");

    /** APR 179. */
    private static final Set<String> NOT_TO_BE_MEDIATED = Set.of(
            "HIRED_ASSAULT", "GANG_FIGHT", "REPEATED", "PARTY_REFUSES", "RE_ATTACK", "SUSPECT_FLED", "OTHER_EXCLUSION");

    private static final int MEDIATIONS = 2;
    private static final int SUPPLEMENTS = 2;

    private CasePractice() {}

    /**
     * Refuses what may be done in this state, but not so.
     *
     * @param actor who enters it
     * @throws Refusal 409 naming the rule, or 400 naming the field
     */
    public static void requireFits(CaseRecord record, Fact fact, String actor) {
        if (fact instanceof MediationStarted started) {
            requireMediable(record, started);
        } else if (fact instanceof CaseFastTrackStarted started) {
            requireFast(started);
        } else if (fact instanceof ProsecutionReturnedForSupplement returned) {
            requireRound(record, returned);
        } else if (fact instanceof DecisionMade decision) {
            requireNoticed(record, decision.kind());
        } else if (fact instanceof HearingHeld
                || fact instanceof ReconsiderationDecided
                || fact instanceof ReviewDecided) {
            requireUninvolved(record, actor);
        } else if (fact instanceof ReceiptIssued receipt && receipt.receiptNo() == null && receipt.reason() == null) {
            throw Refusal.field(
                    "/receiptNo", "须填回执编号，或在 reason 中说明未出具的原因 / the number, or in reason why there is none");
        } else if (fact instanceof RecordingLinked recording && isInverted(recording)) {
            throw Refusal.field("/to", "不得早于 from / not before from");
        } else if (fact instanceof EvidenceAccepted evidence && evidence.items().isEmpty()) {
            throw Refusal.field("/items", "至少 1 项 / at least 1");
        }
    }

    private static boolean isInverted(RecordingLinked recording) {
        return recording.from() != null
                && recording.to() != null
                && recording.to().isBefore(recording.from());
    }

    private static void requireFast(CaseFastTrackStarted started) {
        List<String> excluded = Objects.requireNonNullElse(started.exclusionFlags(), List.of());
        if (!excluded.isEmpty()) {
            throw Refusal.forbiddenBy(
                    "b2: excluded from the fast track (APR 41)",
                    "不适用快速办理：" + excluded + " / " + excluded + " excludes the fast track");
        }
        if (started.consentAt() == null) {
            throw Refusal.forbiddenBy(
                    "b2: the fast track needs the suspect's consent (APR 42)",
                    "快速办理须经违法嫌疑人书面同意 / the suspect has not consented to the fast track");
        }
    }

    private static void requireMediable(CaseRecord record, MediationStarted started) {
        List<String> flags = Objects.requireNonNullElse(started.eligibilityFlags(), List.of());
        List<String> excluded =
                flags.stream().filter(NOT_TO_BE_MEDIATED::contains).sorted().toList();
        if (!excluded.isEmpty()) {
            throw Refusal.forbiddenBy(
                    "INT-06: not to be mediated (APR 179)",
                    "不得调解处理：" + excluded + " / " + excluded + " excludes a mediation");
        }
        if (!flags.containsAll(MEDIABLE)) {
            throw Refusal.forbiddenBy(
                    "INT-06: only minor matters of a civil dispute are mediated (APR 178)",
                    "调解限于民间纠纷引起且情节较轻的 / a mediation needs " + MEDIABLE);
        }
        int failed = record.progress().times("mediation.failed");
        if (failed >= MEDIATIONS) {
            throw Refusal.forbiddenBy(
                    "INV-22: mediated twice at most (APR 183)",
                    "两次调解不成，应依法处理 / two mediations have failed; decide the case");
        }
        requireNext("/round", started.round(), failed + 1);
    }

    private static void requireRound(CaseRecord record, ProsecutionReturnedForSupplement returned) {
        int before = record.progress().times("prosecution.returned-for-supplement");
        if (before >= SUPPLEMENTS) {
            throw Refusal.forbiddenBy(
                    "b3: returned for supplement twice at most (CPL 175)",
                    "补充侦查以二次为限 / it has been returned twice already");
        }
        requireNext("/round", returned.round(), before + 1);
    }

    private static void requireNext(String field, @org.jspecify.annotations.Nullable Integer round, int next) {
        if (round != null && round != next) {
            throw Refusal.field(field, "应为第 " + next + " 次 / this is round " + next);
        }
    }

    /** A penalty is decided only after the one whom it hits was told and could speak; the states say the rest. */
    public static void requireNoticed(CaseRecord record, String decision) {
        if (record.kind() == CaseKind.ADMIN && decision.equals("PENALTY") && record.state() == CaseState.REVIEWED) {
            throw Refusal.forbiddenBy(
                    "INV-20: no penalty without a notice before it (APR 167)",
                    "处罚决定前须先告知 / give notice of facts, reasons and rights first");
        }
    }

    private static void requireUninvolved(CaseRecord record, String actor) {
        if (record.progress().hands().contains(actor)) {
            throw Refusal.forbiddenBy(
                    "avoidance: not by one who handled the case",
                    "参与办案的人员应当回避 / who has worked on the case does not judge it");
        }
    }
}
