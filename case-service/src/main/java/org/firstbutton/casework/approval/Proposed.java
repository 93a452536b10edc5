package org.firstbutton.casework.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.casework.casefile.CaseCommand;
import org.firstbutton.casework.casefile.CasePractice;
import org.firstbutton.casework.casefile.CaseRecord;
import org.firstbutton.casework.casefile.CaseSteps;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.chassis.procedure.StepBody;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.casework.CaseFact;
import org.jspecify.annotations.Nullable;

/** 呈批内容 — what a handling officer proposes; approval turns it into the fact that names both people. */
public sealed interface Proposed {
    Set<String> CHIEF_OR_LEADER = Set.of(Roles.UNIT_CHIEF, Roles.BUREAU_LEADER);
    Set<String> LEADER = Set.of(Roles.BUREAU_LEADER);
    String LIMIT = "\\*|[A-Z]{2,8}-[0-9]{1,4}";

    /** The content of each command that has one of its own; all others are steps of the table. */
    Map<CaseCommand, Class<? extends Proposed>> KINDS = Map.of(
            CaseCommand.ACCEPT, Acceptance.class,
            CaseCommand.NOT_ACCEPT, NonAcceptance.class,
            CaseCommand.FILE, Filing.class,
            CaseCommand.NOT_FILE, NonFiling.class,
            CaseCommand.PAUSE_CLOCK, Pause.class,
            CaseCommand.EXTEND_CLOCK, Extension.class,
            CaseCommand.DECIDE, Decision.class);

    /** The roles that may approve it. */
    Set<String> approvers();

    Fact approved(CaseRecord record, UUID proposal, String approver);

    /** What the life cycle does not say: whether it fits the case as it is. */
    default void requireFits(CaseRecord record) {}

    /** When it happens, if the proposal says so and the approval does not; else when it is approved. */
    default @Nullable OffsetDateTime occurredAt() {
        return null;
    }

    /** How the content of a proposal of this command is written down. */
    static Class<? extends Proposed> kindOf(CaseCommand command) {
        return KINDS.getOrDefault(command, TableStep.class);
    }

    /** 受案 */
    record Acceptance(
            @Schema(examples = "ASSAULT") @Size(max = 100) @Nullable
            String offence) implements Proposed {
        @Override
        public Set<String> approvers() {
            return CHIEF_OR_LEADER;
        }

        @Override
        public CaseFact approved(CaseRecord record, UUID proposal, String approver) {
            return new CaseFact.CaseAccepted(record.kind().name(), offence, approver, null, null, null, null);
        }
    }

    /** 不予受案 */
    record NonAcceptance(
            @NotBlank @Size(max = 1000) String reason,
            @Size(max = 100) @Nullable String noticeNo) implements Proposed {
        @Override
        public Set<String> approvers() {
            return CHIEF_OR_LEADER;
        }

        @Override
        public CaseFact approved(CaseRecord record, UUID proposal, String approver) {
            return new CaseFact.CaseNotAccepted(record.kind().name(), reason, approver, noticeNo);
        }
    }

    /** 立案 — decided by the head of a county bureau or above. */
    record Filing(
            @Schema(examples = "THEFT") @Size(max = 100) @Nullable
            String offence,

            @Schema(description = "民生小案 — a small case that touches daily life") @Nullable
            Boolean livelihood)
            implements Proposed {
        @Override
        public Set<String> approvers() {
            return LEADER;
        }

        @Override
        public CaseFact approved(CaseRecord record, UUID proposal, String approver) {
            return new CaseFact.CaseFiled(record.kind().name(), offence, approver, livelihood, null, null);
        }
    }

    /** 不予立案 — decided by the head of a county bureau or above. */
    record NonFiling(
            @NotBlank @Size(max = 1000) String reason,
            @Size(max = 100) @Nullable String noticeNo) implements Proposed {
        @Override
        public Set<String> approvers() {
            return LEADER;
        }

        @Override
        public CaseFact approved(CaseRecord record, UUID proposal, String approver) {
            return new CaseFact.CaseNotFiled(record.kind().name(), reason, approver, noticeNo);
        }
    }

