package org.firstbutton.scoring.evaluation;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/**
 * 考评程序 — evaluators propose, somebody else checks the ratio and passes it or orders it done again, objections are
 * decided, and only then it is final.
 */
public final class EvaluationProcedure {
    private static final String STATES = """
            state            | zh         | en
            OPEN             | 已启动     | open
            COLLECTING       | 采集报送   | grades are proposed
            PROVISIONAL      | 初评       | provisional
            RATIO_CHECK      | 比例核定   | the ratio is checked
            RERUN_ORDERED    | 推倒重来   | to be done again
            OBJECTION_WINDOW | 异议期     | open to objections
            FINAL            | 终评       | final
            PUBLISHED        | 已公布     | published
            USED             | 已运用     | used
            """;
    private static final String STEPS = """
            step             | zh       | en                                            | fact                          | by                                                             | approved by | given
            open             | 启动     | open a run                                    | evaluation.opened             | SCORE_ADMIN LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS         |             | evaluationId=id
            collect          | 采集     | begin a round; an earlier one counts no more  | evaluation.collecting         | SCORE_ADMIN LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS         |             | evaluationId=id round=0
            submit           | 报送     | propose a grade                               | evaluation.submitted          | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS                     |             | evaluationId=id evaluator=actor
            rescore          | 盲评     | score again, not knowing the first score      | evaluation.rescored           | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS                     |             | evaluationId=id evaluator=actor
            close-round      | 形成初评 | end the round: all are graded                 | evaluation.provisional        | SCORE_ADMIN LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS         |             | evaluationId=id evaluated=0
            check-ratio      | 报请核定 | hold the proposals against the cap            | evaluation.finalising         | SCORE_ADMIN LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS         |             | evaluationId=id evaluated=0 excellent=0 capPercent=0 vetoed=none tied=none
            pass-ratio       | 核定通过 | pass the ratio; objections from now on        | evaluation.ratio-passed       | LEGAL_DETACHMENT LEGAL_CORPS BUREAU_LEADER SUPERVISION_COMMITTEE |           | evaluationId=id excellent=0 allowed=0 until='2000-01-01T00:00:00Z'
            order-rerun      | 推倒重来 | send it back to be done again from zero       | evaluation.rerun-ordered      | LEGAL_DETACHMENT LEGAL_CORPS BUREAU_LEADER SUPERVISION_COMMITTEE |           | evaluationId=id round=0 grounds=[]
            object           | 异议     | enter an objection of who was evaluated       | evaluation.objected           | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS                     |             | evaluationId=id
            decide-objection | 异议决定 | decide on an objection                        | evaluation.objection-decided  | LEGAL_DETACHMENT LEGAL_CORPS BUREAU_LEADER SUPERVISION_COMMITTEE |           | evaluationId=id
            finalise         | 终评     | end the objections; the grades are final      | evaluation.finalised          | LEGAL_DETACHMENT LEGAL_CORPS BUREAU_LEADER SUPERVISION_COMMITTEE |           | evaluationId=id excellent=0 good=0 pass=0 fail=0
            publish          | 公布     | publish                                       | evaluation.published          | SCORE_ADMIN LEGAL_CORPS SUPERVISION_COMMITTEE                  |             | evaluationId=id
            use              | 运用     | use for commendation, rank, appointment       | evaluation.used               | BUREAU_LEADER SUPERVISION_COMMITTEE                            |             | evaluationId=id
            """;
    private static final String MOVES = """
            state            | steps                   | then
            -                | open                    | OPEN
            OPEN             | collect                 | COLLECTING
            COLLECTING       | submit rescore          | COLLECTING
            COLLECTING       | close-round             | PROVISIONAL
            PROVISIONAL      | check-ratio             | RATIO_CHECK
            RATIO_CHECK      | pass-ratio              | OBJECTION_WINDOW
            RATIO_CHECK      | order-rerun             | RERUN_ORDERED
            RERUN_ORDERED    | collect                 | COLLECTING
            OBJECTION_WINDOW | object decide-objection | OBJECTION_WINDOW
            OBJECTION_WINDOW | finalise                | FINAL
            FINAL            | publish                 | PUBLISHED
            PUBLISHED        | use                     | USED
            USED             | use                     | USED
            """;

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "evaluations",
                    "考评",
                    "evaluation run",
                    "b8",
                    Set.of(
                            Roles.SCORE_ADMIN,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.BUREAU_LEADER,
                            Roles.SUPERVISION_COMMITTEE),
                    Set.of()),
            STATES,
            STEPS,
            MOVES);

    private EvaluationProcedure() {}
}
