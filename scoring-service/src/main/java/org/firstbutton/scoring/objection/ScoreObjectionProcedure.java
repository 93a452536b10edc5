package org.firstbutton.scoring.objection;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/** 积分异议程序 — entered once against an entry, decided once by the legal service; rule ACC-08 watches the time it takes. */
public final class ScoreObjectionProcedure {
    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "score-objections",
                    "积分异议",
                    "objection to an entry",
                    "d6",
                    Set.of(Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS, Roles.SCORE_ADMIN),
                    Set.of(Roles.HANDLING_OFFICER, Roles.RESPONDING_OFFICER, Roles.LEGAL_OFFICER, Roles.UNIT_CHIEF)),
            """
            state   | zh     | en
            OPEN    | 待决定 | undecided
            DECIDED | 已决定 | decided
            """,
            """
            step   | zh       | en                                        | fact                    | by                                                          | approved by | given
            object | 提出异议 | object to an entry of one's own account   | score.objected          | HANDLING_OFFICER RESPONDING_OFFICER LEGAL_OFFICER UNIT_CHIEF |            | objectionId=id account='-'
            decide | 决定     | uphold the objection, or not              | score.objection-decided | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS                   |            | objectionId=id entryId=none account=none
            """,
            """
            state | steps  | then
            -     | object | OPEN
            OPEN  | decide | DECIDED
            """);

    private ScoreObjectionProcedure() {}
}
