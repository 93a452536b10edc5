package org.firstbutton.supervision.rectification;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/** 整改程序 — the table b5 from the order on: one run is one order after one finding. */
public final class RectificationProcedure {
    private static final String STATES = """
            state            | zh               | en
            ORDERED          | 已下达           | ordered
            RECTIFYING       | 整改中           | being put right
            EXTENDED         | 已延期           | being put right, extended
            RECHECKING       | 复核中           | being rechecked
            RETURNED         | 已退回           | rejected once
            RECHECKING_AGAIN | 再次复核中       | being rechecked a second time
            ESCALATED        | 已升级           | rejected twice, one level up
            INTERVIEWED      | 已约谈           | the unit was spoken to
            RECHECKING_ABOVE | 上级复核中       | being rechecked one level up
            RECTIFIED        | 已整改，观察中   | put right, being watched
            CLOSED           | 已销号           | closed
            REVOKED          | 已撤销           | revoked with its finding
            """;
    private static final String STEPS = """
            step         | zh       | en                                     | fact                       | by                                                                    | approved by                                                           | given
            order        | 责令整改 | order a unit to put it right           | rectification.ordered      | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE  |                                                                       | orderId=id ruleId='-' severity='-' unit='-' issuer='-'
            acknowledge  | 签收     | acknowledge the order                  | rectification.acknowledged | UNIT_CHIEF BUREAU_LEADER                                              |                                                                       | orderId=id
            extend       | 延期     | ask for more time, once                | rectification.extended     | UNIT_CHIEF BUREAU_LEADER                                              | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE  | orderId=id approver=approver
            submit       | 提交     | submit what was done, with evidence    | rectification.submitted    | UNIT_CHIEF BUREAU_LEADER                                              |                                                                       | orderId=id submitter=actor
            pass         | 复核合格 | find on recheck that it was put right  | rectification.passed       | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE  |                                                                       | orderId=id findingId=subject ruleId='-'
            reject       | 复核退回 | find on recheck that it was not        | rectification.rejected     | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE  |                                                                       | orderId=id escalatedTo=above
            interview    | 约谈     | speak to the head of the unit          | rectification.interviewed  | LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE                             |                                                                       | orderId=id
            pass-above   | 上级合格 | the same, one level up                 | rectification.passed       | LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE                             |                                                                       | orderId=id findingId=subject ruleId='-'
            reject-above | 上级退回 | the same, one level up                 | rectification.rejected     | LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE                             |                                                                       | orderId=id escalatedTo=above
            close        | 销号     | close it after it was watched          | rectification.closed       | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE  |                                                                       | orderId=id findingId=subject ruleId='-'
            revoke       | 撤销     | its finding was overturned             | rectification.revoked      |                                                                       |                                                                       | orderId=id findingId=subject
            """;
    private static final String MOVES = """
            state            | steps       | then
            -                | order        | ORDERED
            ORDERED          | acknowledge  | RECTIFYING
            RECTIFYING       | extend       | EXTENDED
            RECTIFYING       | submit       | RECHECKING
            EXTENDED         | submit       | RECHECKING
            RECHECKING       | pass         | RECTIFIED
            RECHECKING       | reject       | RETURNED
            RETURNED         | submit       | RECHECKING_AGAIN
            RECHECKING_AGAIN | pass         | RECTIFIED
            RECHECKING_AGAIN | reject       | ESCALATED
            ESCALATED        | interview    | INTERVIEWED
            INTERVIEWED      | submit       | RECHECKING_ABOVE
            RECHECKING_ABOVE | pass-above   | RECTIFIED
            RECHECKING_ABOVE | reject-above | ESCALATED
            RECTIFIED        | close        | CLOSED
            ORDERED          | revoke       | REVOKED
            RECTIFYING       | revoke       | REVOKED
            EXTENDED         | revoke       | REVOKED
            RECHECKING       | revoke       | REVOKED
            RETURNED         | revoke       | REVOKED
            RECHECKING_AGAIN | revoke       | REVOKED
            ESCALATED        | revoke       | REVOKED
            INTERVIEWED      | revoke       | REVOKED
            RECHECKING_ABOVE | revoke       | REVOKED
            RECTIFIED        | revoke       | REVOKED
            """;

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "rectifications",
                    "整改",
                    "rectification",
                    "b5",
                    Set.of(
                            Roles.UNIT_CHIEF,
                            Roles.LEGAL_OFFICER,
                            Roles.CASE_MANAGER,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.INSPECTORATE,
                            Roles.INSPECTOR_GENERAL,
                            Roles.DISCIPLINE,
                            Roles.BUREAU_LEADER,
                            Roles.SUPERVISION_COMMITTEE),
                    Set.of()),
            STATES,
            STEPS,
            MOVES);

    private RectificationProcedure() {}
}
