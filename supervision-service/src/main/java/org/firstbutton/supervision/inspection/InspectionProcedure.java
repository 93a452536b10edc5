package org.firstbutton.supervision.inspection;

import java.util.Set;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;

/**
 * 巡查程序 — one visit of two inspectors to one unit. It is recorded at the office that sends them, never at the unit, so
 * that the unit's scope does not reach it. There is no step to call a visit off: a unit that nobody came to stays a gap.
 */
public final class InspectionProcedure {
    private static final String STATES = """
            state   | zh           | en
            PLANNED | 已计划       | planned
            ARRIVED | 已到达       | the inspectors have arrived
            DONE    | 已完成       | done
            HELD    | 联合巡查办结 | held jointly and exchanged
            """;
    private static final String STEPS = """
            step         | zh       | en                                          | fact                  | by                                                                                                | approved by                                                                                       | given
            plan         | 计划     | send two inspectors to a unit               | inspection.planned    | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE SUPERVISION_COMMITTEE        |                                                                                                   | planId=id schemeId=none
            arrive       | 到达     | record the arrival; from now on the unit knows | inspection.arrived | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE BUREAU_LEADER                |                                                                                                   | planId=id unit='-' arrivedBy=actor
            finish       | 完成     | record what was seen, signed by both        | inspection.done       | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE BUREAU_LEADER                | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS INSPECTORATE BUREAU_LEADER                | planId=id scheme='-' officerId='-' missing=[] unit='-'
            hold-jointly | 联合办结 | record that it was held with the procuratorate | joint-inspection.held | CASE_MANAGER LEGAL_BRIGADE LEGAL_DETACHMENT LEGAL_CORPS                                         |                                                                                                   | office='JOINT_OFFICE' planId=id liaison='-'
            """;
    private static final String MOVES = """
            state   | steps        | then
            -       | plan         | PLANNED
            PLANNED | arrive       | ARRIVED
            ARRIVED | finish       | DONE
            DONE    | hold-jointly | HELD
            """;

    public static final Procedure TABLE = new Procedure(
            new Procedure.Head(
                    "inspections",
                    "巡查",
                    "inspection",
                    "inspection",
                    Set.of(
                            Roles.CASE_MANAGER,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.INSPECTORATE,
                            Roles.INSPECTOR_GENERAL,
                            Roles.SUPERVISION_COMMITTEE,
                            Roles.BUREAU_LEADER),
                    Set.of()),
            STATES,
            STEPS,
            MOVES);

    private InspectionProcedure() {}
}
