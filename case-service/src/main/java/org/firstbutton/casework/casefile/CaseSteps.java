package org.firstbutton.casework.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Step;

/**
 * 办案程序表 — the steps of b2 and b3 that need nothing but what a table says: the fact each leaves, who takes it, who
 * approves it. When each may be taken, {@link CaseLifecycle} says.
 */
public final class CaseSteps {
    private static final String STEPS = """
            step                         | zh        | en                                                      | fact                                | by                                    | approved by              | given
            accept-evidence              | 接受证据      | accept evidence                                         | evidence.accepted                   | CALL_TAKER HANDLING_OFFICER           |                          | reportId=report
            issue-receipt                | 出具回执      | hand over a receipt, or say why not                     | receipt.issued                      | CALL_TAKER HANDLING_OFFICER           |                          | reportId=report
            receive-referral             | 接受移送      | take in a case that an agency hands over                | referral.received                   | HANDLING_OFFICER                      |                          |
            request-referral-supplement  | 通知补正      | ask the agency for what is missing                      | referral.supplement-requested       | HANDLING_OFFICER                      |                          |
            refer-out                    | 告知非警务     | tell the informant that it is no police matter          | notice.served                       | HANDLING_OFFICER                      |                          | kind='NO_POLICE_MATTER'
            determine-jurisdiction       | 确定管辖      | determine who is competent                              | case.jurisdiction-determined        | UNIT_CHIEF BUREAU_LEADER              |                          |
            transfer                     | 移送案件      | hand the case to the competent organ                    | case.transferred                    | HANDLING_OFFICER                      | UNIT_CHIEF BUREAU_LEADER | approver=approver
            start-fast-track             | 快速办理      | start the fast track                                    | case.fast-track-started             | HANDLING_OFFICER                      |                          |
            convert-to-general           | 转一般程序     | leave the fast track                                    | case.converted-to-general           | HANDLING_OFFICER                      |                          |
            convert-to-criminal          | 转刑事案件     | turn it into a criminal case                            | case.converted-to-criminal          | HANDLING_OFFICER                      | BUREAU_LEADER            | reportId=report approver=approver
            terminate                    | 终止调查      | end it without a decision                               | case.terminated                     | HANDLING_OFFICER                      | UNIT_CHIEF BUREAU_LEADER | approver=approver
            withdraw                     | 撤销案件      | withdraw a criminal case                                | case.withdrawn                      | HANDLING_OFFICER                      | BUREAU_LEADER            | approver=approver
            start-mediation              | 启动调解      | start a mediation                                       | mediation.started                   | HANDLING_OFFICER                      |                          |
            conclude-mediation           | 达成调解协议    | record the agreement                                    | mediation.concluded                 | HANDLING_OFFICER                      |                          |
            fail-mediation               | 调解不成      | record that none was reached, or it is not kept         | mediation.failed                    | HANDLING_OFFICER                      |                          |
            perform-mediation            | 履行调解协议    | record that the agreement was kept                      | mediation.performed                 | HANDLING_OFFICER                      |                          |
            give-notice                  | 事先告知      | tell facts, reasons, basis and rights before a decision | notice.given                        | HANDLING_OFFICER                      |                          |
            request-hearing              | 申请听证      | record that a hearing is asked for                      | hearing.requested                   | HANDLING_OFFICER                      |                          |
            hold-hearing                 | 举行听证      | record the hearing                                      | hearing.held                        | LEGAL_OFFICER LEGAL_BRIGADE           |                          |
            approve-decision             | 审批决定      | have it approved before its document is issued          | decision.approved                   | HANDLING_OFFICER                      | UNIT_CHIEF BUREAU_LEADER | decisionId=proposal approver=approver
            issue-document               | 出具文书      | issue a document                                        | document.issued                     | HANDLING_OFFICER                      | UNIT_CHIEF BUREAU_LEADER |
            serve-notice                 | 送达通知      | serve a notice                                          | notice.served                       | HANDLING_OFFICER                      |                          |
            serve-decision               | 送达决定      | serve a decision                                        | decision.served                     | HANDLING_OFFICER                      |                          |
            deliver-execution            | 送拘执行      | hand over for execution                                 | execution.delivered                 | HANDLING_OFFICER                      |                          |
            request-suspension           | 申请暂缓执行    | record that suspension is asked for                     | execution.suspension-requested      | HANDLING_OFFICER                      |                          |
            suspend-execution            | 暂缓执行      | suspend the execution                                   | execution.suspended                 | HANDLING_OFFICER                      | BUREAU_LEADER            |
            complete-execution           | 执行完毕      | record that it is executed                              | execution.completed                 | HANDLING_OFFICER                      |                          |
            issue-accident-determination | 交通事故认定    | issue an accident determination                         | accident-determination.issued       | HANDLING_OFFICER                      | UNIT_CHIEF BUREAU_LEADER |
            issue-wanted                 | 通缉        | issue a wanted notice                                   | wanted.issued                       | HANDLING_OFFICER                      | BUREAU_LEADER            |
            link-recording               | 关联录音录像    | link a recording to an interrogation                    | recording.linked                    | HANDLING_OFFICER                      |                          | caseId=case
            conclude-investigation       | 侦查终结      | conclude the investigation                              | investigation.concluded             | HANDLING_OFFICER                      | BUREAU_LEADER            | approver=approver
            transfer-to-prosecution      | 移送审查起诉    | transfer to prosecution                                 | prosecution.transferred             | HANDLING_OFFICER                      | BUREAU_LEADER            |
            return-for-supplement        | 退回补充侦查    | record that it came back for supplement                 | prosecution.returned-for-supplement | HANDLING_OFFICER JOINT_OFFICE_LIAISON |                          |
            resubmit                     | 补查重报      | submit again                                            | prosecution.resubmitted             | HANDLING_OFFICER                      | BUREAU_LEADER            |
            record-prosecution-result    | 起诉结果      | record what the procuratorate decided                   | prosecution.result                  | HANDLING_OFFICER JOINT_OFFICE_LIAISON |                          |
            request-filing-reasons       | 要求说明不立案理由 | record that the procuratorate asks for reasons          | procuratorate.reason-requested      | HANDLING_OFFICER JOINT_OFFICE_LIAISON |                          |
            notify-filing                | 通知立案      | record that the procuratorate orders filing             | procuratorate.filing-notified       | HANDLING_OFFICER JOINT_OFFICE_LIAISON |                          |
            record-correction-notice     | 纠正违法通知    | record a correction notice                              | procuratorate.correction-notice     | HANDLING_OFFICER JOINT_OFFICE_LIAISON |                          |
            record-urging-letter         | 催办函       | record an urging letter                                 | procuratorate.urging-letter         | HANDLING_OFFICER JOINT_OFFICE_LIAISON |                          |
            request-reconsideration      | 申请复议      | record that reconsideration is asked for                | reconsideration.requested           | HANDLING_OFFICER LEGAL_BRIGADE        |                          |
            uphold-reconsideration       | 复议维持      | uphold on reconsideration                               | reconsideration.decided             | LEGAL_BRIGADE                         | BUREAU_LEADER            | outcome='UPHELD'
            revoke-reconsideration       | 复议撤销      | revoke on reconsideration                               | reconsideration.decided             | LEGAL_BRIGADE                         | BUREAU_LEADER            | outcome='REVOKED'
            request-second-review        | 申请复核      | record that a second review is asked for                | review.requested                    | HANDLING_OFFICER LEGAL_BRIGADE        |                          |
            uphold-second-review         | 复核维持      | uphold on second review                                 | review.decided                      | LEGAL_DETACHMENT                      | BUREAU_LEADER            | outcome='UPHELD'
            revoke-second-review         | 复核撤销      | revoke on second review                                 | review.decided                      | LEGAL_DETACHMENT                      | BUREAU_LEADER            | outcome='REVOKED'
            file-litigation              | 提起行政诉讼    | record that the decision is contested in court          | litigation.filed                    | HANDLING_OFFICER LEGAL_BRIGADE        |                          |
            uphold-litigation            | 判决维持      | record that the court upheld the decision               | litigation.decided                  | LEGAL_BRIGADE                         |                          | outcome='UPHELD'
            revoke-litigation            | 判决撤销      | record that the court revoked the decision              | litigation.decided                  | LEGAL_BRIGADE                         |                          | outcome='REVOKED'
            """;

    private static final Map<String, Step> ALL = Procedure.stepsOf(STEPS);

    private CaseSteps() {}

    public static Collection<Step> all() {
        return List.copyOf(ALL.values());
    }

    /** The step that URLs call so. */
    public static Optional<Step> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }
}
