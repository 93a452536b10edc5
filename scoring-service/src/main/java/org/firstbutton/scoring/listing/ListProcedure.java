package org.firstbutton.scoring.listing;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/** 榜单程序 — the system draws a list, people may object, somebody else publishes it, and black entries leave it again. */
public final class ListProcedure {
    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "lists",
                    "榜单",
                    "list",
                    "d6",
                    Set.of(
                            Roles.SCORE_ADMIN,
                            Roles.CASE_MANAGER,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.BUREAU_LEADER,
                            Roles.SUPERVISION_COMMITTEE),
                    Set.of()),
            """
            state     | zh     | en
            DRAFTED   | 已拟定 | drafted, open to objections
            PUBLISHED | 已公布 | published
            """,
            """
            step             | zh       | en                                       | fact                    | by                                                        | approved by | given
            draft            | 拟定     | draw up a list by its rule               | list.drafted            | SCORE_ADMIN LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS    |             | listId=id best=[] worst=[] fewerReason=none
            object           | 异议     | enter an objection to an entry           | list.objected           | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS   |             | listId=id
            decide-objection | 异议决定 | decide on it                             | list.objection-decided  | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS BUREAU_LEADER SUPERVISION_COMMITTEE |    | listId=id
            publish          | 公布     | publish it                               | list.published          | LEGAL_DETACHMENT LEGAL_CORPS BUREAU_LEADER SUPERVISION_COMMITTEE |      | listId=id list='-' period='-' best=0 worst=0 fewerReason=none
            score-entry      | 计分     | score who answers for an entry           | list.entry-scored       |                                                           |             | listId=id entry='-' side='-' officerId='-'
            remove-entry     | 撤除     | take a black entry off                   | list.entry-removed      | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS BUREAU_LEADER  |             | listId=id rectifiedAt='2000-01-01T00:00:00Z'
            """,
            """
            state     | steps                    | then
            -         | draft                    | DRAFTED
            DRAFTED   | object decide-objection  | DRAFTED
            DRAFTED   | publish                  | PUBLISHED
            PUBLISHED | score-entry remove-entry | PUBLISHED
            """);

    private ListProcedure() {}
}
