package org.firstbutton.supervision.objection;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/** 异议程序 — the unit contests a confirmed finding once; the decision is final here. */
public final class ObjectionProcedure {
    private static final String STATES = """
            state      | zh           | en
            OBJECTED   | 待决定       | awaits its decision
            UPHELD     | 问题维持     | the finding stands
            OVERTURNED | 问题推翻     | the finding was overturned
            """;
    private static final String STEPS = """
            step     | zh       | en                                    | fact                       | by                                                                           | approved by | given
            object   | 提出异议 | contest a confirmed finding           | finding.objected           | UNIT_CHIEF BUREAU_LEADER                                                     |             | objectionId=id ruleId='-' unit='-' dueAt=due
            uphold   | 维持     | decide that the finding stands        | finding.objection-decided  | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE SUPERVISION_COMMITTEE |             | objectionId=id findingId=subject ruleId='-' outcome='UPHELD'
            overturn | 推翻     | decide that the finding does not hold | finding.objection-decided  | LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE SUPERVISION_COMMITTEE |             | objectionId=id findingId=subject ruleId='-' outcome='OVERTURNED'
            settle   | 了结     | the finding was overturned otherwise  | finding.objection-decided  |                                                                              |             | objectionId=id findingId=subject ruleId='-' outcome='OVERTURNED' reason='-'
            """;
    private static final String MOVES = """
            state    | steps           | then
            -        | object          | OBJECTED
            OBJECTED | uphold          | UPHELD
            OBJECTED | overturn settle | OVERTURNED
            """;

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "objections",
                    "异议",
                    "objection",
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

    private ObjectionProcedure() {}
}
