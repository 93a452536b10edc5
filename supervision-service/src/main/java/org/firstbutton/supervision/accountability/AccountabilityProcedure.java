package org.firstbutton.supervision.accountability;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/**
 * 追责程序 — from the referral of one officer for one confirmed finding to its end. Legal determines the fault and
 * proposes, the inspectorate decides, the inspector-general approves what takes somebody off duty, and his counterpart a
 * level above answers the appeal. Execution goes on meanwhile.
 */
public final class AccountabilityProcedure {
    private static final String STATES = """
            state              | zh             | en
            REFERRED           | 已移送         | referred
            FAULT_REVIEW       | 过错审查       | under review for fault
            FAULT_DETERMINED   | 过错已认定     | fault determined
            OFFICER_HEARD      | 已听取陈述申辩 | officer heard
            TOLERANCE_ASSESSED | 已作容错认定   | tolerance assessed
            SANCTION_PROPOSED  | 已提出建议     | a sanction is proposed
            CLEARED            | 不予追责       | nobody answers for it
            DECIDED            | 已决定         | decided
            SERVED             | 已送达         | served
            APPEALED           | 申诉中         | under appeal
            EXECUTED_APPEALED  | 已执行、申诉中 | carried out, still under appeal
            UPHELD             | 维持           | upheld
            REVOKED            | 撤销           | revoked
            EXECUTED           | 已执行         | carried out
            CLOSED             | 已办结         | closed
            """;
    private static final String STEPS = """
            step              | zh           | en                                          | fact                            | by                                                             | approved by       | given
            refer             | 移送         | refer an officer for a confirmed finding    | accountability.referred         | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS SUPERVISION_COMMITTEE |    | referralId=id to='INSPECTORATE'
            open-review       | 受理审查     | take it up                                  | accountability.review-opened    | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS                     |                   | referralId=id findingId='-' officerId=subject
            determine-fault   | 认定过错     | determine the fault                         | accountability.fault-determined | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS                     |                   | findingId='-' officerId=subject
            hear              | 听取陈述申辩 | hear the officer                            | accountability.officer-heard    | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE        |                   | referralId=id officerId=subject
            assess-tolerance  | 容错认定     | assess tolerance                            | tolerance.decided               | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS                     | INSPECTORATE      | findingId='-' officerId=subject
            confirm-violation | 认定违规     | confirm a violation of the bans             | violation.confirmed             | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS                     |                   | violationId='-' officerId=subject incidentId='-' tolerated=tolerance
            propose           | 提出建议     | propose a sanction                          | sanction.proposed               | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS                     |                   | sanctionId=id officerId=subject
            clear             | 不予追责     | decide that nobody answers for it           | sanction.decided                | INSPECTORATE                                                   |                   | sanctionId=id officerId=subject days=none authority='INSPECTORATE' approverRole=none office=office
            decide            | 作出决定     | decide on what needs no approval            | sanction.decided                | INSPECTORATE                                                   |                   | sanctionId=id officerId=subject days=none authority='INSPECTORATE' approverRole=none office=office
            suspend           | 停止执行职务 | decide on a suspension                      | sanction.decided                | INSPECTORATE                                                   | INSPECTOR_GENERAL | sanctionId=id officerId=subject kind='SUSPENSION' authority='INSPECTORATE' approverRole='INSPECTOR_GENERAL' office=office
            confine           | 禁闭         | decide on a confinement                     | sanction.decided                | INSPECTORATE                                                   | INSPECTOR_GENERAL | sanctionId=id officerId=subject kind='CONFINEMENT' authority='INSPECTORATE' approverRole='INSPECTOR_GENERAL' office=office
            serve             | 送达         | serve the decision                          | sanction.served                 | INSPECTORATE                                                   |                   | sanctionId=id officerId=subject
            appeal            | 申诉         | appeal, by the officer himself              | sanction.appealed               | CALL_TAKER DISPATCHER DUTY_DIRECTOR RESPONDING_OFFICER HANDLING_OFFICER UNIT_CHIEF LEGAL_OFFICER CASE_MANAGER CASE_CENTRE_STAFF PROPERTY_KEEPER | | sanctionId=id officerId=subject kind='-'
            uphold            | 维持         | decide that it stands                       | sanction.upheld                 | INSPECTOR_GENERAL                                              |                   | sanctionId=id
            revoke            | 撤销         | revoke it; points and name are restored     | sanction.revoked                | INSPECTOR_GENERAL                                              |                   | sanctionId=id findingId='-' officerId=subject incidentId=incident
            execute           | 执行完毕     | record that it was carried out              | sanction.executed               | INSPECTORATE                                                   |                   | sanctionId=id officerId=subject
            close             | 办结         | close                                       | accountability.closed           | INSPECTORATE                                                   |                   | referralId=id findingId='-' officerId=subject
            """;
    private static final String MOVES = """
            state              | steps                  | then
            -                  | refer                  | REFERRED
            REFERRED           | open-review            | FAULT_REVIEW
            FAULT_REVIEW       | determine-fault        | FAULT_DETERMINED
            FAULT_DETERMINED   | hear                   | OFFICER_HEARD
            OFFICER_HEARD      | assess-tolerance       | TOLERANCE_ASSESSED
            TOLERANCE_ASSESSED | confirm-violation      | TOLERANCE_ASSESSED
            TOLERANCE_ASSESSED | propose                | SANCTION_PROPOSED
            TOLERANCE_ASSESSED | clear                  | CLEARED
            SANCTION_PROPOSED  | clear                  | CLEARED
            SANCTION_PROPOSED  | decide suspend confine | DECIDED
            CLEARED            | close                  | CLOSED
            DECIDED            | serve                  | SERVED
            SERVED             | appeal                 | APPEALED
            SERVED             | execute                | EXECUTED
            APPEALED           | execute                | EXECUTED_APPEALED
            APPEALED           | uphold                 | UPHELD
            APPEALED           | revoke                 | REVOKED
            EXECUTED_APPEALED  | uphold                 | EXECUTED
            EXECUTED_APPEALED  | revoke                 | REVOKED
            UPHELD             | execute                | EXECUTED
            REVOKED            | close                  | CLOSED
            EXECUTED           | close                  | CLOSED
            """;

    /** Everybody else sees only what he had a hand in; so does the officer, once he was heard. */
    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "accountability",
                    "追责",
                    "accountability",
                    "b6",
                    Set.of(
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.INSPECTORATE,
                            Roles.INSPECTOR_GENERAL),
                    Set.of(
                            Roles.SUPERVISION_COMMITTEE,
                            Roles.CALL_TAKER,
                            Roles.DISPATCHER,
                            Roles.DUTY_DIRECTOR,
                            Roles.RESPONDING_OFFICER,
                            Roles.HANDLING_OFFICER,
                            Roles.UNIT_CHIEF,
                            Roles.LEGAL_OFFICER,
                            Roles.CASE_MANAGER,
                            Roles.CASE_CENTRE_STAFF,
                            Roles.PROPERTY_KEEPER)),
            STATES,
            STEPS,
            MOVES);

    private AccountabilityProcedure() {}
}
