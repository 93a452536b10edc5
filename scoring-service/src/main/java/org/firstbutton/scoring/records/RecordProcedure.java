package org.firstbutton.scoring.records;

import static org.firstbutton.chassis.access.Roles.BUREAU_LEADER;
import static org.firstbutton.chassis.access.Roles.CASE_MANAGER;
import static org.firstbutton.chassis.access.Roles.HANDLING_OFFICER;
import static org.firstbutton.chassis.access.Roles.LEGAL_BRIGADE;
import static org.firstbutton.chassis.access.Roles.LEGAL_CORPS;
import static org.firstbutton.chassis.access.Roles.LEGAL_DETACHMENT;
import static org.firstbutton.chassis.access.Roles.LEGAL_OFFICER;
import static org.firstbutton.chassis.access.Roles.RESPONDING_OFFICER;
import static org.firstbutton.chassis.access.Roles.SCORE_ADMIN;
import static org.firstbutton.chassis.access.Roles.SUPERVISION_COMMITTEE;
import static org.firstbutton.chassis.access.Roles.TRAINING_OFFICER;
import static org.firstbutton.chassis.access.Roles.UNIT_CHIEF;

import java.util.Set;
import org.firstbutton.chassis.procedure.Procedure;

/**
 * 记录程序 — entered by one, confirmed by another, revoked by a third. Who may do so for which kind is said by the
 * {@link RecordKinds}; this table names whoever may for any.
 */
public final class RecordProcedure {
    /** Who reads the records of others. */
    static final Set<String> READERS = Set.of(
            TRAINING_OFFICER,
            UNIT_CHIEF,
            LEGAL_OFFICER,
            CASE_MANAGER,
            LEGAL_BRIGADE,
            LEGAL_DETACHMENT,
            LEGAL_CORPS,
            SCORE_ADMIN,
            BUREAU_LEADER,
            SUPERVISION_COMMITTEE);

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head("records", "记录", "record", "d2", READERS, Set.of(HANDLING_OFFICER, RESPONDING_OFFICER)),
            """
            state     | zh       | en
            ASSIGNED  | 已指派   | training assigned
            ENTERED   | 待认可   | awaits confirmation
            CONFIRMED | 已认可   | confirmed
            REJECTED  | 不予认可 | not confirmed
            REVOKED   | 已撤销   | revoked
            """,
            """
            step               | zh       | en                                          | fact                   | by                                                    | approved by | given
            assign-training    | 指派培训 | assign a training to an officer             | training.assigned      | TRAINING_OFFICER UNIT_CHIEF LEGAL_BRIGADE             |             | recordId=id
            enter              | 填报     | enter a record of one of the kinds          | record.entered         | TRAINING_OFFICER UNIT_CHIEF LEGAL_OFFICER CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS SCORE_ADMIN HANDLING_OFFICER RESPONDING_OFFICER | | recordId=id
            complete-training  | 完成培训 | say that an assigned training was completed | training.completed     | TRAINING_OFFICER UNIT_CHIEF LEGAL_OFFICER LEGAL_BRIGADE |           | recordId=id officerId=subject
            confirm            | 认可     | confirm it, or answer a question            | record.confirmed       | TRAINING_OFFICER LEGAL_OFFICER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS BUREAU_LEADER SUPERVISION_COMMITTEE | | recordId=id kind='-' officerId=none measure=none heldAt='2000-01-01T00:00:00Z'
            refuse             | 不予认可 | do not confirm it, saying why               | record.refused         | TRAINING_OFFICER LEGAL_OFFICER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS BUREAU_LEADER | | recordId=id
            revoke             | 撤销     | revoke it; what it earned is reversed       | record.revoked         | TRAINING_OFFICER LEGAL_OFFICER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS BUREAU_LEADER | | recordId=id officerId=none
            tell-exam          | 通报考试 | tell of an exam                             | exam.taken             |                                                       |             | recordId=id officerId=subject result='-' score=none
            tell-qualification | 通报资格 | tell of a qualification                     | qualification.obtained |                                                       |             | recordId=id officerId=subject qualification='-'
            """,
            """
            state     | steps                        | then
            -         | assign-training              | ASSIGNED
            -         | enter                        | ENTERED
            ASSIGNED  | complete-training            | ENTERED
            ENTERED   | confirm                      | CONFIRMED
            ENTERED   | refuse                       | REJECTED
            CONFIRMED | tell-exam tell-qualification | CONFIRMED
            CONFIRMED | revoke                       | REVOKED
            """);

    private RecordProcedure() {}
}