    /** 中止计时 */
    record Pause(
            @Schema(examples = "INV-03", description = "The rule whose clock stops, * for all")
            @NotBlank
            @Pattern(regexp = LIMIT)
            String limit,

            @NotBlank @Size(max = 1000) String reason,
            @NotBlank @Size(max = 100) String documentNo)
            implements Proposed {
        @Override
        public Set<String> approvers() {
            return CHIEF_OR_LEADER;
        }

        @Override
        public void requireFits(CaseRecord record) {
            if (record.progress().paused().contains(limit)) {
                throw Refusal.forbiddenBy(
                        "clock: paused once at a time", "该期限已中止 / the clock of " + limit + " stands still already");
            }
        }

        @Override
        public CaseFact approved(CaseRecord record, UUID proposal, String approver) {
            return new CaseFact.ClockPaused(limit, reason, approver, documentNo);
        }
    }

    /** 延长期限 — the station's chief approves {@code COMPLEX} and {@code VERIFICATION}, all else the bureau's leader. */
    record Extension(
            @Schema(examples = "FIL-03") @NotBlank @Pattern(regexp = LIMIT)
            String limit,

            @Schema(examples = "COMPLEX", description = "COMPLEX, VERIFICATION, MAJOR …")
            @NotBlank
            @Pattern(regexp = "[A-Z][A-Z_]{0,31}")
            String ground,

            @NotBlank @Size(max = 100) String documentNo,
            @Nullable OffsetDateTime until)
            implements Proposed {
        private static final Set<String> FOR_THE_CHIEF = Set.of("COMPLEX", "VERIFICATION");

        @Override
        public Set<String> approvers() {
            return FOR_THE_CHIEF.contains(ground) ? CHIEF_OR_LEADER : LEADER;
        }

        @Override
        public CaseFact approved(CaseRecord record, UUID proposal, String approver) {
            return new CaseFact.ExtensionGranted(
                    limit, ground, approver, documentNo, until == null ? null : until.toInstant(), null, null);
        }
    }

    /** 作出决定 — only what the legal review has passed. */
    record Decision(
            @Schema(examples = "PENALTY", description = "PENALTY, NO_PENALTY, COMPULSORY_MEASURE …")
            @NotBlank
            @Pattern(regexp = "[A-Z][A-Z_]{0,31}")
            String kind,

            @Size(max = 100) @Nullable String documentNo,

            @Schema(examples = "DETENTION", description = "Which one, where a penalty is decided")
            @Pattern(regexp = "[A-Z][A-Z_]{0,31}")
            @Nullable
            String penalty,

            @Schema(description = "On whom it is decided") @Size(max = 100) @Nullable
            String personId,

            @Schema(description = "Whether somebody was harmed, who is served a copy") @Nullable
            Boolean victim)
            implements Proposed {
        private static final String PENALTY = "PENALTY";

        @Override
        public Set<String> approvers() {
            return CHIEF_OR_LEADER;
        }

        @Override
        public void requireFits(CaseRecord record) {
            if (penalty != null && !kind.equals(PENALTY)) {
                throw Refusal.field("/penalty", "仅处罚决定填写 / only where a penalty is decided");
            }
            CasePractice.requireNoticed(record, kind);
            String reviewed = record.progress().reviewSubject();
            if (reviewed != null && !reviewed.equals(kind)) {
                throw Refusal.forbiddenBy(
                        "REV-01: decide only what the legal review passed",
                        "法制审核通过的是 " + reviewed + " / the legal review passed " + reviewed + ", not " + kind);
            }
        }

        @Override
        public CaseFact approved(CaseRecord record, UUID proposal, String approver) {
            return new CaseFact.DecisionMade(
                    proposal.toString(), kind, approver, documentNo, penalty, personId, victim);
        }
    }

    /**
     * 程序步骤 — a step of the table of cases.
     *
     * @param by who proposes it
     * @param fields what he sent for the fact
     */
    record TableStep(String step, String by, @Nullable OffsetDateTime occurredAt, ObjectNode fields)
            implements Proposed {
        @Override
        public Set<String> approvers() {
            return named().approvers();
        }

        @Override
        public void requireFits(CaseRecord record) {
            CasePractice.requireFits(record, approved(record, record.id(), "-"), by);
        }

        @Override
        public Fact approved(CaseRecord record, UUID proposal, String approver) {
            Map<String, String> values = new HashMap<>(record.given());
            values.put("proposal", proposal.toString());
            values.put("approver", approver);
            return new StepBody(null, null, fields).fact(named(), values);
        }

        private Step named() {
            return CaseSteps.named(step).orElseThrow(() -> new IllegalStateException("no step is called " + step));
        }
    }
}
