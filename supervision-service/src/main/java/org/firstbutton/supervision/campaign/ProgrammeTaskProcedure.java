package org.firstbutton.supervision.campaign;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/** 任务程序 — one measure of a programme: set, reported on by the organisation that answers for it, accepted by somebody else. */
public final class ProgrammeTaskProcedure {
    private static final String STATES = """
            state    | zh     | en
            SET      | 已下达 | set
            AT_WORK  | 推进中 | being worked on
            FINISHED | 待验收 | reported as done
            ACCEPTED | 已办结 | accepted
            """;
    private static final String STEPS = """
            step   | zh     | en                               | fact                    | by                                                                                          | approved by | given
            set    | 下达   | say what is to be done, by when  | programme-task.set      | SUPERVISION_COMMITTEE LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE               |             | taskId=id
            report | 报进展 | say how far it is                | programme-task.reported | UNIT_CHIEF CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT TRAINING_OFFICER BUREAU_LEADER       |             | taskId=id reporter=actor
            finish | 报办结 | say that it is done, with result | programme-task.finished | UNIT_CHIEF CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT TRAINING_OFFICER BUREAU_LEADER       |             | taskId=id reporter=actor
            accept | 验收   | find that it is done             | programme-task.accepted | SUPERVISION_COMMITTEE LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE               |             | taskId=id
            return | 退回   | find that it is not              | programme-task.returned | SUPERVISION_COMMITTEE LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE               |             | taskId=id
            """;
    private static final String MOVES = """
            state    | steps  | then
            -        | set    | SET
            SET      | report | AT_WORK
            SET      | finish | FINISHED
            AT_WORK  | report | AT_WORK
            AT_WORK  | finish | FINISHED
            FINISHED | accept | ACCEPTED
            FINISHED | return | AT_WORK
            """;

    /**
     * 逾期 — its day is over and nobody has reported it as done, as SQL over {@code proceeding}: the one meaning of it in counts
     * and on worklists. What was reported waits for those above, and its unit is not late with it; what they return is.
     */
    public static final String OVERDUE = "state in ('SET', 'AT_WORK') and expires_at < now()";

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "programme-tasks",
                    "任务清单",
                    "programme task",
                    "programme",
                    Set.of(
                            Roles.UNIT_CHIEF,
                            Roles.LEGAL_OFFICER,
                            Roles.TRAINING_OFFICER,
                            Roles.CASE_MANAGER,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.INSPECTORATE,
                            Roles.INSPECTOR_GENERAL,
                            Roles.BUREAU_LEADER,
                            Roles.SUPERVISION_COMMITTEE),
                    Set.of()),
            STATES,
            STEPS,
            MOVES);

    private ProgrammeTaskProcedure() {}
}
