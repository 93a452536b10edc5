package org.firstbutton.scoring.dossierreview;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/**
 * 案卷评查程序 — the reviewer sees only what was assigned to him, so a second reviewer does not know the first score, and
 * the handler never learns who reviewed.
 */
public final class DossierReviewProcedure {
    private static final String STATES = """
            state                   | zh         | en
            SELECTED                | 已抽选     | selected
            ASSIGNED                | 已分派     | assigned
            SCORED                  | 已评分     | scored
            OBJECTED                | 异议中     | objected to
            RECHECKED               | 已复评     | rechecked
            CONFIRMED               | 已定分     | confirmed
            NOMINATED               | 已推荐     | nominated
            PUBLISHED               | 已上榜     | published
            RECTIFIED               | 已整改     | rectified
            REMOVED_FROM_BLACK_LIST | 已撤下黑榜 | removed from the black list
            """;
    private static final String STEPS = """
            step     | zh       | en                                          | fact               | by                                                     | approved by | given
            select   | 抽选     | select the dossier of a closed case         | dossier.selected   | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT            |             | dossierId=id caseId=case
            assign   | 分派     | assign a reviewer who had no part in it     | dossier.assigned   | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT            |             | dossierId=id
            score    | 评分     | score it                                    | dossier.scored     | LEGAL_OFFICER                                          |             | dossierId=id caseId=case reviewer=actor score=0 form='-'
            object   | 异议     | enter an objection of the handler           | dossier.objected   | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT            |             | dossierId=id
            recheck  | 复评     | review it again after an objection          | dossier.rechecked  | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS             |             | dossierId=id reviewer=actor
            confirm  | 定分     | confirm the score                           | dossier.confirmed  | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS             |             | dossierId=id caseId=case sample='-' score=0 officerId=none vetoes=[]
            nominate | 推荐     | nominate it for the best or the worst       | dossier.nominated  | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS             |             | dossierId=id
            publish  | 上榜     | record that it was published on a list      | dossier.published  | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS             |             | dossierId=id
            rectify  | 整改     | record that it was put right                | dossier.rectified  | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT            |             | dossierId=id
            delist   | 下榜     | take it off the black list                  | dossier.delisted   | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS             |             | dossierId=id
            """;
    private static final String MOVES = """
            state     | steps    | then
            -         | select   | SELECTED
            SELECTED  | assign   | ASSIGNED
            ASSIGNED  | assign   | ASSIGNED
            ASSIGNED  | score    | SCORED
            SCORED    | object   | OBJECTED
            OBJECTED  | recheck  | RECHECKED
            SCORED    | confirm  | CONFIRMED
            RECHECKED | confirm  | CONFIRMED
            CONFIRMED | nominate | NOMINATED
            NOMINATED | publish  | PUBLISHED
            PUBLISHED | rectify  | RECTIFIED
            RECTIFIED | delist   | REMOVED_FROM_BLACK_LIST
            """;

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "dossier-reviews",
                    "案卷评查",
                    "dossier review",
                    "b7",
                    Set.of(Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS),
                    Set.of(Roles.LEGAL_OFFICER)),
            STATES,
            STEPS,
            MOVES);

    private DossierReviewProcedure() {}
}
