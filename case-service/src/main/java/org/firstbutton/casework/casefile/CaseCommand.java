package org.firstbutton.casework.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.casework.DecisionFact;
import org.firstbutton.contract.external.ExternalFact;

/** 办案动作 — what can be done to a case; each leaves a fact of one of its types. */
public enum CaseCommand {
    ACCEPT("accept", "受案", "case.accepted"),
    NOT_ACCEPT("not-accept", "不予受案", "case.not-accepted"),
    FILE("file", "立案", "case.filed"),
    NOT_FILE("not-file", "不予立案", "case.not-filed"),
    ASSIGN("assign", "分派", "case.assigned"),
    /** Acts that coerce nobody; before filing only these are allowed. */
    ENQUIRE(
            "record-act",
            "调查取证",
            "interview.held",
            "scene.investigated",
            "evidence.collected",
            "query.made",
            "appraisal.ordered",
            "appraisal.received"),
    INTERROGATE("record-act", "讯问", "interrogation.held"),
    PAUSE_CLOCK("pause-clock", "中止计时", "clock.paused"),
    RESUME_CLOCK("resume-clock", "恢复计时", "clock.resumed"),
    EXTEND_CLOCK("extend-clock", "延长期限", "extension.granted"),
    REQUEST_REVIEW("request-review", "送审", "legal-review.requested"),
    RETURN_REVIEW("return-review", "退回", "legal-review.returned"),
    PASS_REVIEW("pass-review", "审核通过", "legal-review.passed"),
    DECIDE("decide", "作出决定", "decision.made"),
    CLOSE("close", "结案", "case.closed"),
    /** Taken at the dossier's own door. */
    ARCHIVE("archive", "归档", "dossier.archived"),
    // The rest is told by the table of CaseSteps.
    ACCEPT_EVIDENCE,
    ISSUE_RECEIPT,
    RECEIVE_REFERRAL,
    REQUEST_REFERRAL_SUPPLEMENT,
    REFER_OUT,
    DETERMINE_JURISDICTION,
    TRANSFER,
    START_FAST_TRACK,
    CONVERT_TO_GENERAL,
    CONVERT_TO_CRIMINAL,
    TERMINATE,
    WITHDRAW,
    START_MEDIATION,
    CONCLUDE_MEDIATION,
    FAIL_MEDIATION,
    PERFORM_MEDIATION,
    GIVE_NOTICE,
    REQUEST_HEARING,
    HOLD_HEARING,
    APPROVE_DECISION,
    ISSUE_DOCUMENT,
    SERVE_NOTICE,
    SERVE_DECISION,
    DELIVER_EXECUTION,
    REQUEST_SUSPENSION,
    SUSPEND_EXECUTION,
    COMPLETE_EXECUTION,
    ISSUE_ACCIDENT_DETERMINATION,
    ISSUE_WANTED,
    LINK_RECORDING,
    CONCLUDE_INVESTIGATION,
    TRANSFER_TO_PROSECUTION,
    RETURN_FOR_SUPPLEMENT,
    RESUBMIT,
    RECORD_PROSECUTION_RESULT,
    REQUEST_FILING_REASONS,
    NOTIFY_FILING,
    RECORD_CORRECTION_NOTICE,
    RECORD_URGING_LETTER,
    REQUEST_RECONSIDERATION,
    UPHOLD_RECONSIDERATION,
    REVOKE_RECONSIDERATION,
    REQUEST_SECOND_REVIEW,
    UPHOLD_SECOND_REVIEW,
    REVOKE_SECOND_REVIEW,
    FILE_LITIGATION,
    UPHOLD_LITIGATION,
    REVOKE_LITIGATION;

    private static final String REVOKED = "REVOKED";
    private static final String NO_POLICE_MATTER = "NO_POLICE_MATTER";

    private final String path;
    private final String zh;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> factTypes;

    CaseCommand() {
        this.path = name().toLowerCase(Locale.ROOT).replace('_', '-');
        Step step = CaseSteps.named(path).orElseThrow();
        this.zh = step.zh();
        this.factTypes = List.of(FactTypes.nameOf(step.fact()));
    }

    CaseCommand(String path, String zh, String... factTypes) {
        this.path = path;
        this.zh = zh;
        this.factTypes = List.of(factTypes);
    }

    /** How the command is called in URLs, for example {@code not-accept}. */
    public String path() {
        return path;
    }

    /** How refusals name it, for example {@code not accept}. */
    String rule() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public String zh() {
        return zh;
    }

    public List<String> factTypes() {
        return factTypes;
    }

    /** The command behind a step of the table. */
    public static CaseCommand of(Step step) {
        return valueOf(step.name().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The command that leaves this fact; none for the report itself. */
    public static Optional<CaseCommand> leaving(Fact fact) {
        if (fact instanceof ExternalFact.ReconsiderationDecided decided) {
            return Optional.of(REVOKED.equals(decided.outcome()) ? REVOKE_RECONSIDERATION : UPHOLD_RECONSIDERATION);
        }
        if (fact instanceof ExternalFact.ReviewDecided decided) {
            return Optional.of(REVOKED.equals(decided.outcome()) ? REVOKE_SECOND_REVIEW : UPHOLD_SECOND_REVIEW);
        }
        if (fact instanceof ExternalFact.LitigationDecided decided) {
            return Optional.of(REVOKED.equals(decided.outcome()) ? REVOKE_LITIGATION : UPHOLD_LITIGATION);
        }
        if (fact instanceof DecisionFact.NoticeServed notice) {
            return Optional.of(NO_POLICE_MATTER.equals(notice.kind()) ? REFER_OUT : SERVE_NOTICE);
        }
        String factType = FactTypes.nameOf(fact.getClass());
        return Arrays.stream(values())
                .filter(command -> command.factTypes.contains(factType))
                .findFirst();
    }
}
