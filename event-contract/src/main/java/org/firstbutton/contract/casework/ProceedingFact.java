package org.firstbutton.contract.casework;

import java.util.List;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 调解、通缉与移送起诉 — the roads on which a case leaves the investigation. A family of {@link CaseFact}. */
public sealed interface ProceedingFact extends CaseFact {

    /** 通缉 */
    @Named("wanted.issued")
    record WantedIssued(String personId, @Nullable String level) implements ProceedingFact {}

    /**
     * 启动调解 — {@code eligibilityFlags}: what speaks for mediating it ({@code CIVIL_DISPUTE}, {@code MINOR}) or
     * forbids it ({@code HIRED_ASSAULT}, {@code GANG_FIGHT}, {@code REPEATED}, {@code PARTY_REFUSES},
     * {@code RE_ATTACK}, {@code SUSPECT_FLED}, {@code OTHER_EXCLUSION}).
     */
    @Named("mediation.started")
    record MediationStarted(
            String mediationId,
            @Nullable Integer round,
            @Nullable List<String> eligibilityFlags) implements ProceedingFact {}

    /** 达成调解协议 */
    @Named("mediation.concluded")
    record MediationConcluded(String mediationId) implements ProceedingFact {}

    /** 调解不成 — also an agreement that is not kept; {@code round} 1 or 2. */
    @Named("mediation.failed")
    record MediationFailed(String mediationId, @Nullable Integer round) implements ProceedingFact {}

    /** 履行调解协议 */
    @Named("mediation.performed")
    record MediationPerformed(String mediationId) implements ProceedingFact {}

    /** 侦查终结 */
    @Named("investigation.concluded")
    record InvestigationConcluded(String approver, @Nullable String personId) implements ProceedingFact {}

    /** 移送审查起诉 */
    @Named("prosecution.transferred")
    record ProsecutionTransferred(
            @Nullable String personId, @Nullable String documentNo) implements ProceedingFact {}

    /** 退回补充侦查 */
    @Named("prosecution.returned-for-supplement")
    record ProsecutionReturnedForSupplement(int round) implements ProceedingFact {}

    /** 补查重报 */
    @Named("prosecution.resubmitted")
    record ProsecutionResubmitted(@Nullable Integer round) implements ProceedingFact {}

    /** 起诉结果 — {@code INDICTED}, {@code NOT_PROSECUTED}; {@code measureInForce}: a measure that must end. */
    @Named("prosecution.result")
    record ProsecutionResult(
            String result, String personId, @Nullable Boolean measureInForce) implements ProceedingFact {}

    /** 交通事故认定 */
    @Named("accident-determination.issued")
    record AccidentDeterminationIssued(String determinationId) implements ProceedingFact {}
}
