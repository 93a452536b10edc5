package org.firstbutton.intake.complaint;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/**
 * 投诉信访程序 — the table b9: one run is one complaint or petition. That it was handled is no fact of its own: the reply
 * says so. Units complained of do not see it; who answers for them does.
 */
public final class ComplaintProcedure {
    private static final String STATES = """
            state                   | zh         | en
            RECEIVED                | 已收到     | received
            ACKNOWLEDGED            | 已告知     | acknowledged
            ACCEPTED                | 已受理     | accepted
            EXTENDED                | 已延期     | extended
            REPLIED                 | 已答复     | replied
            REVIEW_REQUESTED        | 已申请复查 | review requested
            REVIEWED                | 已复查     | reviewed
            SECOND_REVIEW_REQUESTED | 已申请复核 | second review requested
            CLOSED                  | 复核终结   | closed by the second review
            SETTLED                 | 已化解     | settled
            """;
    private static final String STEPS = """
            step                  | zh       | en                               | fact                      | by                           | approved by   | given
            receive               | 登记     | receive                          | complaint.received        | PETITION_DESK CALLBACK_AGENT |               | complaintId=id caseId=case
            acknowledge           | 告知收到 | acknowledge in writing           | complaint.acknowledged    | PETITION_DESK                |               | complaintId=id
            accept                | 受理     | accept                           | complaint.accepted        | PETITION_DESK                |               | complaintId=id
            extend                | 延期     | extend by 30 days, once          | complaint.extended        | PETITION_DESK                | BUREAU_LEADER | complaintId=id approver=approver
            reply                 | 答复     | reply                            | complaint.replied         | PETITION_DESK                |               | complaintId=id
            request-review        | 申请复查 | record that a review is asked for | petition.review-requested | PETITION_DESK               |               | complaintId=id stage='REVIEW'
            review                | 复查答复 | reply to the review              | petition.reviewed         | PETITION_DESK                |               | complaintId=id stage='REVIEW'
            request-second-review | 申请复核 | record that a second review is asked for | petition.review-requested | PETITION_DESK        |               | complaintId=id stage='SECOND_REVIEW'
            review-again          | 复核答复 | reply to the second review       | petition.reviewed         | PETITION_DESK                |               | complaintId=id stage='SECOND_REVIEW'
            assign-leader         | 领导包案 | put a leader in charge           | petition.leader-assigned  | PETITION_DESK                | BUREAU_LEADER | complaintId=id
            settle                | 化解     | settle                           | petition.settled          | PETITION_DESK                |               | complaintId=id
            """;
    private static final String MOVES = """
            state                   | steps                 | then
            -                       | receive               | RECEIVED
            RECEIVED                | acknowledge           | ACKNOWLEDGED
            RECEIVED                | assign-leader         | RECEIVED
            ACKNOWLEDGED            | accept                | ACCEPTED
            ACKNOWLEDGED            | assign-leader         | ACKNOWLEDGED
            ACCEPTED                | extend                | EXTENDED
            ACCEPTED                | reply                 | REPLIED
            ACCEPTED                | assign-leader         | ACCEPTED
            ACCEPTED                | settle                | SETTLED
            EXTENDED                | reply                 | REPLIED
            EXTENDED                | assign-leader         | EXTENDED
            EXTENDED                | settle                | SETTLED
            REPLIED                 | request-review        | REVIEW_REQUESTED
            REPLIED                 | assign-leader         | REPLIED
            REPLIED                 | settle                | SETTLED
            REVIEW_REQUESTED        | review                | REVIEWED
            REVIEW_REQUESTED        | assign-leader         | REVIEW_REQUESTED
            REVIEW_REQUESTED        | settle                | SETTLED
            REVIEWED                | request-second-review | SECOND_REVIEW_REQUESTED
            REVIEWED                | assign-leader         | REVIEWED
            REVIEWED                | settle                | SETTLED
            SECOND_REVIEW_REQUESTED | review-again          | CLOSED
            SECOND_REVIEW_REQUESTED | assign-leader         | SECOND_REVIEW_REQUESTED
            SECOND_REVIEW_REQUESTED | settle                | SETTLED
            """;

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "complaints",
                    "投诉信访",
                    "complaint or petition",
                    "b9",
                    Set.of(
                            Roles.PETITION_DESK,
                            Roles.CASE_MANAGER,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.INSPECTORATE,
                            Roles.INSPECTOR_GENERAL,
                            Roles.BUREAU_LEADER),
                    Set.of(Roles.CALLBACK_AGENT)),
            STATES,
            STEPS,
            MOVES);

    private ComplaintProcedure() {}
}
